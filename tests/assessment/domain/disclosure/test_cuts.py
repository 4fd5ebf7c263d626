"""Tests of cutting units by a characteristic of their people."""

import numpy as np
import pytest

from assessment.domain.disclosure.cuts import OUTSIDE, NothingReleased, publishable_cuts, smallest_combination

ROOT = -1


def combination(*strata: tuple[int, int, int]) -> int:
    """The smallest combination of strata given as atom of the first, atom of the second family, people."""
    first, second, people = np.array(strata).T
    return smallest_combination(first=first, second=second, people=people)


def cuts(counts: list[list[int]], parents: list[int], shown: list[bool] | None = None, **limits: int) -> list[bool]:
    """Which units are cut; all are shown unless said."""
    limits = {"threshold": 10, "cut_from": 50} | limits
    is_shown = [True] * len(parents) if shown is None else shown
    found = publishable_cuts(shown=is_shown, parents=parents, counts=np.array(counts), **limits)
    return list(found)


def test_one_family_gives_away_its_smallest_atom() -> None:
    assert combination((0, OUTSIDE, 12), (1, OUTSIDE, 11), (OUTSIDE, OUTSIDE, 3)) == 11
    assert combination((OUTSIDE, 0, 12), (OUTSIDE, 1, 14)) == 12


def test_two_families_give_away_less_than_their_atoms() -> None:
    """Rows of 10 and 10, columns of 10 and 10: the first row less the first column leaves 2 + 2 people."""
    assert combination((0, 0, 8), (0, 1, 2), (1, 0, 2), (1, 1, 8)) == 4


def test_parts_that_share_nobody_are_looked_at_apart() -> None:
    assert combination((0, 0, 12), (1, 1, 15)) == 12


def test_people_outside_a_family_are_its_common_ground() -> None:
    assert combination((0, OUTSIDE, 20), (0, 0, 3), (OUTSIDE, 0, 20)) == 23
    assert combination((0, OUTSIDE, 2), (0, 0, 30), (OUTSIDE, 0, 2)) == 4


def test_empty_strata_join_nothing() -> None:
    assert combination((0, 0, 12), (0, 1, 0), (1, 1, 15)) == 12


def test_nothing_released_has_no_combination() -> None:
    with pytest.raises(NothingReleased):
        combination((OUTSIDE, OUTSIDE, 5), (0, 0, 0))


def test_a_unit_with_large_categories_is_cut() -> None:
    assert cuts([[30, 30]], [ROOT]) == [True]


def test_a_category_below_the_threshold_stops_the_whole_cut() -> None:
    assert cuts([[51, 9]], [ROOT]) == [False]


def test_a_category_that_nobody_is_in_stops_nothing() -> None:
    assert cuts([[30, 0, 30]], [ROOT]) == [True]


def test_a_small_unit_is_not_cut() -> None:
    assert cuts([[24, 25]], [ROOT]) == [False]
    assert cuts([[24, 25]], [ROOT], cut_from=49) == [True]


def test_a_unit_that_is_not_shown_is_not_cut() -> None:
    assert cuts([[0, 0], [60, 60], [60, 60]], [ROOT, 0, 1], [True, False, True]) == [True, False, True]


def test_without_a_shown_agency_branches_are_cut() -> None:
    assert cuts([[5, 5], [30, 30], [30, 30]], [ROOT, 0, 0], [False, True, True]) == [False, True, True]


def test_a_unit_below_is_cut_when_what_it_leaves_is_large() -> None:
    assert cuts([[10, 10], [30, 30]], [ROOT, 0]) == [True, True]
    assert cuts([[0, 0], [30, 30]], [ROOT, 0]) == [True, True]


def test_what_a_cut_leaves_of_the_unit_above_must_be_large_in_every_category() -> None:
    assert cuts([[12, 4], [30, 30]], [ROOT, 0]) == [True, False]


def test_units_right_below_are_cut_in_their_order_while_the_rest_stays_large() -> None:
    assert cuts([[2, 8], [30, 30], [30, 30]], [ROOT, 0, 0]) == [True, True, False]


def test_units_and_categories_that_nearly_coincide_are_not_cut() -> None:
    """Every row and column is large, but first unit less first category leaves 2 + 2 people."""
    assert cuts([[0, 0], [40, 2], [2, 40]], [ROOT, 0, 0]) == [False, False, False]


def test_a_refused_unit_is_passed_over_for_the_one_below() -> None:
    counts = [[30, 30], [12, 4], [30, 30]]

    assert cuts(counts, [ROOT, 0, 1]) == [True, True, False]
    assert cuts([[12, 4], [5, 5], [40, 40]], [ROOT, 0, 1]) == [True, False, False]
    assert cuts([[7, 7], [5, 5], [40, 40]], [ROOT, 0, 1]) == [True, False, True]
