"""What a shown group may say of its answers: whole distributions, three bands, and shares that hide unanimity.

No rule on sums protects a group that agrees: "100 % favourable" tells everybody's answer. So distributions are for
large groups, and shares of small ones stop at 10 and 90 per cent. This softens what is read; what can be worked out
from exact means all the same is counted by bounds.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

DISTRIBUTION_FROM = 30
"""Respondents from which every option's count may be shown, and shares as they are."""

BANDS_FROM = 10
"""Respondents from which the three bands may be shown."""

LOWEST, HIGHEST = 10, 90
"""Per cent at which shares of small groups stop."""

MIDDLE = 50
"""The score, in points, that is neither favourable nor unfavourable."""


class TooFewRespondents(ValueError):
    """A group is too small to say this of its answers."""


class ImpossibleShare(ValueError):
    """A part is larger than its whole, or the whole is nobody."""


class Detail(StrEnum):
    """How much of an item's answers a group may show."""

    NOTHING = "nothing"
    BANDS = "bands"
    DISTRIBUTION = "distribution"


@dataclass(frozen=True, slots=True)
class Share:
    """So many per cent, rounded to a whole number, halves to the even one."""

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
class BandCounts:
    """How many answers lie below, at and above the middle of the scale."""

    unfavourable: int
    neutral: int
    favourable: int


@dataclass(frozen=True, slots=True)
class BandShares:
    """The same as shares of all who answered on the scale."""

    unfavourable: ShownShare
    neutral: ShownShare
    favourable: ShownShare


def detail(respondents: int, *, bands_from: int = BANDS_FROM, distribution_from: int = DISTRIBUTION_FROM) -> Detail:
    """The most that a group with so many respondents may show; a distribution needs to be a safe one as well."""
    if respondents >= distribution_from:
        return Detail.DISTRIBUTION
    return Detail.BANDS if respondents >= bands_from else Detail.NOTHING


def shown_share(count: int, of: int, *, exact_from: int = DISTRIBUTION_FROM) -> ShownShare:
    """100 count / of as a whole number of per cent; of fewer than `exact_from` it stops at 10 and 90.

    Raises ImpossibleShare.
    """
    if not 0 <= count <= of or of == 0:
        raise ImpossibleShare(f"{count} of {of} is no share")
    share = Fraction(100 * count, of)
    if of < exact_from and share <= LOWEST:
        return AtMost(LOWEST)
    if of < exact_from and share >= HIGHEST:
        return AtLeast(HIGHEST)
    return Share(round(share))


def band_counts(*, counts: Sequence[int], scores: Sequence[float]) -> BandCounts:
    """The bands of an item from its options' counts and scores (points, 0–100): below 50, 50, above 50.

    On five options 0, 25, 50, 75, 100 these are the lowest two, the middle one and the top two.
    """
    pairs = list(zip(counts, scores, strict=True))
    return BandCounts(
        sum(count for count, score in pairs if score < MIDDLE),
        sum(count for count, score in pairs if score == MIDDLE),
        sum(count for count, score in pairs if score > MIDDLE),
    )


def band_shares(bands: BandCounts, *, bands_from: int = BANDS_FROM, exact_from: int = DISTRIBUTION_FROM) -> BandShares:
    """The bands as they are shown; raises TooFewRespondents where they may not be."""
    of = bands.unfavourable + bands.neutral + bands.favourable
    if of < bands_from:
        raise TooFewRespondents(f"Bands need {bands_from} answers, not {of}")
    return BandShares(
        *(
            shown_share(count, of, exact_from=exact_from)
            for count in (bands.unfavourable, bands.neutral, bands.favourable)
        )
    )
