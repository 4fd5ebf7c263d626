"""How far the items of a practice tell one story: alpha, lambda 6 and item-rest correlations of a covariance matrix."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

NOTHING = 1e-12
"""A variance below this share of Σx² / (n − 1) is the rounding of an item that never varies."""
TIED = 1e-9
"""An eigenvalue of a correlation matrix below this has no inverse to speak of."""


class NoCoefficient(StrEnum):
    """Why a coefficient cannot be given."""

    FEW_ITEMS = "fewer items than the coefficient needs"
    FEW_ANSWERS = "a pair of items was answered together by fewer than two"
    NO_VARIANCE = "an item, or the sum of the items, does not vary"
    TIED_ITEMS = "an item follows from the others, or pairs of items contradict each other"
    HEYWOOD = "an item would share more than all of its variance with the factor"
    NOT_CONVERGED = "the factor was not found within the sweeps allowed"


def covariances(cross: NDArray[np.integer]) -> NDArray[np.float64] | NoCoefficient:
    """Pairwise covariances [J, J], divisor n − 1, from cross-products [3, J, J] of a tally, in squares of their unit.

    cov(x, y) = (Σxy − Σx Σy / n) / (n − 1), each sum over those who have both. With gaps in the answers the matrix need
    not be one that any set of people could have. FEW_ANSWERS when a pair was answered together by fewer than two.
    """
    n, sums, products = (part.astype(np.float64) for part in cross)
    if (n < 2).any():
        return NoCoefficient.FEW_ANSWERS
    found = (products - sums * sums.T / n) / (n - 1)
    constant = np.diag(found) <= NOTHING * np.diag(products / (n - 1))
    found[constant, :] = found[:, constant] = 0
    return np.asarray(found, dtype=np.float64)


def correlated(covariance: NDArray[np.float64]) -> NDArray[np.float64] | NoCoefficient:
    """Correlations c_ij / √(c_ii c_jj) [J, J]; NO_VARIANCE when an item does not vary."""
    variances = np.diag(covariance)
    if (variances <= 0).any():
        return NoCoefficient.NO_VARIANCE
    deviations = np.sqrt(variances)
    return np.asarray(covariance / np.outer(deviations, deviations), dtype=np.float64)


def raw_alpha(covariance: NDArray[np.float64]) -> float | NoCoefficient:
    """Cronbach's alpha = J / (J − 1) · (1 − Σ c_ii / Σ c_ij) (Cronbach 1951); below 0 when items oppose each other."""
    items = len(covariance)
    if items < 2:
        return NoCoefficient.FEW_ITEMS
    total = covariance.sum()
    if total <= 0:
        return NoCoefficient.NO_VARIANCE
    return float(items / (items - 1) * (1 - np.trace(covariance) / total))


def standardised_alpha(covariance: NDArray[np.float64]) -> float | NoCoefficient:
    """Alpha of items brought to one spread: raw alpha of the correlations, J r̄ / (1 + (J − 1) r̄)."""
    correlation = correlated(covariance)
    return correlation if isinstance(correlation, NoCoefficient) else raw_alpha(correlation)


def lambda_6(covariance: NDArray[np.float64]) -> float | NoCoefficient:
    """Guttman's lambda 6 = 1 − Σ (1 − R²_i) / Σ r_ij (Guttman 1945), R²_i = 1 − 1 / (R⁻¹)_ii, on the correlations R.

    A lower bound of reliability that takes what each item shares with all the others; above alpha when the items form
    clumps. TIED_ITEMS when R has no inverse or is not a matrix that people could have.
    """
    if len(covariance) < 2:
        return NoCoefficient.FEW_ITEMS
    correlation = correlated(covariance)
    if isinstance(correlation, NoCoefficient):
        return correlation
    if np.linalg.eigvalsh(correlation)[0] < TIED:
        return NoCoefficient.TIED_ITEMS
    unshared = 1 / np.diag(np.linalg.inv(correlation))
    return float(1 - unshared.sum() / correlation.sum())


def item_rest_correlations(covariance: NDArray[np.float64]) -> tuple[float | NoCoefficient, ...]:
    """Correlation of each item with the sum of the others ("corrected item-total"), one entry an item.

    (c_j· − c_jj) / √(c_jj (c.. − 2 c_j· + c_jj)), a dot standing for a sum. FEW_ITEMS for a single item, NO_VARIANCE
    where the item or the rest does not vary, TIED_ITEMS where gaps in the answers give more than ±1.
    """
    if len(covariance) < 2:
        return (NoCoefficient.FEW_ITEMS,) * len(covariance)
    own = np.diag(covariance)
    with_all = covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_all + own
    return tuple(
        _correlation(float(shared), float(variance), float(others))
        for shared, variance, others in zip(with_all - own, own, rest, strict=True)
    )


def _correlation(shared: float, first: float, second: float) -> float | NoCoefficient:
    if first <= 0 or second <= 0:
        return NoCoefficient.NO_VARIANCE
    found = shared / (first * second) ** 0.5
    if abs(found) > 1 + TIED:
        return NoCoefficient.TIED_ITEMS
    return float(min(max(found, -1.0), 1.0))
