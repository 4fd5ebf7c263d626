"""Tests of which units may be shown."""

import numpy as np
import pytest

from assessment.domain.disclosure.tree import (
    NOBODY,
    UnsafeRelease,
    WeightNotPositive,
    distribution_units,
    nearest,
    published_units,
    remainders,
    require_safe,
)

ROOT = -1


def chosen(own: list[int], parents: list[int], threshold: int, weights: list[int] | None = None) -> tuple[bool, ...]:
    """The published units of a tree given by the own respondents of its units."""
    responses = list(own)
    for place in range(len(own) - 1, 0, -1):
        responses[parents[place]] += responses[place]
    return published_units(responses=responses, own=own, parents=parents, threshold=threshold, weights=weights)


def test_a_unit_below_the_threshold_is_withheld() -> None:
    assert chosen([0, 12, 13], [ROOT, 0, 0], 10) == (True, True, True)
    assert chosen([9], [ROOT], 10) == (False,)


def test_one_more_unit_is_withheld_when_subtraction_would_tell() -> None:
    assert chosen([0, 12, 15, 4], [ROOT, 0, 0, 0], 10) == (True, False, True, False)


def test_two_small_units_may_hide_each_other() -> None:
    assert chosen([0, 12, 6, 4], [ROOT, 0, 0, 0], 10) == (True, True, False, False)


def test_people_of_the_agency_itself_count_as_a_remainder() -> None:
    assert chosen([3, 12, 15], [ROOT, 0, 0], 10) == (True, False, True)


def test_a_unit_with_one_unit_below_and_nobody_else_shows_both() -> None:
    assert chosen([0, 0, 12], [ROOT, 0, 1], 10) == (True, True, True)


def test_the_agency_goes_before_all_its_units_together() -> None:
    assert chosen([1, *[10] * 9], [ROOT, *[0] * 9], 10)[0]


def test_weights_decide_what_is_kept() -> None:
    assert chosen([0, 12, 15, 4], [ROOT, 0, 0, 0], 10, [3, 5, 1, 1]) == (True, True, False, False)
    assert chosen([0, 12, 15, 4], [ROOT, 0, 0, 0], 10, [1, 5, 2, 1]) == (False, True, True, False)


def test_a_unit_worth_nothing_cannot_be_chosen_among() -> None:
    with pytest.raises(WeightNotPositive, match="Unit 1 weighs 0"):
        chosen([0, 12], [ROOT, 0], 10, [1, 0])


def test_nobody_answered_and_nothing_is_shown() -> None:
    assert chosen([0, 0], [ROOT, 0], 10) == (False, False)


def test_remainders_are_what_the_shown_units_below_leave() -> None:
    own, parents = [1, 2, 3, 4], [ROOT, 0, 1, 0]

    assert remainders(shown=[True, False, True, False], own=own, parents=parents) == (7, None, 3, None)
    assert remainders(shown=[False] * 4, own=own, parents=parents) == (None,) * 4


def test_an_unsafe_release_does_not_leave() -> None:
    require_safe(shown=[True, True], own=[0, 12], parents=[ROOT, 0], threshold=10)

    with pytest.raises(UnsafeRelease, match="Unit 0 would leave 4"):
        require_safe(shown=[True, True], own=[4, 12], parents=[ROOT, 0], threshold=10)


def test_a_long_chain_of_units_needs_no_recursion() -> None:
    shown = chosen([1] * 3000, [ROOT, *range(2999)], 10)

    assert sum(shown) == 300


def distributed(own: list[int], parents: list[int], shown: list[bool], distribution_from: int = 30) -> tuple[bool, ...]:
    """The units whose distributions may be seen."""
    responses = list(own)
    for place in range(len(own) - 1, 0, -1):
        responses[parents[place]] += responses[place]
    return distribution_units(
        shown=shown, responses=responses, own=own, parents=parents, distribution_from=distribution_from
    )


def test_distributions_need_a_remainder_of_their_own_size() -> None:
    assert distributed([12, 31], [ROOT, 0], [True, True]) == (True, False)
    assert distributed([30, 31], [ROOT, 0], [True, True]) == (True, True)


def test_people_of_units_without_a_distribution_count_in_the_remainder() -> None:
    assert distributed([10, 20, 31], [ROOT, 0, 0], [True, True, True]) == (True, False, True)


def test_only_a_shown_unit_has_a_distribution() -> None:
    assert distributed([30, 31], [ROOT, 0], [True, False]) == (True, False)
    assert distributed([30, 31, 32], [ROOT, 0, 1], [False, False, True]) == (False, False, True)


def test_without_the_agency_every_branch_is_chosen_for_itself() -> None:
    assert chosen([0, 9, 0, 31, 32, 12], [ROOT, 0, 0, 2, 2, 1], 20, [1, 1, 1, 5, 5, 1])[3:5] == (True, True)
    shown = [False, True, True, True, True]
    assert distributed([0, 30, 31, 12, 33], [ROOT, 0, 1, 0, 3], shown) == (False, True, True, True, False)


def test_the_chosen_unit_above_is_found_at_any_height() -> None:
    chain = [ROOT, *range(49)]

    assert nearest(chosen=np.array([place == 7 for place in range(50)]), parents=chain).tolist() == [
        *[NOBODY] * 7,
        *[7] * 43,
    ]
