"""What an answer weighs, and why, ready for a sentence."""

from enum import StrEnum


class Weighed(StrEnum):
    """How the parts of a whole are put together."""

    BY_PEOPLE = "by_people"
    UNKNOWN = "unknown"
    """Each respondent the same: not every headcount is known."""
    UNEVEN = "uneven"
    """Each respondent the same: weights would cost more precision than they gain."""
    EQUALLY = "equally"
    """Each respondent the same, as in scorecards of the first form."""
