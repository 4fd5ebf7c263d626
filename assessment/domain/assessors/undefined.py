"""Why a statistic of assessors has no value: a verdict with its cause, never a number that may be missing."""

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """What the ratings lack."""

    ONE_ASSESSOR = "one_assessor"
    """Agreement needs two who rate."""
    ONE_UNIT = "one_unit"
    """Telling organisations apart needs two of them."""
    NO_VARIANCE = "no_variance"
    """Every rating is the same: nothing shows whether assessors would agree about a difference."""
    NO_DIFFERENCE = "no_difference"
    """Assessors differ among themselves, and organisations do not differ beyond that."""
    NO_PAIRS = "no_pairs"
    """Nothing was rated twice."""
    NO_RESIDUAL = "no_residual"
    """As many ratings as effects: whatever was rated, the model fits it, so its error is unknown."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """No value, and why."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the value lies at the confidence asked for; both ends in the units of the value."""

    low: float
    high: float
