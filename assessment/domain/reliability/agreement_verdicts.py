"""What an index of agreement means in words: its band, the practical cut-off of AD, and whether a unit is split."""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.reliability.agreement import is_split

LEAST_FOR_SPLIT = 10
"""Respondents from which a unit may be called split: fewer differ that much by chance too often."""


class Band(StrEnum):
    """Strength of agreement by rWG or r*WG (LeBreton & Senter 2008, table 3)."""

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    VERY_STRONG = "very strong"


UPPER_ENDS = ((0.30, Band.NONE), (0.50, Band.WEAK), (0.70, Band.MODERATE), (0.90, Band.STRONG))


@dataclass(frozen=True, slots=True)
class Split:
    """A finding: views differ so much that the mean describes nobody. Show the distribution beside it."""

    n: int
    rstar: float


@dataclass(frozen=True, slots=True)
class Together:
    """Views are near enough for the mean to stand for them."""

    n: int
    rstar: float
    band: Band


@dataclass(frozen=True, slots=True)
class TooFewToSay:
    """Fewer respondents than a verdict needs."""

    n: int
    least: int


Verdict = Split | Together | TooFewToSay


def band_of(agreement: float) -> Band:
    """The band of rWG or r*WG: none up to .30, weak up to .50, moderate up to .70, strong up to .90, then very strong.

    The published bands are of two decimals (.31–.50 and so on); a value between belongs to the upper one.
    """
    return next((band for end, band in UPPER_ENDS if agreement <= end), Band.VERY_STRONG)


def verdict(*, rstar: float | None, n: int, least: int = LEAST_FOR_SPLIT) -> Verdict:
    """Whether a unit of n respondents is split: r*WG of .30 or less among `least` or more.

    Low agreement is a finding, not a reason to hide the mean. Without an index (`rstar` None: some item with fewer
    than two respondents) nothing is said.
    """
    if rstar is None or n < least:
        return TooFewToSay(n, least)
    return Split(n, rstar) if is_split(rstar) else Together(n, rstar, band_of(rstar))


def deviation_cut_off(options: int) -> float:
    """The practical limit of AD: A / 6 options (0.83 of five); above it agreement is too low (Burke & Dunlap 2002)."""
    return options / 6
