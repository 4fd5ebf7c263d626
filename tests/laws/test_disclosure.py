"""Laws of withholding: the choice is the best of all safe ones, and nothing withheld can be worked out."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import (
    UnsafeRelease,
    distribution_units,
    published_units,
    remainders,
    require_safe,
)
from tests.laws.organisations import national

Tree = tuple[list[int], list[int]]


@st.composite
def trees(draw: st.DrawFn, most: int = 12, people: int = 7) -> Tree:
    """Parents and own respondents of a random tree, every parent before its children."""
    size = draw(st.integers(1, most))
    parents = [-1, *(draw(st.integers(0, place - 1)) for place in range(1, size))]
    return parents, draw(st.lists(st.integers(0, people), min_size=size, max_size=size))


def totals(tree: Tree) -> list[int]:
    """Respondents of each unit's subtree."""
    parents, own = tree
    found = list(own)
    for place in range(len(own) - 1, 0, -1):
        found[parents[place]] += found[place]
    return found


def is_safe(shown: tuple[bool, ...], tree: Tree, threshold: int) -> bool:
    """Whether every shown unit is large enough and so is what it leaves."""
    parents, own = tree
    left = remainders(shown=shown, own=own, parents=parents)
    large = all(count >= threshold for count, is_shown in zip(totals(tree), shown, strict=True) if is_shown)
    return large and all(count is None or count == 0 or count >= threshold for count in left)


@settings(max_examples=150, deadline=None)
@given(trees(), st.integers(2, 5), st.data())
def test_the_choice_is_the_best_of_all_safe_ones(tree: Tree, threshold: int, data: st.DataObject) -> None:
    parents, own = tree
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(own), max_size=len(own)))
    large = [place for place, count in enumerate(totals(tree)) if count >= threshold]
    best = 0
    for picks in product((False, True), repeat=len(large)):
        shown = [False] * len(own)
        for place, is_picked in zip(large, picks, strict=True):
            shown[place] = is_picked
        if is_safe(tuple(shown), tree, threshold):
            best = max(best, sum(weight for weight, is_shown in zip(weights, shown, strict=True) if is_shown))

    found = published_units(responses=totals(tree), own=own, parents=parents, threshold=threshold, weights=weights)

    assert is_safe(found, tree, threshold)
    assert sum(weight for weight, is_shown in zip(weights, found, strict=True) if is_shown) == best


@settings(deadline=None)
@given(trees(most=40, people=15), st.integers(5, 10))
def test_the_agency_is_shown_whenever_enough_answered(tree: Tree, threshold: int) -> None:
    parents, own = tree
    found = published_units(responses=totals(tree), own=own, parents=parents, threshold=threshold)

    assert is_safe(found, tree, threshold)
    assert found[0] is (sum(own) >= threshold)


@settings(max_examples=60, deadline=None)
@given(trees(most=6, people=4), st.integers(2, 4))
def test_no_combination_of_shown_units_lives_on_fewer_people_than_the_threshold(tree: Tree, threshold: int) -> None:
    """An attacker who adds and subtracts shown units in every possible way, over exact fractions.

    People who belong to the same shown units cannot be told apart, so they are one column; a combination that is zero
    outside some columns exists exactly when the other columns have a smaller rank than all.
    """
    parents, own = tree
    shown = published_units(responses=totals(tree), own=own, parents=parents, threshold=threshold)
    columns, people = _atoms(tree, shown)
    rank = _rank(columns)

    for size in range(1, len(columns) + 1):
        for attacked in combinations(range(len(columns)), size):
            if 0 < sum(people[place] for place in attacked) < threshold:
                others = [column for place, column in enumerate(columns) if place not in attacked]
                assert _rank(others) == rank, "a small group can be worked out"


@settings(max_examples=150, deadline=None)
@given(trees(most=30, people=15), st.integers(2, 10))
def test_rest_groups_cost_no_unit_and_can_be_worked_out_no_more_than_units(tree: Tree, threshold: int) -> None:
    parents, own = tree
    alone = published_units(responses=totals(tree), own=own, parents=parents, threshold=threshold)
    found = with_rest_groups(responses=totals(tree), own=own, parents=parents, threshold=threshold)
    both = published_units(
        responses=found.responses, own=found.own, parents=found.parents, threshold=threshold, weights=found.weights
    )

    assert list(found.responses) == totals((list(found.parents), list(found.own)))
    assert is_safe(both, (list(found.parents), list(found.own)), threshold)
    assert sum(both[place] for place in found.places) == sum(alone)
    assert all(found.responses[group.place] >= threshold for group in found.groups)


@settings(max_examples=150, deadline=None)
@given(trees(most=12, people=15), st.integers(2, 6), st.integers(0, 12))
def test_distributions_are_the_best_safe_family_with_the_agency_before_all(
    tree: Tree, threshold: int, more: int
) -> None:
    parents, own = tree
    shown = published_units(responses=totals(tree), own=own, parents=parents, threshold=threshold)
    found = distribution_units(
        shown=shown, responses=totals(tree), own=own, parents=parents, distribution_from=threshold + more
    )

    assert is_safe(found, tree, threshold + more)
    assert all(is_shown for is_shown, has_distribution in zip(shown, found, strict=True) if has_distribution)
    assert (found[0], sum(found)) == max(
        (picks[0], sum(picks))
        for picks in product(*((False, True) if is_shown else (False,) for is_shown in shown))
        if is_safe(picks, tree, threshold + more)
    )


def test_a_country_of_units_is_withheld_safely_and_most_of_it_is_shown() -> None:
    country = national(units=6_000, agencies=180)
    responses = country.responses
    shown = published_units(responses=responses, own=country.own, parents=country.parents, threshold=10)
    distributed = distribution_units(
        shown=shown, responses=responses, own=country.own, parents=country.parents, distribution_from=30
    )

    require_safe(shown=shown, own=country.own, parents=country.parents, threshold=10)
    require_safe(shown=distributed, own=country.own, parents=country.parents, threshold=30)
    assert sum(shown) >= 0.65 * (responses >= 10).sum()
    with pytest.raises(UnsafeRelease):
        require_safe(shown=(responses >= 10).tolist(), own=country.own, parents=country.parents, threshold=10)


def test_the_attacker_finds_what_a_plain_threshold_gives_away() -> None:
    columns, people = _atoms(([-1, 0, 0], [0, 4, 3]), (True, True, False))

    others = [column for column, count in zip(columns, people, strict=True) if count != 3]

    assert _rank(others) < _rank(columns)


def _atoms(tree: Tree, shown: tuple[bool, ...]) -> tuple[list[tuple[int, ...]], list[int]]:
    """Which shown units people belong to, and how many belong to exactly those."""
    parents, own = tree
    units = [place for place, is_shown in enumerate(shown) if is_shown]
    people: dict[tuple[int, ...], int] = {}
    for place, count in enumerate(own):
        above = {place}
        while parents[place] >= 0:
            place = parents[place]
            above.add(place)
        membership = tuple(int(unit in above) for unit in units)
        people[membership] = people.get(membership, 0) + count
    kept = {membership: count for membership, count in people.items() if count and any(membership)}
    return list(kept), list(kept.values())


def _rank(columns: list[tuple[int, ...]]) -> int:
    rows = [[Fraction(value) for value in column] for column in columns]
    rank = 0
    for place in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[rank:] if row[place]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        for row in rows[rank + 1 :]:
            factor = row[place] / pivot[place]
            row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
        rank += 1
    return rank
