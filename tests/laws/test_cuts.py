"""Laws of demographic cuts: the graph says exactly what the best attacker can do, and what is cut is safe."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.disclosure.cuts import OUTSIDE, publishable_cuts, smallest_combination
from assessment.domain.disclosure.minimum_cut import minimum_cut_up_to
from assessment.domain.disclosure.tree import published_units
from tests.laws.attackers import smallest_support

LABELS = st.integers(OUTSIDE, 2)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(LABELS, LABELS, st.integers(0, 9)), min_size=1, max_size=8))
def test_two_families_give_away_what_the_smallest_cut_says(strata: list[tuple[int, int, int]]) -> None:
    first, second, people = np.array(strata).T
    assume(((people > 0) & ((first != OUTSIDE) | (second != OUTSIDE))).any())
    cells = np.array([labels == label for labels in (first, second) for label in range(3)])

    found = smallest_combination(first=first, second=second, people=people)

    assert found == smallest_support(cells=cells, people=people)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 6), st.data())
def test_the_cut_is_the_smallest_of_all_ways_to_part_the_vertices(size: int, data: st.DataObject) -> None:
    drawn = np.array(data.draw(st.lists(st.integers(0, 9), min_size=size * size, max_size=size * size)))
    weights = np.triu(drawn.reshape(size, size), 1)
    weights += weights.T
    sides = [np.array([side >> vertex & 1 for vertex in range(size)], dtype=bool) for side in range(1, 2**size - 1)]
    best = min(int(weights[np.ix_(side, ~side)].sum()) for side in sides)

    assert minimum_cut_up_to(weights, 1_000) == best
    assert minimum_cut_up_to(weights, 7) == min(best, 7)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(2, 4), st.data())
def test_no_combination_of_units_and_cuts_lives_on_fewer_than_the_threshold(
    size: int, threshold: int, data: st.DataObject
) -> None:
    parents = [-1, *(data.draw(st.integers(0, place - 1)) for place in range(1, size))]
    drawn = data.draw(st.lists(st.integers(0, 6), min_size=2 * size, max_size=2 * size))
    counts = np.array(drawn).reshape(size, 2)
    shown, cut = _released(parents, counts, threshold)
    assume(any(shown))
    units, categories = np.repeat(np.arange(size), 2), np.tile(np.arange(2), size)
    within = _subtrees(parents)[:, units]
    cells = [within[place] for place in range(size) if shown[place]]
    cells += [within[place] & (categories == category) for place in range(size) if cut[place] for category in range(2)]

    assert smallest_support(cells=np.array(cells), people=counts.ravel()) >= threshold


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.integers(2, 4), st.data())
def test_each_category_of_a_cut_unit_is_nobody_or_large(size: int, threshold: int, data: st.DataObject) -> None:
    parents = [-1, *(data.draw(st.integers(0, place - 1)) for place in range(1, size))]
    drawn = data.draw(st.lists(st.integers(0, 6), min_size=3 * size, max_size=3 * size))
    counts = np.array(drawn).reshape(size, 3)
    shown, cut = _released(parents, counts, threshold)
    totals = _subtrees(parents) @ counts

    assert all(is_shown for is_shown, is_cut in zip(shown, cut, strict=True) if is_cut)
    assert all(((totals[place] == 0) | (totals[place] >= threshold)).all() for place in np.flatnonzero(cut))


def _released(parents: list[int], counts: NDArray[np.int64], threshold: int) -> tuple[tuple[bool, ...], ...]:
    own = counts.sum(axis=1)
    responses = _subtrees(parents) @ own
    shown = published_units(responses=responses, own=own, parents=parents, threshold=threshold)
    return shown, publishable_cuts(
        shown=shown, parents=parents, counts=counts, threshold=threshold, cut_from=2 * threshold
    )


def _subtrees(parents: list[int]) -> NDArray[np.bool_]:
    """[V, V] whether the second unit is the first or stands under it."""
    within = np.eye(len(parents), dtype=np.bool_)
    for place in range(len(parents) - 1, 0, -1):
        within[parents[place]] |= within[place]
    return within
