"""Tests of the variances that agreement is measured against."""

import pytest

from assessment.domain.reliability.agreement_nulls import Null, UnknownNull, null_variance


@pytest.mark.parametrize(
    ("null", "five", "seven"),
    [
        (Null.UNIFORM, 2.00, 4.00),
        (Null.SLIGHT_SKEW, 1.34, 2.90),
        (Null.MODERATE_SKEW, 0.90, 2.14),
        (Null.HEAVY_SKEW, 0.44, 1.39),
        (Null.TRIANGULAR, 1.32, 2.10),
        (Null.NORMAL, 1.04, 1.40),
    ],
)
def test_the_published_variances_are_given(null: Null, five: float, seven: float) -> None:
    assert null_variance(5, null) == five
    assert null_variance(7, null) == seven


def test_uniform_answers_have_a_variance_on_any_scale() -> None:
    assert null_variance(2) == 0.25
    assert null_variance(11) == 10


def test_a_scale_without_a_published_variance_is_refused() -> None:
    with pytest.raises(UnknownNull, match="slight skew distribution over 4 options"):
        null_variance(4, Null.SLIGHT_SKEW)


def test_one_option_leaves_nothing_to_disagree_about() -> None:
    with pytest.raises(UnknownNull, match="1 options"):
        null_variance(1)
