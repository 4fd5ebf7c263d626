"""How stable drivers are: the spread of weights and ranks when whole blocks of units are drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from assessment.domain.drivers.correlations import correlation_stack

FEWEST_BLOCKS = 10
RESAMPLES = 1000
USABLE_SHARE = 0.9
"""When more resamples than the rest cannot be used, what is left is no fair picture."""

PIECE = 64
"""Resamples weighed at once: all subsets of fifteen drivers of so many matrices stay below a hundred megabytes."""

TOP = 3
TAILS = (0.025, 0.975)

Weigh = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Correlations [R, p + 1, p + 1] → weights [R, p]."""


class BlocksDiffer(ValueError):
    """The blocks do not add up to the whole."""


class StabilityObstacle(Enum):
    """Why nothing can be said of stability."""

    TOO_FEW_BLOCKS = "too_few_blocks"
    RESAMPLES_FAIL = "resamples_fail"


@dataclass(frozen=True, slots=True)
class UnknownStability:
    """Drivers of which it is not known how stable they are."""

    obstacle: StabilityObstacle
    blocks: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a driver's weight and rank lie in 95 % of the resamples, and how often it is among the first three."""

    low: float
    high: float
    best_rank: int
    worst_rank: int
    top_share: float


@dataclass(frozen=True, slots=True)
class Stability:
    """What resampling whole blocks of units says of each driver, in their order."""

    blocks: int
    resamples: int
    """Those that could be used."""
    spreads: tuple[Spread, ...]


def stability(
    *, cross: NDArray[np.int64], blocks: NDArray[np.int64], weights_of: Weigh, seed: int
) -> Stability | UnknownStability:
    """Percentile bootstrap over G disjoint blocks of units [G, 3, J, J], the outcome last; the same for a seed.

    Units are drawn, not respondents, because colleagues resemble each other (cluster bootstrap: Davison & Hinkley 1997,
    section 3.8). A rank of 1 is the greatest weight. Unknown below FEWEST_BLOCKS, and when more than a tenth of the
    resamples have correlations that would be refused. Raises BlocksDiffer unless the blocks sum to `cross`.
    """
    if not np.array_equal(blocks.sum(axis=0), cross):
        raise BlocksDiffer("The cross-products of the blocks do not add up to those of the whole")
    count = len(blocks)
    if count < FEWEST_BLOCKS:
        return UnknownStability(StabilityObstacle.TOO_FEW_BLOCKS, count)
    drawn = np.random.default_rng(seed).multinomial(count, [1 / count] * count, size=RESAMPLES).astype(np.float64)
    resampled = (drawn @ blocks.reshape(count, -1)).reshape(RESAMPLES, *cross.shape)
    matrices = correlation_stack(resampled)
    if len(matrices) < USABLE_SHARE * RESAMPLES:
        return UnknownStability(StabilityObstacle.RESAMPLES_FAIL, count)
    pieces = [weights_of(matrices[start : start + PIECE]) for start in range(0, len(matrices), PIECE)]
    return Stability(count, len(matrices), _spreads(np.concatenate(pieces)))


def _spreads(weights: NDArray[np.float64]) -> tuple[Spread, ...]:
    ranks = 1 + np.argsort(np.argsort(-weights, axis=1, kind="stable"), axis=1)
    low, high = np.quantile(weights, TAILS, axis=0)
    best, worst = np.quantile(ranks, TAILS, axis=0, method="inverted_cdf")
    top = (ranks <= TOP).mean(axis=0)
    return tuple(
        Spread(float(low[j]), float(high[j]), int(best[j]), int(worst[j]), float(top[j]))
        for j in range(weights.shape[1])
    )
