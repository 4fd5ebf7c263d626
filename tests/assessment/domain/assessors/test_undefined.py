"""A statistic without a value says why."""

import pytest

from assessment.domain.assessors.undefined import Cause, Interval, Undefined


def test_two_statistics_without_a_value_for_the_same_cause_are_equal() -> None:
    assert Undefined(Cause.NO_PAIRS) == Undefined(Cause.NO_PAIRS) != Undefined(Cause.NO_VARIANCE)


def test_neither_a_cause_nor_an_interval_can_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        Undefined(Cause.NO_PAIRS).cause = Cause.ONE_UNIT  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Interval(0, 1).low = 2  # type: ignore[misc]
