"""The error of a calibrated mean from totals of clusters and cells."""

import numpy as np
import pytest

from assessment.domain.weighting.calibration import TooFewClusters, calibrated_error

WEIGHTS = np.array([[2.0, 3.0], [4.0, 1.0], [3.0, 3.0]])
VALUES = np.array([[10.0, 20.0], [14.0, 26.0], [9.0, 17.0]])
ONE_GROUP = [np.array([0, 0])]


def test_without_real_margins_it_is_the_error_of_a_ratio_of_cluster_totals() -> None:
    weighted = WEIGHTS * VALUES
    mean = weighted.sum() / WEIGHTS.sum()
    totals = (weighted - mean * WEIGHTS).sum(axis=1) / WEIGHTS.sum()

    found = calibrated_error(weights=WEIGHTS, weighted=weighted, factors=np.ones(2), groups=ONE_GROUP, population=12)

    assert found == pytest.approx(np.sqrt((1 - 3 / 12) * 3 * totals.var(ddof=1)))


def test_cells_all_alike_inside_leave_no_error_after_post_stratification() -> None:
    weighted = WEIGHTS * np.array([10.0, 20.0])

    found = calibrated_error(
        weights=WEIGHTS, weighted=weighted, factors=np.array([1.2, 0.7]), groups=[np.array([0, 1])], population=12
    )

    assert found == pytest.approx(0, abs=1e-12)


def test_a_census_of_clusters_has_no_error() -> None:
    found = calibrated_error(
        weights=WEIGHTS, weighted=WEIGHTS * VALUES, factors=np.ones(2), groups=ONE_GROUP, population=3
    )

    assert found == 0


def test_a_cell_nobody_is_in_changes_nothing() -> None:
    weighted = WEIGHTS * VALUES
    empty = np.zeros((3, 1))
    groups = [np.array([0, 1])]
    expected = calibrated_error(weights=WEIGHTS, weighted=weighted, factors=np.ones(2), groups=groups, population=12)

    found = calibrated_error(
        weights=np.hstack([WEIGHTS, empty]),
        weighted=np.hstack([weighted, empty]),
        factors=np.ones(3),
        groups=[np.array([0, 1, 1])],
        population=12,
    )

    assert found == pytest.approx(expected)


def test_one_cluster_tells_no_error() -> None:
    with pytest.raises(TooFewClusters, match="two clusters"):
        calibrated_error(weights=WEIGHTS[:1], weighted=WEIGHTS[:1], factors=np.ones(2), groups=ONE_GROUP, population=12)
