"""Tests of the intraclass correlations of units."""

import numpy as np
import pytest

from assessment.domain.reliability.clustering import Clustering, MeansReliability, NoClustering, UnitEffect, clustering


def of(*units: list[float]) -> Clustering | NoClustering:
    """Clustering of these scores by unit."""
    return clustering(
        counted=np.array([len(unit) for unit in units]),
        sums=np.array([float(sum(unit)) for unit in units]),
        squares=np.array([float(sum(score * score for score in unit)) for unit in units]),
    )


def found(*units: list[float]) -> Clustering:
    """Clustering where there is one."""
    result = of(*units)
    assert isinstance(result, Clustering)
    return result


def test_mean_squares_are_those_of_the_analysis_of_variance() -> None:
    result = found([0, 25], [50, 75, 100], [25])

    # Unit means 12.5, 75, 25; mean 45.83.
    between = 2 * (12.5 - 275 / 6) ** 2 + 3 * (75 - 275 / 6) ** 2 + (25 - 275 / 6) ** 2
    within = 2 * 12.5**2 + 2 * 25**2
    assert (result.units, result.respondents) == (3, 6)
    assert result.between == pytest.approx(between / 2)
    assert result.within == pytest.approx(within / 3)
    assert result.icc1 == pytest.approx((between / 2 - within / 3) / (between / 2 + within / 3))
    assert result.icc2 == pytest.approx(1 - (within / 3) / (between / 2))


def test_units_that_are_of_one_mind_explain_everything() -> None:
    result = found([20, 20], [80, 80, 80])

    assert (result.icc1, result.icc2) == (1, 1)
    assert (result.effect, result.means) == (UnitEffect.LARGE, MeansReliability.GOOD)


def test_units_with_equal_means_explain_less_than_nothing() -> None:
    result = found([0, 100], [0, 100], [50, 50])

    assert result.icc1 == -1
    assert result.icc2 == 0
    assert (result.effect, result.means) == (UnitEffect.NEGLIGIBLE, MeansReliability.DO_NOT_RANK)


@pytest.mark.parametrize(
    ("icc1", "effect"),
    [
        (0.049, UnitEffect.NEGLIGIBLE),
        (0.05, UnitEffect.SMALL),
        (0.10, UnitEffect.MEDIUM),
        (0.249, UnitEffect.MEDIUM),
        (0.25, UnitEffect.LARGE),
    ],
)
def test_the_effect_of_units_is_put_in_words(icc1: float, effect: UnitEffect) -> None:
    assert Clustering(2, 10, 1, 1, icc1, 0).effect is effect


@pytest.mark.parametrize(
    ("icc2", "means"),
    [
        (0.49, MeansReliability.DO_NOT_RANK),
        (0.50, MeansReliability.CAREFUL),
        (0.69, MeansReliability.CAREFUL),
        (0.70, MeansReliability.GOOD),
    ],
)
def test_the_reliability_of_means_is_put_in_words(icc2: float, means: MeansReliability) -> None:
    assert Clustering(2, 10, 1, 1, 0, icc2).means is means


def test_empty_units_are_left_out() -> None:
    assert of([0, 25], [], [50, 75]) == of([0, 25], [50, 75])


def test_reasons_are_given_where_nothing_can_be_said() -> None:
    assert of() is NoClustering.ONE_UNIT
    assert of([0, 50, 100], []) is NoClustering.ONE_UNIT
    assert of([0], [50], [100]) is NoClustering.ALL_ALONE
    assert of([33.3] * 3, [33.3] * 7) is NoClustering.NO_VARIANCE
    assert of([0, 0], [0, 0]) is NoClustering.NO_VARIANCE
