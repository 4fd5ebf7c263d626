"""Tests of comparators: who may be in one, what it says of a score, and what subtraction of groups would leave."""

from itertools import pairwise
from typing import Any, cast

import pytest

from assessment.domain.benchmarks.comparators import (
    BetweenBands,
    Comparator,
    ComparatorReason,
    EmptyComparison,
    GroupAdmitted,
    GroupRefused,
    InBand,
    NoBand,
    NoComparator,
    Position,
    QuartileBand,
    comparator,
    membership_guard,
    percentile,
    position,
)
from assessment.domain.benchmarks.validity import (
    SELF_DECLARED,
    STAFF_SURVEY,
    MeasureKey,
    MixedMeasures,
    MixedValidity,
    StaffSurvey,
    pooled,
)
from tests.assessment.domain.benchmarks.test_validity import OLDER, OVERALL, score


def names(first: int, last: int) -> frozenset[str]:
    """Codes of organisations by number, both ends included."""
    return frozenset(f"{number:02}" for number in range(first, last + 1))


def compared(
    values: list[float], *, sizes: list[int] | None = None, **rules: Any
) -> Comparator[StaffSurvey] | NoComparator:
    """The comparator of these scores, everybody consenting."""
    scores = [
        score(f"{place:02}", score=value, respondents=size)
        for place, (value, size) in enumerate(zip(values, sizes or [20] * len(values), strict=True))
    ]
    rules = {"consented": {entry.organisation for entry in scores}, **rules}
    return comparator(pooled(scores, validity=STAFF_SURVEY, measures={OVERALL}), **rules)


def group_of(values: list[float]) -> Comparator[StaffSurvey]:
    """The comparator of scores that make one."""
    found = compared(values)
    assert isinstance(found, Comparator)
    return found


def placed(own: float, among: list[float], *, low: float | None = None, high: float | None = None) -> Position:
    """Where a score with this interval lies."""
    return position(score("own", score=own, low=low, high=high), among=group_of(among))


TEN = [10.0, 20, 30, 40, 50, 60, 70, 80, 90, 100]
"""Quartiles 32.5, 55, 77.5."""


def test_the_benchmark_is_the_median_organisation() -> None:
    found = group_of([*TEN, 1000])

    assert (found.lower, found.median, found.upper) == (35, 60, 85)
    assert (found.members, found.respondents, found.validity) == (names(0, 10), 220, STAFF_SURVEY)
    assert found.scores == (*TEN, 1000)
    assert "scores" not in repr(found)


def test_a_comparator_needs_ten_organisations() -> None:
    assert compared(TEN[:9]) == NoComparator(ComparatorReason.FEW_ORGANISATIONS, 9)
    assert isinstance(compared(TEN), Comparator)
    assert compared([]) == NoComparator(ComparatorReason.FEW_ORGANISATIONS, 0)
    assert compared([50.0], least=1) == NoComparator(ComparatorReason.FEW_ORGANISATIONS, 1)


def test_only_those_who_consented_are_in_it() -> None:
    assert compared(TEN, consented=names(1, 9)) == NoComparator(ComparatorReason.FEW_ORGANISATIONS, 9)
    found = compared([*TEN, 0], consented=names(0, 9))
    assert isinstance(found, Comparator)
    assert found.members == names(0, 9)
    assert found.scores == tuple(TEN)


def test_no_organisation_may_have_more_than_thirty_percent_of_the_respondents() -> None:
    assert isinstance(compared(TEN, sizes=[27, *[7] * 9]), Comparator)
    assert compared(TEN, sizes=[28, *[7] * 9]) == NoComparator(ComparatorReason.DOMINATED, 10)


@pytest.mark.parametrize(("own", "share"), [(5, 0), (10, 0.05), (55, 0.5), (60, 0.55), (100, 0.95), (101, 1)])
def test_percentile_counts_equals_half(own: float, share: float) -> None:
    assert percentile(TEN, own) == share


def test_there_is_no_place_among_nobody() -> None:
    with pytest.raises(EmptyComparison):
        percentile([], 50)


def test_a_band_is_said_when_the_whole_interval_lies_in_it() -> None:
    assert placed(85, TEN, low=78, high=92) == Position(0.8, 0.7, 0.9, InBand(QuartileBand.HIGHEST))
    assert placed(60, TEN, low=55.1, high=77.5).band == InBand(QuartileBand.UPPER_MIDDLE)
    assert placed(40, TEN, low=32.5, high=54.9).band == InBand(QuartileBand.LOWER_MIDDLE)
    assert placed(20, TEN, low=0, high=32.4).band == InBand(QuartileBand.LOWEST)


def test_otherwise_the_bands_it_may_be_in_are_named() -> None:
    assert placed(80, TEN, low=70, high=90).band == BetweenBands(QuartileBand.UPPER_MIDDLE, QuartileBand.HIGHEST)
    assert placed(60, TEN, low=10, high=90).band == BetweenBands(QuartileBand.LOWEST, QuartileBand.HIGHEST)
    assert placed(55, TEN, low=55, high=55).band == BetweenBands(QuartileBand.LOWER_MIDDLE, QuartileBand.UPPER_MIDDLE)


def test_among_equals_nobody_is_high_or_low() -> None:
    middle = BetweenBands(QuartileBand.LOWER_MIDDLE, QuartileBand.UPPER_MIDDLE)

    assert placed(50, [50.0] * 10, low=50, high=50) == Position(0.5, 0.5, 0.5, middle)


@pytest.mark.parametrize("ends", [{}, {"low": 40.0}, {"high": 60.0}], ids=str)
def test_a_score_without_an_interval_has_no_band(ends: dict[str, float]) -> None:
    assert placed(50, TEN, **ends) == Position(0.45, None, None, NoBand())


def test_a_score_of_another_kind_is_not_placed() -> None:
    among = group_of(TEN)

    with pytest.raises(MixedMeasures):
        position(score("own", measure=OLDER), among=among)
    with pytest.raises(MixedValidity):
        position(score("own", validity=cast(StaffSurvey, SELF_DECLARED)), among=among)


@pytest.mark.parametrize(
    ("previous", "offered"),
    [
        ([], names(1, 10)),
        ([names(1, 10)], names(1, 10)),
        ([names(1, 10)], names(1, 20)),
        ([names(1, 20)], names(1, 10)),
        ([names(1, 20)], names(11, 30)),
        ([names(1, 10), names(11, 20)], names(1, 30)),
        ([names(1, 10), names(11, 20)], names(1, 20)),
        ([], frozenset()),
    ],
)
def test_a_group_that_leaves_nobody_or_ten_is_admitted(previous: list[frozenset[str]], offered: frozenset[str]) -> None:
    assert membership_guard(previous=previous, offered=offered) == GroupAdmitted(offered)


@pytest.mark.parametrize(
    ("previous", "offered", "left"),
    [
        ([], names(1, 9), names(1, 9)),
        ([names(1, 10)], names(1, 11), names(11, 11)),
        ([names(1, 12)], names(1, 11), names(12, 12)),
        ([names(1, 20)], names(2, 31), names(1, 1)),
        ([names(1, 10), names(11, 20)], names(1, 21), names(21, 21)),
        ([names(1, 10), names(1, 25)], names(11, 20), names(21, 25)),
    ],
    ids=["small itself", "one more", "one fewer", "one exchanged", "one beside two", "one left of a whole"],
)
def test_a_group_that_would_leave_few_is_refused(
    previous: list[frozenset[str]], offered: frozenset[str], left: frozenset[str]
) -> None:
    assert membership_guard(previous=previous, offered=offered) == GroupRefused(left, 10)


def test_how_few_are_too_few_is_settable() -> None:
    assert membership_guard(previous=[names(1, 10)], offered=names(1, 13), least=3) == GroupAdmitted(names(1, 13))
    assert membership_guard(previous=[names(1, 10)], offered=names(1, 13), least=4) == GroupRefused(names(11, 13), 4)


def test_bands_rise_in_order() -> None:
    assert all(lower < higher for lower, higher in pairwise(QuartileBand))
    assert MeasureKey("2024", "overall") < OVERALL
