"""Drivers: which practices go along with a score, how much of it each accounts for, and how sure that is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.drivers.correlations import NotPositiveDefinite, NoVariation, correlations
from assessment.domain.drivers.driver_results import Driver, Drivers, Method, NoDrivers, Obstacle
from assessment.domain.drivers.driver_stability import Stability, StabilityObstacle, UnknownStability, stability
from assessment.domain.drivers.relative_weights import relative_weights
from assessment.domain.drivers.shapley import shapley_values

FEWEST_RESPONDENTS = 150
FEWEST_PER_DRIVER = 15


class ImproperDrivers(ValueError):
    """The scores named as drivers cannot be: none, one twice, or the outcome itself."""


def drivers_of(
    *,
    cross: NDArray[np.int64],
    outcome: int,
    drivers: Sequence[int],
    method: Method,
    same_respondents: bool,
    blocks: NDArray[np.int64] | None = None,
    seed: int = 0,
) -> Drivers | NoDrivers:
    """Drivers of the score at place `outcome`, from cross-products [3, J, J] (see `correlations`).

    Withheld below 150 respondents, below 15 of them a driver, when a score does not vary, and when the correlations
    contradict each other. `blocks` [G, 3, J, J] are the cross-products of disjoint blocks of units; they sum to
    `cross`, and resampling them tells how stable weights and ranks are. Raises ImproperDrivers, TooManyPredictors,
    and BlocksDiffer.
    """
    places = _places(outcome, drivers)
    chosen = cross[np.ix_(range(3), places, places)]
    n, p = int(chosen[0].min()), len(drivers)
    if n < FEWEST_RESPONDENTS:
        return NoDrivers(Obstacle.TOO_FEW_RESPONDENTS, n, p)
    if n < FEWEST_PER_DRIVER * p:
        return NoDrivers(Obstacle.TOO_MANY_DRIVERS, n, p)
    try:
        found = correlations(chosen)
    except NoVariation:
        return NoDrivers(Obstacle.NO_VARIATION, n, p)
    except NotPositiveDefinite:
        return NoDrivers(Obstacle.CONTRADICTORY, n, p)
    weights = weights_of(found.matrix, method)
    return Drivers(
        method=method,
        n=n,
        p=p,
        r_squared=float(weights.sum()),
        drivers=_described(drivers, weights, found.matrix),
        stability=_stability(chosen, blocks, places, method, seed),
        smoothed=found.smoothed,
        common_method=same_respondents,
    )


def weights_of(matrices: NDArray[np.float64], method: Method) -> NDArray[np.float64]:
    """Weights [..., p] from correlations [..., p + 1, p + 1], the outcome last."""
    share = relative_weights if method is Method.RELATIVE_WEIGHTS else shapley_values
    return share(predictors=matrices[..., :-1, :-1], criterion=matrices[..., :-1, -1])


def _places(outcome: int, drivers: Sequence[int]) -> list[int]:
    places = [*drivers, outcome]
    if not drivers or len(set(places)) < len(places):
        raise ImproperDrivers("Drivers must be other scores than the outcome, each named once, at least one")
    return places


def _described(drivers: Sequence[int], weights: NDArray[np.float64], matrix: NDArray[np.float64]) -> tuple[Driver, ...]:
    inverse = np.linalg.inv(matrix[:-1, :-1])
    correlation = matrix[:-1, -1]
    betas = inverse @ correlation
    explained = float(weights.sum())
    return tuple(
        Driver(
            place=place,
            weight=float(weights[row]),
            share=float(weights[row]) / explained if explained > 0 else 0.0,
            correlation=float(correlation[row]),
            beta=float(betas[row]),
            variance_inflation=float(inverse[row, row]),
        )
        for row, place in enumerate(drivers)
    )


def _stability(
    chosen: NDArray[np.int64], blocks: NDArray[np.int64] | None, places: list[int], method: Method, seed: int
) -> Stability | UnknownStability:
    if blocks is None:
        return UnknownStability(StabilityObstacle.TOO_FEW_BLOCKS, 0)
    parts = blocks[np.ix_(range(len(blocks)), range(3), places, places)]
    return stability(cross=chosen, blocks=parts, weights_of=lambda stack: weights_of(stack, method), seed=seed)
