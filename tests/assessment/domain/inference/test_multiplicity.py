"""Tests of adjusted p-values."""

import math

import numpy as np
import pytest
from scipy import stats

from assessment.domain.inference.multiplicity import (
    NotAProbability,
    benjamini_hochberg,
    benjamini_yekutieli,
    bonferroni,
)

SOME = [0.03, 0.001, 0.03, 0.8, 0.2, 1.0, 0.0]


def test_both_step_up_adjustments_agree_with_scipy() -> None:
    assert benjamini_hochberg(SOME).tolist() == pytest.approx(stats.false_discovery_control(SOME, method="bh"))
    assert benjamini_yekutieli(SOME).tolist() == pytest.approx(stats.false_discovery_control(SOME, method="by"))


def test_bonferroni_multiplies_and_stops_at_one() -> None:
    assert bonferroni([0.01, 0.4, 0.9]).tolist() == pytest.approx([0.03, 1, 1])


@pytest.mark.parametrize("adjust", [benjamini_hochberg, benjamini_yekutieli, bonferroni])
def test_an_empty_family_has_nothing_to_adjust(adjust: object) -> None:
    assert callable(adjust)
    assert adjust([]).tolist() == []


@pytest.mark.parametrize("adjust", [benjamini_hochberg, benjamini_yekutieli, bonferroni])
def test_a_family_of_one_is_left_as_it_is(adjust: object) -> None:
    assert callable(adjust)
    assert adjust([0.04]).tolist() == [0.04]


def test_equal_p_values_stay_equal() -> None:
    assert benjamini_hochberg([0.02, 0.5, 0.02]).tolist() == pytest.approx([0.03, 0.5, 0.03])


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(wrong: float) -> None:
    for adjust in (benjamini_hochberg, benjamini_yekutieli, bonferroni):
        with pytest.raises(NotAProbability):
            adjust(np.array([0.5, wrong]))
