"""Correlations of scores from cross-products, and what is done when they contradict each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-3
"""Smallest eigenvalue of a matrix that is used as it stands; below it, everything is drawn towards 0 up to it."""

CONTRADICTION = -0.01
"""An eigenvalue below this is no accident of gaps in the answers: the matrix is refused."""

NOTHING = 1e-12
"""Squared deviations below this share of Σx² are rounding of a score that never varies."""


class TooFewTogether(ValueError):
    """Two scores were given together by fewer than two respondents."""


class NoVariation(ValueError):
    """A score is the same for everybody, so that nothing can go along with it."""


class NotPositiveDefinite(ValueError):
    """Pairwise correlations contradict each other: no set of people could have them."""


@dataclass(frozen=True, slots=True, eq=False)
class Correlations:
    """Correlations of J scores that some set of people could have."""

    matrix: NDArray[np.float64]
    """[J, J], ones on the diagonal, every eigenvalue at least FLOOR."""
    fewest: int
    """The fewest respondents behind any pair of scores."""
    smoothed: bool
    """Whether the matrix was drawn towards 0 to be positive definite."""


def correlations(cross: NDArray[np.integer]) -> Correlations:
    """Correlations from cross-products [3, J, J] of a tally: pairs answered, Σx of the first where both, Σxy.

    r = c(x, y) / √(c(x, x) c(y, y)) with pairwise covariances c(x, y) = (Σxy − Σx Σy / n) / (n − 1); any unit of score.
    With gaps in the answers such a matrix may have an eigenvalue λ below FLOOR. From CONTRADICTION on, all r are then
    multiplied by 1 − a, a = (FLOOR − λ) / (1 − λ): the least shrinkage towards independence (Ledoit & Wolf 2004, with
    the identity as target) that brings λ to FLOOR. Raises TooFewTogether, NoVariation, and NotPositiveDefinite below.
    """
    fewest = int(np.min(cross[0]))
    if fewest < 2:
        raise TooFewTogether("Two scores were given together by fewer than two respondents")
    constant = np.flatnonzero(~_varies(cross))
    if len(constant):
        raise NoVariation(f"Everybody has the same score at place {constant[0]}")
    raw = _correlated(cross)
    lowest = float(np.linalg.eigvalsh(raw)[0])
    if lowest < CONTRADICTION:
        raise NotPositiveDefinite(f"The correlations contradict each other: smallest eigenvalue {lowest:.3f}")
    return Correlations(_shrunk(raw, np.array(lowest)), fewest, smoothed=lowest < FLOOR)


def correlation_stack(crosses: NDArray[np.float64]) -> NDArray[np.float64]:
    """Matrices [R', J, J] of a stack of cross-products [R, 3, J, J], without those `correlations` would refuse."""
    possible = crosses[(crosses[:, 0].min(axis=(1, 2)) >= 2) & _varies(crosses).all(axis=1)]
    raw = _correlated(possible)
    lowest = np.asarray(np.linalg.eigvalsh(raw)[:, 0], dtype=np.float64)
    kept = lowest >= CONTRADICTION
    return _shrunk(raw[kept], lowest[kept])


def _parts(cross: NDArray[np.number]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    return tuple(cross[..., part, :, :].astype(np.float64) for part in range(3))  # type: ignore[return-value]


def _varies(cross: NDArray[np.number]) -> NDArray[np.bool_]:
    n, sums, squares = (np.diagonal(part, axis1=-2, axis2=-1) for part in _parts(cross))
    return np.asarray(squares - sums * sums / np.maximum(n, 1) > NOTHING * squares)


def _correlated(cross: NDArray[np.number]) -> NDArray[np.float64]:
    n, sums, products = _parts(cross)
    covariances = (products - sums * np.swapaxes(sums, -1, -2) / n) / (n - 1)
    deviations = np.sqrt(np.diagonal(covariances, axis1=-2, axis2=-1))
    matrix = covariances / (deviations[..., :, None] * deviations[..., None, :])
    return np.asarray(matrix)


def _shrunk(matrix: NDArray[np.float64], lowest: NDArray[np.float64]) -> NDArray[np.float64]:
    amount = np.maximum(FLOOR - lowest, 0) / (1 - np.minimum(lowest, FLOOR))
    identity = np.eye(matrix.shape[-1])
    return np.asarray(matrix + amount[..., None, None] * (identity - matrix))
