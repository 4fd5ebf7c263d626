"""How far a figure could lie from what everybody would have said: intervals for a census with non-response."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from assessment.domain.edition import POINT
from assessment.domain.frame import UNKNOWN

CONFIDENCE = 0.95
LIMB_VALUE = float(1 << 32)


@dataclass(frozen=True, slots=True)
class Evenly:
    """One imaginary respondent spread evenly over possible scores: their mean and mean square, in points."""

    mean: float
    square: float

    @classmethod
    def over(cls, scores: Sequence[float]) -> "Evenly":
        """Spread over these scores of 0–100."""
        return cls(sum(scores) / len(scores), sum(score * score for score in scores) / len(scores))

    @classmethod
    def over_levels(cls, top_level: int) -> "Evenly":
        """Spread over the scores of levels 0 … top."""
        return cls.over([100 * level / top_level for level in range(top_level + 1)])


def mean_points(*, counted: NDArray[np.integer], sums: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean score in points of groups; 0 where nobody is counted."""
    return np.asarray(sums / (np.maximum(counted, 1) * float(POINT)), dtype=np.float64)


def square_points(squares: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sums of squares in points² from the two limbs of a tally [..., 2]."""
    return (squares[..., 0] + squares[..., 1] * LIMB_VALUE) / float(POINT) ** 2


def variances(
    *, counted: NDArray[np.integer], sums: NDArray[np.int64], squares: NDArray[np.int64], evenly: Evenly | None = None
) -> NDArray[np.float64]:
    """Variance of scores, points², divisor n − 1, with the imaginary respondent n; 0 for fewer than two.

    s² = (Σs² − (Σs)² / n) / (n − 1). With it: (Σs² + q − (Σs + m)² / (n + 1)) / n.
    """
    total = sums / float(POINT)
    square = square_points(squares)
    n = counted.astype(np.float64)
    if evenly is not None:
        total, square, n = total + evenly.mean, square + evenly.square, n + 1
    deviations = square - total * total / np.maximum(n, 1)
    return np.where(n >= 2, np.maximum(deviations, 0) / np.maximum(n - 1, 1), 0)


def half_widths(
    *,
    counted: NDArray[np.integer],
    sums: NDArray[np.int64],
    squares: NDArray[np.int64],
    headcounts: NDArray[np.int64],
    evenly: Evenly,
) -> NDArray[np.float64]:
    """Half the 95 % interval of each mean, points: t(n − 1) · √((1 − n/N) s̃² / n); NaN for fewer than two.

    s̃² includes the imaginary respondent, so that a unanimous group of ten is not taken for certainty (docs/method.md,
    Intervals). `headcounts` N is UNKNOWN (-1) where nobody supplied it: then nothing is deducted. n = N gives 0.
    """
    n = counted.astype(np.float64)
    fraction = np.where(headcounts == UNKNOWN, 0, n / np.maximum(headcounts, 1))
    spread = variances(counted=counted, sums=sums, squares=squares, evenly=evenly)
    error = np.sqrt(np.maximum(1 - fraction, 0) * spread / np.maximum(n, 1))
    width = _quantiles(counted) * error
    return np.where((n >= 1) & (fraction >= 1), 0, np.where(n >= 2, width, np.nan))


@lru_cache(maxsize=4096)
def quantile(degrees: int) -> float:
    """t(0.975; degrees of freedom)."""
    return float(stdtrit(degrees, (1 + CONFIDENCE) / 2))


def error_of(*, half_width: float, degrees: int) -> float:
    """The standard error behind half an interval, points; 0 for none, as where everybody answered."""
    return half_width / quantile(degrees) if half_width else 0.0


def _quantiles(counted: NDArray[np.integer]) -> NDArray[np.float64]:
    sizes, places = np.unique(np.maximum(counted, 2), return_inverse=True)
    quantiles = np.asarray(stdtrit(sizes - 1, (1 + CONFIDENCE) / 2), dtype=np.float64)
    return quantiles[places].reshape(counted.shape)
