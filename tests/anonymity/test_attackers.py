"""Attackers who solve equations find nothing in what is published, and something as soon as one rule is missing."""

import random
from functools import cache

import pytest

from tests.anonymity.attack.bounds import Published, determined, interval
from tests.anonymity.attack.cells import Cells, distinct, of_kinds, of_tree
from tests.anonymity.attack.integer import smallest_combination
from tests.anonymity.attack.linear import leverages, smallest_support, strongest
from tests.anonymity.attack.mutants import Agency, Release, Rule, agency, is_refused, release, stale, totals

AGENCIES = range(500)
FEW = range(30)
ANYBODY = 10**6
LEVELS = 5


@cache
def agencies() -> tuple[Agency, ...]:
    return tuple(agency(seed) for seed in AGENCIES)


def is_leaking(found: Agency, published: Release) -> bool:
    """Whether a combination lives on fewer than the threshold, or a distribution on fewer than its own one."""
    return (
        smallest_support(published.sums, below=found.threshold) is not None
        or smallest_support(published.distributions, below=found.distribution_from) is not None
    )


def known_of(found: Agency, published: Release, *, seed: int, often: int) -> Published:
    """One item on which people largely agree: means of all cells, counts of those that show distributions."""
    chance = random.Random(seed)
    staff = found.staff
    said = [[0] * LEVELS for _ in staff]
    for unit, people in enumerate(staff):
        for _ in range(people):
            said[unit][often if chance.random() < 0.9 else chance.randrange(LEVELS)] += 1
    # Staff are the first kinds; rows of leaders have none of them.
    cells = {tuple(int(weight > 0) for weight in row[: len(staff)]) for row in published.sums.rows}
    spread = [tuple(int(weight > 0) for weight in row) for row in published.distributions.rows]
    return Published(
        people=staff,
        levels=LEVELS,
        counts=tuple((cell, tuple(sum_over(cell, said, level) for level in range(LEVELS))) for cell in spread),
        means=tuple((cell, sum(level * sum_over(cell, said, level) for level in range(LEVELS))) for cell in cells),
    )


def known_answers(rule: Rule | None, *, often: int) -> tuple[int, int]:
    """People of fifty agencies whose answer follows, and those of them who are too few in their agency to hide."""
    people = few = 0
    for seed in range(50):
        found = agency(seed)
        published = release(found, off=rule)
        sure = sum(found.staff[unit] for unit in determined(known_of(found, published, seed=seed, often=often)))
        people += sure
        few += sure if sure < found.threshold else 0
    return people, few


def sum_over(cell: tuple[int, ...], said: list[list[int]], level: int) -> int:
    return sum(counts[level] for inside, counts in zip(cell, said, strict=True) if inside)


def test_nothing_is_found_in_five_hundred_agencies_with_all_rules() -> None:
    published = [release(found) for found in agencies()]

    assert sum(len(one.sums.rows) for one in published) > 3000
    assert sum(len(one.distributions.rows) for one in published) > 500
    assert not [found for found, one in zip(agencies(), published, strict=True) if is_leaking(found, one)]


def test_no_group_below_the_threshold_has_leverages_that_add_up_to_one() -> None:
    for found in agencies():
        published, units = release(found), len(found.staff)
        for group in (of_kinds(published.sums, 0, units), of_kinds(published.sums, units, 2 * units)):
            assert strongest(group, people=found.threshold - 1) < 1 - 1e-9
        assert strongest(published.distributions, people=found.distribution_from - 1) < 1 - 1e-9


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.name.lower())
def test_something_is_found_as_soon_as_one_rule_is_missing(rule: Rule) -> None:
    leaking = [found for found in agencies() if is_leaking(found, release(found, off=rule))]

    assert len(leaking) > 10, rule.value


@pytest.mark.parametrize(
    "rule",
    [None, Rule.TREE, Rule.WEIGHTING, Rule.GROUPS, Rule.LEDGER],
    ids=lambda rule: rule.name.lower() if rule else "all",
)
def test_elimination_and_the_solver_find_the_same_fewest_people(rule: Rule | None) -> None:
    for found in [agency(seed) for seed in FEW]:
        published = release(found, off=rule).sums
        assert smallest_support(published, below=ANYBODY) == smallest_combination(published)


def test_where_somebody_can_be_worked_out_leverages_say_so() -> None:
    for rule in (Rule.TREE, Rule.GROUPS, Rule.LEDGER):
        for found in agencies():
            published = release(found, off=rule).sums
            people = smallest_support(published, below=found.threshold)
            if people is not None:
                assert strongest(published, people=people) > 1 - 1e-9


def test_the_last_look_stops_a_choice_exactly_where_the_attacker_would_find_something() -> None:
    refused = 0
    for found in agencies():
        shown = stale(found)
        cells = of_tree(own=found.staff, parents=found.parents, shown=shown)
        is_found = smallest_support(cells, below=found.threshold) is not None
        refused += is_refused(found, shown)
        assert is_refused(found, shown) is is_found
    assert refused > 10


def test_whose_answer_follows_said_the_same_as_at_least_the_threshold() -> None:
    people, few = known_answers(None, often=LEVELS - 1)

    assert people > 0
    assert few == 0


def test_a_plain_threshold_tells_answers_of_too_few() -> None:
    assert known_answers(Rule.TREE, often=LEVELS - 1)[1] > 10


def test_distributions_of_small_units_tell_answers_that_means_do_not() -> None:
    assert known_answers(Rule.LARGE, often=2)[0] > known_answers(None, often=2)[0]


# The attackers themselves, on cases that can be followed with a pencil.


def test_a_parent_less_its_shown_child_leaves_the_hidden_one() -> None:
    cells = of_tree(own=[0, 12, 3], parents=[-1, 0, 0], shown=[True, True, False])

    assert smallest_support(cells, below=10) == smallest_combination(cells) == 3
    assert leverages(cells).tolist() == pytest.approx([1 / 12, 1 / 3])
    assert strongest(cells, people=3) == pytest.approx(1)


def test_two_tables_that_are_safe_alone_part_three_people_together() -> None:
    # Kinds: 7 in row and column one, 3 in row one, 3 in column one, 12 in neither.
    cells = Cells((7, 3, 3, 12), ((1, 1, 0, 0), (0, 0, 1, 1), (1, 0, 1, 0), (0, 1, 0, 1)))

    assert smallest_support(cells, below=10) == smallest_combination(cells) == 6


def test_two_weightings_of_the_same_people_part_them() -> None:
    cells = Cells((4, 8), ((1, 1), (2, 1)))

    assert smallest_support(cells, below=10) == smallest_combination(cells) == 4


def test_nothing_published_gives_nothing_away() -> None:
    cells = Cells((4, 8), ())

    assert smallest_support(cells, below=10) is None
    assert smallest_combination(cells) is None
    assert strongest(cells, people=9) == 0


def test_kinds_that_no_cell_parts_are_one() -> None:
    assert distinct(Cells((4, 0, 8, 5), ((1, 1, 1, 0),))) == Cells((12,), ((1,),))


def test_bounds_tell_how_many_of_the_hidden_unit_must_have_said_a_level() -> None:
    # Twelve people, nine of them at the top, four of the twelve in a hidden unit.
    known = Published(people=(8, 4), levels=3, counts=(((1, 1), (1, 2, 9)),), means=())

    assert interval(known, kinds=[1], level=2) == pytest.approx((1, 4))
    assert interval(known, kinds=[1], level=0) == pytest.approx((0, 1))
    assert determined(known) == []


def test_a_mean_at_the_end_of_the_scale_tells_everybodys_answer() -> None:
    assert determined(Published(people=(8, 4), levels=3, counts=(), means=(((1, 1), 24),))) == [0, 1]


def test_a_mean_and_a_distribution_together_can_tell_what_neither_does_alone() -> None:
    everybody, child = (1, 1), (0, 1)
    counts = ((everybody, (4, 0, 8)),)

    assert determined(Published((8, 4), 3, counts, ())) == []
    assert determined(Published((8, 4), 3, counts, ((child, 0),))) == [0, 1]


def test_totals_are_of_the_whole_branch() -> None:
    assert totals([1, 2, 3], [-1, 0, 1]) == [6, 5, 3]
