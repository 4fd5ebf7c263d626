"""Tests of the quality of items."""

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE
from assessment.domain.reliability.item_quality import ItemFlag, ItemLimits, ItemQuality, UnfitHistogram, item_quality
from assessment.domain.reliability.reliability_coefficients import NoCoefficient


def counts(*options: int, skipped: int = 0, unsure: int = 0, not_about_us: int = 0) -> NDArray[np.int64]:
    """A histogram by byte code."""
    histogram = np.zeros(14, dtype=np.int64)
    histogram[0] = skipped
    histogram[1 : len(options) + 1] = options
    histogram[[DONT_KNOW, NOT_APPLICABLE]] = unsure, not_about_us
    return histogram


def quality(
    *options: int, skipped: int = 0, unsure: int = 0, turned: bool = False, item_rest: float = 0.5
) -> ItemQuality:
    """Quality of an item with these counts."""
    histogram = counts(*options, skipped=skipped, unsure=unsure)
    return item_quality(histogram=histogram, options=len(options), turned=turned, item_rest=item_rest)


def test_an_item_whose_answers_are_spread_has_no_flag() -> None:
    found = quality(10, 30, 40, 30, 10)

    assert found.flags == frozenset()
    assert found.answered == 120
    assert found.item_rest == 0.5


def test_shares_are_of_those_whom_the_question_concerns() -> None:
    found = item_quality(histogram=counts(10, 20, 30, skipped=20, unsure=20, not_about_us=100), options=3)

    assert found.answered == 60
    assert found.skipped_share == 20 / 100
    assert found.not_applicable_share == 100 / 200
    assert found.dont_know_share == 20 / 80
    assert (found.floor_share, found.ceiling_share) == (10 / 60, 30 / 60)
    assert found.item_rest is NoCoefficient.FEW_ITEMS


def test_nobody_gives_shares_of_nothing() -> None:
    found = item_quality(histogram=counts(0, 0, 0), options=3)

    assert (found.answered, found.skipped_share, found.dont_know_share, found.floor_share) == (0, 0, 0, 0)
    assert found.flags == {ItemFlag.TOO_FEW}


def test_an_end_is_flagged_from_fifteen_per_cent() -> None:
    assert quality(14, 36, 36, 14).flags == frozenset()
    assert quality(15, 36, 35, 14).flags == {ItemFlag.FLOOR}
    assert quality(14, 36, 35, 15).flags == {ItemFlag.CEILING}
    assert quality(15, 35, 35, 15).flags == {ItemFlag.FLOOR, ItemFlag.CEILING}


def test_half_at_one_end_does_not_tell_people_apart() -> None:
    assert quality(0, 10, 41, 49).flags == {ItemFlag.CEILING}
    assert quality(0, 10, 40, 50).flags == {ItemFlag.CEILING, ItemFlag.DOES_NOT_DISCRIMINATE}
    assert ItemFlag.DOES_NOT_DISCRIMINATE in quality(50, 50, 0, 0).flags


def test_a_turned_item_has_its_ceiling_at_the_first_option() -> None:
    found = quality(20, 70, 10, turned=True)

    assert (found.floor_share, found.ceiling_share) == (0.1, 0.2)
    assert found.flags == {ItemFlag.CEILING}


def test_respondents_cannot_judge_above_a_quarter_and_are_not_counted_above_a_half() -> None:
    assert quality(5, 20, 45, 5, unsure=25).flags == frozenset()
    assert quality(5, 20, 44, 5, unsure=26).flags == {ItemFlag.CANNOT_JUDGE}
    assert quality(4, 21, 21, 4, unsure=50).flags == {ItemFlag.CANNOT_JUDGE}
    assert quality(4, 21, 20, 4, unsure=51).flags == {ItemFlag.CANNOT_JUDGE, ItemFlag.NOT_SCORED}


def test_do_not_know_is_judged_of_few_as_scoring_does() -> None:
    assert quality(0, 1, 0, unsure=2).flags == {ItemFlag.CANNOT_JUDGE, ItemFlag.NOT_SCORED, ItemFlag.TOO_FEW}


def test_of_few_answers_ends_and_the_rest_are_not_judged() -> None:
    assert quality(29, 0, 0, item_rest=-1).flags == {ItemFlag.TOO_FEW}
    assert quality(30, 0, 0, item_rest=-1).flags == {
        ItemFlag.FLOOR,
        ItemFlag.DOES_NOT_DISCRIMINATE,
        ItemFlag.APART_FROM_THE_REST,
    }


def test_an_item_that_goes_its_own_way_is_flagged() -> None:
    assert quality(10, 40, 40, 10, item_rest=0.30).flags == frozenset()
    assert quality(10, 40, 40, 10, item_rest=0.29).flags == {ItemFlag.APART_FROM_THE_REST}


def test_the_shares_of_do_not_know_are_the_edition_s() -> None:
    strict = ItemLimits(dont_know_flag=Fraction(1, 10), dont_know_limit=Fraction(1, 5))

    found = item_quality(histogram=counts(5, 35, 35, 5, unsure=21), options=4, limits=strict)

    assert found.flags == {ItemFlag.CANNOT_JUDGE, ItemFlag.NOT_SCORED}


@pytest.mark.parametrize(
    ("histogram", "options"),
    [
        (counts(1, 2), 1),
        (counts(1, 2), 12),
        (np.zeros(5, dtype=np.int64), 5),
        (counts(1, 2, 3), 2),
        (counts(1, -2, 3), 3),
    ],
    ids=["one option", "twelve options", "five counts", "an option beyond the scale", "below zero"],
)
def test_counts_of_another_scale_are_refused(histogram: NDArray[np.int64], options: int) -> None:
    with pytest.raises(UnfitHistogram):
        item_quality(histogram=histogram, options=options)
