"""What a small group may say of its answers: three bands whose shares hide unanimity.

No rule on sums protects a group that agrees: "100 % favourable" tells everybody's answer. So distributions are for
large groups (cells.py), and shares of small ones stop at 10 and 90 per cent. This softens what is read; what can be
worked out from exact means all the same is counted by bounds.py.
"""

from dataclasses import dataclass

BANDS_FROM = 10
"""Answers from which the three bands may be shown."""

LOWEST, HIGHEST = 10, 90
"""Per cent at which shares of small groups stop."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many per cent, rounded to a whole number."""

    percent: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """So many per cent or fewer, none perhaps."""

    percent: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many per cent or more, all perhaps."""

    percent: int


ShownShare = Share | AtMost | AtLeast


@dataclass(frozen=True, slots=True)
class BandShares:
    """Answers below, at and above the middle of the scale, as shares of all who answered on it."""

    unfavourable: ShownShare
    neutral: ShownShare
    favourable: ShownShare


def stored_share(percent: int, *, is_held: bool) -> ShownShare:
    """A stored whole percent as it may be said; of a held one 0 stands for "at most 10" and 100 for "at least 90"."""
    if is_held and percent == 0:
        return AtMost(LOWEST)
    return AtLeast(HIGHEST) if is_held and percent == 100 else Share(percent)
