"""Laws of agreement, reliability and clustering: what holds whatever people answered."""

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.domain.reliability.agreement import (
    Centre,
    agreement_awg,
    agreement_rstar,
    agreement_rwg,
    average_deviation,
    awg_can_reach_minus_one,
    option_variance,
)
from assessment.domain.reliability.agreement_by_chance import agreement_needed, deviation_below
from assessment.domain.reliability.clustering import Clustering, clustering
from assessment.domain.reliability.omega import Omega, omega_total
from assessment.domain.reliability.reliability_coefficients import (
    NoCoefficient,
    item_rest_correlations,
    lambda_6,
    raw_alpha,
)

HISTOGRAMS = st.integers(2, 7).flatmap(lambda options: st.lists(st.integers(0, 9), min_size=options, max_size=options))
SPOKEN = HISTOGRAMS.filter(lambda histogram: sum(histogram) >= 2)
ITEMS = st.lists(SPOKEN, min_size=1, max_size=4)
UNITS = st.lists(st.lists(st.integers(0, 100), max_size=6), min_size=2, max_size=6)
LOADINGS = st.lists(st.floats(0.2, 0.9), min_size=3, max_size=7)


def of_units(units: list[list[int]], scale: float = 1, shift: float = 0) -> object:
    """Clustering of these scores, moved and stretched."""
    scores = [np.array(unit, dtype=float) * scale + shift for unit in units]
    return clustering(
        counted=np.array([len(unit) for unit in scores]),
        sums=np.array([unit.sum() for unit in scores]),
        squares=np.array([(unit**2).sum() for unit in scores]),
    )


@given(ITEMS)
def test_a_scale_read_backwards_gives_the_same_agreement(items: list[list[int]]) -> None:
    turned = [histogram[::-1] for histogram in items]

    assert agreement_rstar(turned) == pytest.approx(agreement_rstar(items))
    assert average_deviation(turned) == pytest.approx(average_deviation(items))
    assert average_deviation(turned, around=Centre.MEDIAN) == pytest.approx(
        average_deviation(items, around=Centre.MEDIAN)
    )
    assert agreement_awg(turned) == pytest.approx(agreement_awg(items))


@given(ITEMS)
def test_agreement_is_whole_exactly_when_everybody_says_the_same(items: list[list[int]]) -> None:
    unanimous = all(max(histogram) == sum(histogram) for histogram in items)

    assert (agreement_rstar(items) == 1) == unanimous
    assert (average_deviation(items, around=Centre.MEDIAN) == 0) == unanimous


@given(ITEMS)
def test_agreement_of_several_items_lies_between_nought_and_one_and_never_below_that_of_one(
    items: list[list[int]],
) -> None:
    rstar, rwg = agreement_rstar(items), agreement_rwg(items)
    assert rstar is not None
    assert rwg is not None

    assert 0 <= rwg <= 1
    assert rwg >= rstar - 1e-12


@given(SPOKEN)
def test_no_centre_is_nearer_than_the_median_and_no_distance_above_the_deviation(histogram: list[int]) -> None:
    from_mean = average_deviation([histogram])
    from_median = average_deviation([histogram], around=Centre.MEDIAN)
    variance = option_variance(histogram)
    assert from_mean is not None
    assert from_median is not None
    assert variance is not None

    assert from_median <= from_mean + 1e-12
    assert from_mean <= variance**0.5 + 1e-12


@given(SPOKEN)
def test_agreement_within_what_the_mean_allows_stays_between_minus_one_and_one(histogram: list[int]) -> None:
    awg = agreement_awg([histogram])
    assume(isinstance(awg, float))
    assert isinstance(awg, float)

    assert -1 - 1e-9 <= awg <= 1
    # Only people at both ends disagree as much as their mean allows, and then the mean can be interpreted.
    assert awg > -1 + 1e-9 or awg_can_reach_minus_one(histogram)


@given(st.integers(2, 30), st.integers(2, 7), st.integers(1, 3))
def test_chance_asks_less_of_more_people_and_never_more_than_unanimity(n: int, options: int, items: int) -> None:
    assert agreement_needed(n=n, options=options, items=items) <= 1
    assert deviation_below(n=n, options=options, items=items) >= 0
    assert agreement_needed(n=100, options=options) < agreement_needed(n=n, options=options)
    assert deviation_below(n=100, options=options) > deviation_below(n=n, options=options)


@given(UNITS, st.floats(0.5, 20), st.floats(-50, 50))
def test_clustering_does_not_depend_on_the_unit_or_the_zero_of_scores(
    units: list[list[int]], scale: float, shift: float
) -> None:
    found, moved = of_units(units), of_units(units, scale, shift)

    if isinstance(found, Clustering):
        assert isinstance(moved, Clustering)
        assert moved.icc1 == pytest.approx(found.icc1, abs=1e-6)
        assert moved.icc2 == pytest.approx(found.icc2, abs=1e-6)
        assert -1 / (found.respondents / found.units - 1) - 1e-9 <= found.icc1 <= 1 + 1e-9
        assert 0 <= found.icc2 <= 1
    else:
        assert moved is found


@given(UNITS, st.randoms())
def test_clustering_does_not_depend_on_the_order_of_units(units: list[list[int]], order: Random) -> None:
    shuffled = list(units)
    order.shuffle(shuffled)
    found, again = of_units(units), of_units(shuffled)

    if isinstance(found, Clustering):
        assert isinstance(again, Clustering)
        assert again.icc1 == pytest.approx(found.icc1)
    else:
        assert again is found


@given(LOADINGS)
def test_one_factor_is_found_again_and_alpha_is_never_above_its_omega(loadings: list[float]) -> None:
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1)
    omega, alpha = omega_total(correlation), raw_alpha(correlation)
    assert isinstance(alpha, float)

    if isinstance(omega, Omega):
        assert omega.loadings == pytest.approx(tuple(loadings), abs=1e-5)
        assert alpha <= omega.value + 1e-6
    else:
        assert omega is NoCoefficient.NOT_CONVERGED


@given(st.integers(2, 5), st.integers(8, 20), st.integers(0, 2**32 - 1))
def test_coefficients_of_answers_that_somebody_gave_stay_in_their_bounds(items: int, people: int, seed: int) -> None:
    answers = np.random.default_rng(seed).integers(0, 5, size=(items, people)) * 25.0
    covariance = np.cov(answers)

    for value in (raw_alpha(covariance), lambda_6(covariance)):
        assert isinstance(value, NoCoefficient) or value <= 1 + 1e-9
    assert all(isinstance(value, NoCoefficient) or -1 <= value <= 1 for value in item_rest_correlations(covariance))
