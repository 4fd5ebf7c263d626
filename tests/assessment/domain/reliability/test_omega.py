"""Tests of omega total, against factors that are known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.reliability.omega import Omega, omega_total
from assessment.domain.reliability.reliability_coefficients import NoCoefficient, raw_alpha


def one_factor(*loadings: float) -> NDArray[np.float64]:
    """Correlations that one factor with these loadings gives."""
    matrix = np.outer(loadings, loadings)
    np.fill_diagonal(matrix, 1)
    return matrix


def found(correlation: NDArray[np.float64]) -> Omega:
    """Omega where there is one."""
    omega = omega_total(correlation)
    assert isinstance(omega, Omega)
    return omega


def test_the_factor_that_made_the_correlations_is_found() -> None:
    omega = found(one_factor(0.9, 0.8, 0.7, 0.4))

    assert omega.loadings == pytest.approx((0.9, 0.8, 0.7, 0.4), abs=1e-8)
    assert omega.value == pytest.approx(2.8**2 / (2.8**2 + 4 - 0.81 - 0.64 - 0.49 - 0.16), abs=1e-8)
    assert omega.residual == pytest.approx(0, abs=1e-8)


def test_omega_of_equally_good_items_is_alpha() -> None:
    equal = one_factor(0.7, 0.7, 0.7, 0.7)

    assert found(equal).value == pytest.approx(raw_alpha(equal), abs=1e-8)


def test_omega_of_unequally_good_items_is_above_alpha() -> None:
    unequal = one_factor(0.9, 0.7, 0.3)
    alpha = raw_alpha(unequal)
    assert isinstance(alpha, float)

    assert found(unequal).value > alpha + 0.02


def test_items_without_anything_in_common_have_an_omega_of_nought() -> None:
    assert found(np.eye(4)).value == pytest.approx(0)


def test_an_item_that_opposes_the_others_loads_below_nought() -> None:
    assert found(one_factor(-0.5, 0.8, 0.7)).loadings == pytest.approx((-0.5, 0.8, 0.7), abs=1e-8)
    assert found(one_factor(0.5, -0.8, -0.7)).loadings == pytest.approx((-0.5, 0.8, 0.7), abs=1e-8)


def test_the_same_item_three_times_is_explained_whole() -> None:
    assert found(np.ones((3, 3))).value == pytest.approx(1)


def test_residuals_show_that_one_factor_is_too_few() -> None:
    clumps = np.full((4, 4), 0.1)
    clumps[:2, :2] = clumps[2:, 2:] = 0.5
    np.fill_diagonal(clumps, 1)

    assert found(clumps).residual > 0.08


def test_two_items_do_not_determine_a_factor() -> None:
    assert omega_total(np.array([[1, 0.5], [0.5, 1]])) is NoCoefficient.FEW_ITEMS


def test_an_item_that_would_share_more_than_it_has_is_named() -> None:
    # λ₁² = r₁₂ r₁₃ / r₂₃ = 2.1
    heywood = np.array([[1, 0.7, 0.6], [0.7, 1, 0.2], [0.6, 0.2, 1]])

    assert omega_total(heywood) is NoCoefficient.HEYWOOD


def test_a_factor_that_is_not_found_in_time_is_named() -> None:
    assert omega_total(one_factor(0.9, 0.8, 0.2), sweeps=1) is NoCoefficient.NOT_CONVERGED
    assert omega_total(one_factor(0.9, 0.8, 0.2), sweeps=0) is NoCoefficient.NOT_CONVERGED


def test_no_other_loadings_leave_smaller_residuals() -> None:
    answers = np.random.default_rng(5).normal(size=(60, 6)) @ np.random.default_rng(6).normal(size=(6, 6))
    correlation = np.asarray(np.corrcoef(answers[:, :5] + 2 * answers[:, 5:], rowvar=False))
    best = found(correlation)
    upper = np.triu_indices(5, 1)

    for step in np.random.default_rng(7).normal(scale=0.05, size=(200, 5)):
        other = np.array(best.loadings) + step
        residuals = (correlation - np.outer(other, other))[upper]
        assert np.sqrt(np.mean(residuals**2)) > best.residual
