"""Agreement of assessors on organisations they all rated: the six intraclass correlations of a complete table."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtri

from assessment.domain.assessors.undefined import Cause, Interval, Undefined

ROUNDING = 1e-12
"""Shares of the sums they are parts of up to this come of binary fractions, not of assessors."""


class IncompleteTable(ValueError):
    """The table of ratings has a gap, or is not a table."""


class Band(StrEnum):
    """How far an intraclass correlation can be leant on (Koo & Li 2016)."""

    POOR = "poor"
    """Below .50."""
    MODERATE = "moderate"
    """From .50."""
    GOOD = "good"
    """From .75."""
    EXCELLENT = "excellent"
    """From .90."""


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Two-way analysis of variance of a table [organisations, assessors] with one rating in each cell."""

    organisations: int
    assessors: int
    rows: float
    """MSR, between organisations, n − 1 degrees of freedom."""
    columns: float
    """MSC, between assessors, k − 1."""
    error: float
    """MSE, what neither explains, (n − 1)(k − 1)."""
    within: float
    """MSW, within organisations, n (k − 1): columns and error together."""


@dataclass(frozen=True, slots=True)
class Intraclass:
    """Intraclass correlations; `single` is for one assessor's rating, `average` for the mean of all k."""

    squares: MeanSquares
    one_way_single: float
    """ICC(1): each organisation has assessors of its own."""
    one_way_average: float
    """ICC(1,k)."""
    random_single: float
    """ICC(2,1): absolute agreement, assessors drawn from many."""
    random_average: float
    """ICC(2,k)."""
    fixed_single: float
    """ICC(3,1): consistency, these assessors only; severity does not count against them."""
    fixed_average: float
    """ICC(3,k)."""
    interval: Interval
    """Of ICC(2,1)."""


def intraclass(ratings: NDArray[np.float64], *, confidence: float = 0.95) -> Intraclass | Undefined:
    """The six coefficients of Shrout & Fleiss 1979 for ratings [n organisations, k assessors], in any one unit.

    ICC(1) = (MSR − MSW)/(MSR + (k−1) MSW); ICC(1,k) = (MSR − MSW)/MSR;
    ICC(2,1) = (MSR − MSE)/(MSR + (k−1) MSE + k (MSC − MSE)/n); ICC(2,k) = (MSR − MSE)/(MSR + (MSC − MSE)/n);
    ICC(3,1) = (MSR − MSE)/(MSR + (k−1) MSE); ICC(3,k) = (MSR − MSE)/MSR.
    Values below 0 are left as they are. Undefined for one assessor, one organisation, ratings all the same, and where
    organisations differ so little that a denominator is not above 0. Raises IncompleteTable.
    """
    squares = mean_squares(ratings)
    if isinstance(squares, Undefined):
        return squares
    n, k = squares.organisations, squares.assessors
    rows, error, within = squares.rows, squares.error, squares.within
    shared = (squares.columns - error) / n
    if rows <= 0 or rows + shared <= ROUNDING * (rows + error):
        return Undefined(Cause.NO_DIFFERENCE)
    single = (rows - error) / (rows + (k - 1) * error + k * shared)
    return Intraclass(
        squares=squares,
        one_way_single=(rows - within) / (rows + (k - 1) * within),
        one_way_average=(rows - within) / rows,
        random_single=single,
        random_average=(rows - error) / (rows + shared),
        fixed_single=(rows - error) / (rows + (k - 1) * error),
        fixed_average=(rows - error) / rows,
        interval=_random_interval(squares, single, confidence),
    )


def mean_squares(ratings: NDArray[np.float64]) -> MeanSquares | Undefined:
    """Mean squares of ratings [n, k], n and k from 2; Undefined when smaller or all the same; IncompleteTable."""
    if ratings.ndim != 2 or not ratings.size or not np.isfinite(ratings).all():
        raise IncompleteTable(
            "Every organisation needs a rating from every assessor; for gaps use Krippendorff's alpha"
        )
    n, k = ratings.shape
    if k < 2:
        return Undefined(Cause.ONE_ASSESSOR)
    if n < 2:
        return Undefined(Cause.ONE_UNIT)
    if ratings.min() == ratings.max():
        return Undefined(Cause.NO_VARIANCE)
    deviations = ratings - ratings.mean()
    by_row, by_column = deviations.mean(axis=1), deviations.mean(axis=0)
    left = deviations - by_row[:, None] - by_column
    total = float((deviations**2).sum())
    rows, columns, error = (
        0.0 if sum_of_squares <= ROUNDING * total else sum_of_squares
        for sum_of_squares in (k * float(by_row @ by_row), n * float(by_column @ by_column), float((left**2).sum()))
    )
    return MeanSquares(
        organisations=n,
        assessors=k,
        rows=rows / (n - 1),
        columns=columns / (k - 1),
        error=error / ((n - 1) * (k - 1)),
        within=(columns + error) / (n * (k - 1)),
    )


def band(coefficient: float) -> Band:
    """The band of Koo & Li 2016; a value on a boundary belongs to the higher one."""
    if coefficient >= 0.9:
        return Band.EXCELLENT
    if coefficient >= 0.75:
        return Band.GOOD
    return Band.MODERATE if coefficient >= 0.5 else Band.POOR


def _random_interval(squares: MeanSquares, single: float, confidence: float) -> Interval:
    """Interval of ICC(2,1) with Satterthwaite's degrees of freedom (McGraw & Wong 1996, table 7, case 2A).

    v = (k−1)(n−1)(a MSC + b MSE)² / ((n−1) a² MSC² + b² MSE²), a = k ICC, b = n (1 + (k−1) ICC) − k ICC: their formula
    times MSE², so that MSE = 0 needs no case of its own.
    """
    n, k = squares.organisations, squares.assessors
    rows, columns, error = squares.rows, squares.columns, squares.error
    a, b = k * single, n * (1 + (k - 1) * single) - k * single
    below = (n - 1) * (a * columns) ** 2 + (b * error) ** 2
    if below == 0:
        return Interval(1.0, 1.0)  # every assessor gives every organisation the same
    # The formula gives at least k − 1 while a > 0; a negative estimate would take it anywhere, even to 0.
    freedom = max((k - 1) * (n - 1) * (a * columns + b * error) ** 2 / below, k - 1)
    upper = (1 + confidence) / 2
    f_low, f_high = float(fdtri(n - 1, freedom, upper)), float(fdtri(freedom, n - 1, upper))
    spread = k * columns + (k * n - k - n) * error
    return Interval(
        n * (rows / f_low - error) / (spread + n * rows / f_low),
        n * (f_high * rows - error) / (spread + n * f_high * rows),
    )
