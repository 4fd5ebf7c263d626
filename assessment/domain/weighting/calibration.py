"""The error of a mean whose weights were calibrated to known margins, when whole clusters were drawn."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class TooFewClusters(ValueError):
    """One cluster says nothing of how clusters differ."""


def calibrated_error(
    *,
    weights: NDArray[np.float64],
    weighted: NDArray[np.float64],
    factors: NDArray[np.float64],
    groups: Sequence[NDArray[np.integer]],
    population: int,
) -> float:
    """Standard error of the mean Σ g w y / Σ g w after post-stratification (one margin) or raking (several).

    `weights` Σw and `weighted` Σwy are design totals by cluster and cell [C, K], `factors` g [K] what calibration
    multiplied each cell by, `groups` the category of each cell [K] in each margin, `population` the number of clusters
    of which C were drawn at random. Linearised: the residuals e of y on the margins' categories (weighted least
    squares) replace y, V = (1 − C/population) C/(C − 1) Σ (t_c − t̄)², t_c = Σ g w e / Σ g w of a cluster (Deville &
    Särndal 1992, 3.4; Särndal, Swensson & Wretman 1992, 4.2.2). As categories are constant within a cell, its totals
    are all it takes. Raises TooFewClusters.
    """
    clusters = len(weights)
    if clusters < 2:
        raise TooFewClusters("An error needs at least two clusters")
    residuals = weighted - weights * _fitted(weights.sum(axis=0), weighted.sum(axis=0), groups)
    totals = residuals @ factors / (weights @ factors).sum()
    variance = (1 - clusters / population) * clusters / (clusters - 1) * ((totals - totals.mean()) ** 2).sum()
    return float(np.sqrt(variance))


def _fitted(
    weights: NDArray[np.float64], weighted: NDArray[np.float64], groups: Sequence[NDArray[np.integer]]
) -> NDArray[np.float64]:
    """Fitted value of each cell, its mean regressed on indicators of its categories."""
    indicators = np.hstack([(group[:, None] == np.unique(group)).astype(np.float64) for group in groups])
    roots = np.sqrt(weights)
    means = weighted / np.where(weights > 0, weights, 1)
    coefficients = np.linalg.lstsq(indicators * roots[:, None], means * roots, rcond=None)[0]
    return np.asarray(indicators @ coefficients)
