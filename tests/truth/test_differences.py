"""Known cases of proportions, effect sizes and multiple comparisons, to the digits printed."""

from collections import Counter

import numpy as np
import pytest

from assessment.domain.inference.effects import (
    EffectSize,
    Summary,
    cliff_delta,
    cliff_interval,
    cohen_d,
    cohen_interval,
    delta_label,
    g_label,
    hedges_g,
)
from assessment.domain.inference.multiplicity import benjamini_hochberg, bonferroni
from assessment.domain.inference.proportions import distribution_index, favour, margin_of_error, mean_index
from tests.truth.tables import rows, values

VALUES = values()
CARS = VALUES["effect_sizes_mtcars_mpg_by_am"]
EIGHT_DIGITS = 5e-9
SEVEN_DIGITS = 5e-8


def cars() -> tuple[list[float], list[int], list[int]]:
    """Miles per gallon that occur, and how many cars of either gear box have each."""
    of_gear = {
        gear: Counter(float(row["mpg"]) for row in rows("mtcars_mpg_by_am") if row["am"] == gear) for gear in "01"
    }
    scale = sorted(of_gear["0"] | of_gear["1"])
    first, second = ([of_gear[gear][miles] for miles in scale] for gear in "01")
    return scale, first, second


def car_summaries() -> tuple[Summary, Summary]:
    """Both gear boxes as n, mean and variance."""
    scale, first, second = cars()
    return Summary.of_histogram(first, scores=scale), Summary.of_histogram(second, scores=scale)


def test_cohen_s_d_of_cars_is_that_of_effectsize() -> None:
    assert cohen_d(*car_summaries()) == pytest.approx(CARS["cohen_d"], abs=SEVEN_DIGITS)


def test_the_interval_of_cohen_s_d_is_that_of_effectsize() -> None:
    """The exact bounds, by quadrature, lie two units of the last printed digit from R's."""
    low, high = cohen_interval(*car_summaries())

    assert [low, high] == pytest.approx(CARS["cohen_ci95"], abs=5e-7)
    assert [low, high] == pytest.approx([-2.26597328, -0.67056839], abs=2e-7)


def test_hedges_g_with_the_exact_factor_is_that_of_effectsize() -> None:
    assert hedges_g(*car_summaries(), is_exact=True) == pytest.approx(CARS["hedges_g"], abs=SEVEN_DIGITS)


def test_hedges_usual_factor_agrees_with_it_to_four_digits() -> None:
    assert hedges_g(*car_summaries()) == pytest.approx(CARS["hedges_g"], abs=6e-5)
    assert hedges_g(*car_summaries()) == pytest.approx((1 - 3 / (4 * 30 - 1)) * CARS["cohen_d"], abs=SEVEN_DIGITS)


def test_cliff_s_delta_of_cars_and_its_interval_are_those_of_effectsize() -> None:
    _, first, second = cars()
    delta = cliff_delta(first, second)

    assert delta == pytest.approx(CARS["cliff_delta"], abs=EIGHT_DIGITS)
    assert cliff_interval(delta=delta, n_first=19, n_second=13) == pytest.approx(CARS["cliff_ci95"], abs=SEVEN_DIGITS)


def test_the_effect_of_the_gear_box_is_called_large() -> None:
    assert delta_label(CARS["cliff_delta"]) == EffectSize.LARGE
    assert g_label(CARS["hedges_g"]) == EffectSize.LARGE


def test_the_p_values_of_benjamini_and_hochberg_are_adjusted_as_printed() -> None:
    case = VALUES["bh1995"]
    p_values = np.array([float(row["p"]) for row in rows("benjamini_hochberg_1995")])
    adjusted = benjamini_hochberg(p_values)

    assert adjusted[:9].tolist() == pytest.approx(case["bh_adjusted_first9"], abs=EIGHT_DIGITS)
    assert (adjusted <= 0.05).sum() == case["rejected_bh_05"]
    assert (bonferroni(p_values) <= 0.05).sum() == case["rejected_bonferroni_05"]


def test_the_index_of_ten_people_is_that_of_the_civil_service_survey() -> None:
    case = VALUES["csps2018_index_example"]

    assert mean_index(case["scores"]) == case["index"]


@pytest.mark.parametrize("agency", ["org_A", "org_B"])
def test_two_agencies_of_the_same_percent_positive_have_their_own_index(agency: str) -> None:
    case = VALUES["csps2018_index_example"][agency]
    histogram = case["dist_100_75_50_25_0"][::-1]

    assert distribution_index(histogram) == case["index"]
    assert 100 * favour(histogram).favourable == case["positive"]


@pytest.mark.parametrize("example", "ABCD")
def test_the_printed_margins_of_error_come_out(example: str) -> None:
    case = VALUES["csps2018_margin_of_error"][example]

    assert round(margin_of_error(share=case["p"], n=case["n"], headcount=case["N"])) == case["moe"]
