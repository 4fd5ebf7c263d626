"""The one mean of the method: a quotient of whole numbers, rounded once, missing when too little of it is present."""

from fractions import Fraction
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.int64, np.float64)

MISSING = -1
"""A respondent without this score."""


def half_even(*, numerator: NDArray[np.int64], denominator: NDArray[np.int64]) -> NDArray[np.int64]:
    """The quotient of whole numbers ≥ 0 rounded to the nearest whole number, ties to the even one; x/0 gives 0.

    Exact for quotients up to FULL_SCORE and denominators up to 60 million: then both numbers are exact as floats, the
    one rounding of their division (at most 2⁻²⁷) cannot reach over a tie (at least 1/(2 × denominator) away), and ties
    themselves divide exactly.
    """
    quotient = _rounded(numerator, denominator).astype(np.int64)
    return np.where(denominator > 0, quotient, 0)


def mean_present(
    *, total: NDArray[Number], present: NDArray[Number], asked: NDArray[Number], share: Fraction
) -> NDArray[np.float64]:
    """total / present, or MISSING where nothing is present or less than this share of what was asked.

    Whole numbers throughout, as floats: that is exact as far as `half_even` is, and several times as fast.
    """
    enough = (present > 0) & (present * share.denominator >= asked * share.numerator)
    return np.where(enough, _rounded(total, present), MISSING)


def _rounded(numerator: NDArray[Number], denominator: NDArray[Number]) -> NDArray[np.float64]:
    quotient = numerator / np.maximum(denominator, 1)
    return np.rint(quotient, out=quotient)
