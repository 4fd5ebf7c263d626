"""Raking: weights by which the respondents of each cell together match every known margin."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.weighting.strata import UNEVEN, design_effect, effective_size

TOLERANCE = 1e-9
"""Greatest error of a margin, in people, at which raking stops."""

SMALL = 10_000
"""People up to whom floats can tell that error; for more it grows with them."""

SWEEPS = 200
TRIM = 3
"""Bounds of a weight: a third and three times the mean weight."""

ROUNDS = 50
"""Of trimming and raking anew."""

SLACK = 1e-6
"""A weight so little beyond its bound, as a share of it, is within."""

Cells = NDArray[np.float64]
Margins = Sequence[NDArray[np.integer] | NDArray[np.floating]]


class MarginsDisagree(ValueError):
    """The margins do not fit the cells or each other."""


class EmptyCategory(ValueError):
    """A category with people has no respondents, or one with respondents no people."""


class RakingFailed(ValueError):
    """The margins cannot be reached together from these cells."""


@dataclass(frozen=True, slots=True, eq=False)
class RakedWeights:
    """Weights to be used."""

    weights: Cells
    """Of each respondent of a cell; 0 in a cell without respondents."""
    deff: float
    """Kish's design effect."""
    effective: float
    """Respondents of equal weight that would say as much."""
    trimmed: bool
    """Whether some weights had to be held within a third and three times their mean."""
    within_bounds: bool
    """Whether all of them are: the margins may leave no such weights."""


@dataclass(frozen=True, slots=True)
class ShowUnweighted:
    """Weights so uneven that the unweighted figure is shown."""

    deff: float
    effective: float


def rake(*, sample: Cells, margins: Margins) -> Cells:
    """Totals of a table of cells [A, B, …] that agree with all margins and stay nearest to `sample`.

    Iterative proportional fitting (Deming & Stephan 1940): each axis in turn is multiplied to its margin, people by
    category, until no margin is off by more than TOLERANCE. All respondents of a cell share the factor
    total / sample, so cells are all it takes. Raises MarginsDisagree, EmptyCategory, and RakingFailed after SWEEPS.
    """
    _require_fit(sample, margins)
    totals = sample.astype(np.float64)
    for _ in range(SWEEPS):
        for axis, margin in enumerate(margins):
            reached = _margin(totals, axis)
            factors = np.divide(margin, reached, out=np.ones(len(reached)), where=reached > 0)
            totals = totals * np.expand_dims(factors, [other for other in range(totals.ndim) if other != axis])
        if _error(totals, margins) <= TOLERANCE * max(1, float(margins[0].sum()) / SMALL):
            return totals
    raise RakingFailed(f"After {SWEEPS} sweeps the margins are still not reached together")


def raking_weights(*, counts: NDArray[np.integer], margins: Margins) -> RakedWeights | ShowUnweighted:
    """Weights of the respondents of cells [A, B, …], trimmed to a third and three times their mean and raked anew.

    Trimming and raking alternate until both hold or for ROUNDS; then the margins hold and `within_bounds` says what the
    weights do. With deff above 2 the answer is to show unweighted. Raises the errors of `rake`.
    """
    totals = rake(sample=counts.astype(np.float64), margins=margins)
    mean = float(totals.sum() / counts.sum())
    fair = counts.astype(np.float64) * mean
    least, most = fair / TRIM, fair * TRIM
    trimmed = not _within(totals, least, most)
    for _ in range(ROUNDS if trimmed else 0):
        totals = rake(sample=np.clip(totals, least, most), margins=margins)
        if _within(totals, least, most):
            break
    weights = totals / np.maximum(counts, 1)
    deff = design_effect(weights=weights, counts=counts)
    effective = effective_size(weights=weights, counts=counts)
    if deff > UNEVEN:
        return ShowUnweighted(deff, effective)
    return RakedWeights(weights, deff, effective, trimmed, _within(totals, least, most))


def _within(totals: Cells, least: Cells, most: Cells) -> bool:
    return bool(((totals >= least * (1 - SLACK)) & (totals <= most * (1 + SLACK))).all())


def _margin(totals: Cells, axis: int) -> Cells:
    return np.asarray(totals.sum(axis=tuple(other for other in range(totals.ndim) if other != axis)))


def _error(totals: Cells, margins: Margins) -> float:
    return max(float(np.abs(_margin(totals, axis) - margin).max()) for axis, margin in enumerate(margins))


def _require_fit(sample: Cells, margins: Margins) -> None:
    if sample.shape != tuple(len(margin) for margin in margins):
        raise MarginsDisagree(f"Cells {sample.shape} need a margin of as many categories along each axis")
    people = [float(margin.sum()) for margin in margins]
    if max(people) - min(people) > TOLERANCE * max(people):
        raise MarginsDisagree("The margins do not add up to the same number of people")
    for axis, margin in enumerate(margins):
        odd = np.flatnonzero((_margin(sample, axis) > 0) != (np.asarray(margin) > 0))
        if len(odd):
            raise EmptyCategory(f"Category {odd[0]} of margin {axis} has people without respondents or the reverse")
