"""Omega total: the share of a practice's variance that one factor behind its items explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.reliability.reliability_coefficients import NoCoefficient

SWEEPS = 2_000
STILL = 1e-10
"""Loadings that move less than this in a sweep have been found."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Omega:
    """Omega total with the factor it rests on."""

    value: float
    loadings: tuple[float, ...]
    """Correlation of each item with the factor, the sum of all being positive."""
    residual: float
    """Root mean square of the correlations that the factor leaves unexplained; above .08 one factor is too few."""


def omega_total(correlation: NDArray[np.float64], *, sweeps: int = SWEEPS) -> Omega | NoCoefficient:
    """Omega total = (Σλ)² / ((Σλ)² + Σ(1 − λ²)) of correlations [J, J] (McDonald 1999; Dunn et al. 2014).

    λ are loadings on one factor with minimal residuals: Σ_{i<j} (r_ij − λ_i λ_j)² is least (Harman & Jones 1966).
    Unlike alpha it does not take every item for equally good. FEW_ITEMS below three, where loadings are not determined;
    HEYWOOD when a loading passes 1, NOT_CONVERGED when loadings still move after `sweeps`: then report alpha.
    """
    if len(correlation) < 3:
        return NoCoefficient.FEW_ITEMS
    loadings, moved = _minimal_residuals(correlation, sweeps)
    if np.abs(loadings).max() > 1 + ROUNDING:
        return NoCoefficient.HEYWOOD
    if moved > STILL:
        return NoCoefficient.NOT_CONVERGED
    explained = loadings.sum() ** 2
    unshared = (1 - np.minimum(loadings**2, 1)).sum()
    residuals = (correlation - np.outer(loadings, loadings))[np.triu_indices(len(loadings), 1)]
    return Omega(
        value=float(explained / (explained + unshared)),
        loadings=tuple(loadings.tolist()),
        residual=float(np.sqrt(np.mean(residuals**2))),
    )


def _minimal_residuals(correlation: NDArray[np.float64], sweeps: int) -> tuple[NDArray[np.float64], float]:
    """Loadings [J] and how far the last sweep moved one of them.

    Given all the others the best loading of an item is a regression through the origin, Σ r_ij λ_j / Σ λ_j²; items are
    taken in turn until none moves, each step lowering the sum of squared residuals.
    """
    values, vectors = np.linalg.eigh(correlation)
    loadings = vectors[:, -1] * np.sqrt(values[-1])
    moved = np.inf
    for _ in range(sweeps):
        before = loadings.copy()
        for item in range(len(loadings)):
            _regress(correlation, loadings, item)
        moved = float(np.abs(loadings - before).max())
        if moved <= STILL:
            break
    return (-loadings if loadings.sum() < 0 else loadings), moved


def _regress(correlation: NDArray[np.float64], loadings: NDArray[np.float64], item: int) -> None:
    loadings[item] = 0
    squares = loadings @ loadings
    # Without any loading left the others explain nothing of the item, nor does it of them.
    loadings[item] = (correlation[item] @ loadings) / squares if squares else 0
