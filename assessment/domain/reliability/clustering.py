"""Whether units differ: the intraclass correlations of units, from their counts, sums and sums of squares."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

NOTHING = 1e-12
"""Squared deviations below this share of Σs² are the rounding of scores that never vary."""


class NoClustering(StrEnum):
    """Why nothing can be said of differences between units."""

    ONE_UNIT = "fewer than two units have respondents"
    ALL_ALONE = "no unit has two respondents, so that within units nothing can be seen"
    NO_VARIANCE = "everybody has the same score"


class UnitEffect(StrEnum):
    """How much of the variance of scores lies between units (LeBreton & Senter 2008, after Murphy & Myors)."""

    NEGLIGIBLE = "negligible"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class MeansReliability(StrEnum):
    """What unit means may be used for (Bliese 2000)."""

    DO_NOT_RANK = "do not rank"
    CAREFUL = "with care"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Clustering:
    """Variance between and within units."""

    units: int
    respondents: int
    between: float
    """Mean square between units, points²."""
    within: float
    """Mean square within units, points²."""
    icc1: float
    """Share of variance due to the unit; as low as −1 / (n̄ − 1) when units differ less than chance makes them."""
    icc2: float
    """Reliability of unit means, held at 0 or more."""

    @property
    def effect(self) -> UnitEffect:
        """ICC(1) in words: small from .05, medium from .10, large from .25."""
        steps = ((0.25, UnitEffect.LARGE), (0.10, UnitEffect.MEDIUM), (0.05, UnitEffect.SMALL))
        return next((effect for least, effect in steps if self.icc1 >= least), UnitEffect.NEGLIGIBLE)

    @property
    def means(self) -> MeansReliability:
        """ICC(2) in words: units are not to be ranked below .50; good from .70."""
        steps = ((0.70, MeansReliability.GOOD), (0.50, MeansReliability.CAREFUL))
        return next((use for least, use in steps if self.icc2 >= least), MeansReliability.DO_NOT_RANK)


def clustering(
    *, counted: NDArray[np.integer], sums: NDArray[np.floating], squares: NDArray[np.floating]
) -> Clustering | NoClustering:
    """ICC(1) = (MSB − MSW) / (MSB + (n̄ − 1) MSW), ICC(2) = (MSB − MSW) / MSB of units [U] of any size.

    `counted` n, `sums` Σs and `squares` Σs² of respondents' scores by unit, in any one unit of score; units must not
    overlap, empty ones are left out. MSB = Σ n (m − M)² / (U − 1), MSW = Σ (s − m)² / (N − U) (Bartko 1976; Bliese
    2000). n̄ = N / U is the plain mean of sizes, as in R's multilevel, not (N − Σn² / N) / (U − 1), which is a little
    smaller and gives a little more. Units of one respondent count between, and say nothing within.
    """
    filled = counted > 0
    n, total = counted[filled].astype(np.float64), sums[filled].astype(np.float64)
    units, respondents = len(n), int(n.sum())
    if units < 2:
        return NoClustering.ONE_UNIT
    if respondents == units:
        return NoClustering.ALL_ALONE
    centred = total - n * (total.sum() / respondents)
    between = float(np.sum(centred**2 / n))
    within = float(np.maximum(squares[filled] - total**2 / n, 0).sum())
    if between + within <= NOTHING * float(squares.sum()):
        return NoClustering.NO_VARIANCE
    return _correlations(units, respondents, between / (units - 1), within / (respondents - units))


def _correlations(units: int, respondents: int, between: float, within: float) -> Clustering:
    shared = between - within
    return Clustering(
        units=units,
        respondents=respondents,
        between=between,
        within=within,
        icc1=shared / (between + (respondents / units - 1) * within),
        icc2=shared / between if shared > 0 else 0.0,
    )
