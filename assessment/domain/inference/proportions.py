"""Proportions: who is favourable, how far a share could lie from everybody's, and the index of a distribution.

A histogram is how many chose each option, in the scale's order, lowest first. Shares are 0–1, indexes 0–100 points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import CONFIDENCE

Z = float(ndtri((1 + CONFIDENCE) / 2))
ROUNDED_Z = 1.96
"""The quantile as the Civil Service People Survey prints it."""
OPTIONS = range(2, 12)
"""Numbers of options a scale of opinions may have."""


class NotAShare(ValueError):
    """A share outside 0–1."""


class NegativeCount(ValueError):
    """Fewer than no people."""


class MoreAnswersThanPeople(ValueError):
    """More people answered than there are."""


class NobodyAnswered(ValueError):
    """A share, a mean or an index of nobody."""


class NotAScale(ValueError):
    """A number of options for which favourable and unfavourable are not defined."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share and its 95 % interval, all 0–1."""

    share: float
    low: float
    high: float
    is_census: bool
    """Everybody answered: there is no sampling error and low = high = share."""


@dataclass(frozen=True, slots=True)
class Favour:
    """Shares 0–1 of those who are favourable, neutral and unfavourable; together 1."""

    favourable: float
    neutral: float
    unfavourable: float


def require_counts(*, n: ArrayLike, headcounts: ArrayLike) -> None:
    """Raise NegativeCount for n < 0 or N below 0 that is not UNKNOWN (-1), MoreAnswersThanPeople for n > N."""
    answered, people = np.asarray(n), np.asarray(headcounts)
    if (answered < 0).any() or ((people < 0) & (people != UNKNOWN)).any():
        raise NegativeCount("A number of answers or a headcount is negative")
    if ((people != UNKNOWN) & (answered > people)).any():
        raise MoreAnswersThanPeople("More people answered than there are")


def answers_in(histogram: Sequence[int]) -> int:
    """How many answers a histogram counts; raises NegativeCount, and NobodyAnswered where there is none."""
    if any(count < 0 for count in histogram):
        raise NegativeCount("A histogram counts fewer than no answers")
    n = sum(histogram)
    if n == 0:
        raise NobodyAnswered("Nobody answered: a histogram of nobody says nothing")
    return n


def wilson_bounds(
    *, shares: ArrayLike, n: ArrayLike, headcounts: ArrayLike = UNKNOWN
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Low and high ends of the 95 % intervals of shares; all three are 0–1 arrays and counts that broadcast.

    Wilson (1927) with n* = n (N − 1) / (N − n) in place of n (O'Neill 2021, finite populations):
    (p + z²/2n* ± z √(p (1 − p)/n* + z²/4n*²)) / (1 + z²/n*). N UNKNOWN: n* = n. n = N: both ends are the share.
    n = 0: nothing is known, 0 and 1. Raises NotAShare, NegativeCount, MoreAnswersThanPeople.
    """
    share, answered, people = _sound(shares=shares, n=n, headcounts=headcounts)
    is_known = people != UNKNOWN
    is_census = is_known & (answered == people) & (answered > 0)
    missing = np.where(is_known & ~is_census, np.maximum(people - answered, 1), 1)
    effective = np.where(is_known & ~is_census, answered * (people - 1) / missing, answered)
    # Everything is multiplied by n*, so that n* = 0 is no exception.
    centre = effective * share + Z**2 / 2
    width = Z * np.sqrt(effective * share * (1 - share) + Z**2 / 4)
    ends = [(centre + side * width) / (effective + Z**2) for side in (-1, 1)]
    low, high = (np.where(is_census, share, np.clip(end, 0, 1)) for end in ends)
    return low, high


def wilson(*, share: float, n: int, headcount: int = UNKNOWN) -> Proportion:
    """One share of n answers out of N people with its interval; formula and errors as in `wilson_bounds`."""
    low, high = wilson_bounds(shares=share, n=n, headcounts=headcount)
    return Proportion(share, float(low), float(high), is_census=n == headcount and n > 0)


def margin_of_error(*, share: float, n: int, headcount: int = UNKNOWN) -> float:
    """1.96 √(p (1 − p)/n · (N − n)/(N − 1)) in points: CSPS 2018 Technical Guide p. 20; unrounded.

    N UNKNOWN: the second factor is left out. Raises as `wilson_bounds`, and NobodyAnswered for n = 0.
    """
    _sound(shares=share, n=n, headcounts=headcount)
    if n == 0:
        raise NobodyAnswered("Nobody answered: a share of nobody has no margin")
    if n == headcount:
        return 0.0
    correction = 1.0 if headcount == UNKNOWN else (headcount - n) / (headcount - 1)
    return float(100 * ROUNDED_Z * np.sqrt(share * (1 - share) / n * correction))


def end_options(options: int) -> int:
    """How many options at each end of a scale of A = 2…11 are favourable or unfavourable: 2A/5 rounded.

    Two of five, as the Civil Service People Survey counts, kept in proportion: 1 of 2 and 3, 2 of 4 to 6, 3 of 7 and 8,
    4 of 9 to 11. What lies between is neutral; scales of 2 and 4 options have no neutral answer. Raises NotAScale.
    """
    if options not in OPTIONS:
        raise NotAScale(f"A scale has 2 to 11 options, not {options}")
    return (4 * options + 5) // 10


def favour(histogram: Sequence[int]) -> Favour:
    """Favourable, neutral, unfavourable shares by `end_options`; raises NotAScale, NegativeCount, NobodyAnswered."""
    ends = end_options(len(histogram))
    n = answers_in(histogram)
    top, bottom = sum(histogram[-ends:]), sum(histogram[:ends])
    return Favour(top / n, (n - top - bottom) / n, bottom / n)


def distribution_index(histogram: Sequence[int]) -> float:
    """Mean of 100 (x − 1)/(A − 1) over answers x = 1…A, points: CSPS 2018 Technical Guide p. 12.

    Raises NotAScale, NegativeCount, NobodyAnswered.
    """
    steps = len(histogram) - 1
    if len(histogram) not in OPTIONS:
        raise NotAScale(f"A scale has 2 to 11 options, not {len(histogram)}")
    n = answers_in(histogram)
    return 100 * sum(place * count for place, count in enumerate(histogram)) / (n * steps)


def mean_index(scores: Sequence[float]) -> float:
    """Mean of people's own indexes, points (CSPS 2018 Technical Guide p. 13); raises NobodyAnswered."""
    if not scores:
        raise NobodyAnswered("Nobody answered: there is no index of nobody")
    return sum(scores) / len(scores)


def _sound(
    *, shares: ArrayLike, n: ArrayLike, headcounts: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    require_counts(n=n, headcounts=headcounts)
    share = np.asarray(shares, dtype=np.float64)
    if not ((share >= 0) & (share <= 1)).all():
        raise NotAShare("A share lies outside 0 to 1")
    return share, np.asarray(n, dtype=np.float64), np.asarray(headcounts, dtype=np.float64)
