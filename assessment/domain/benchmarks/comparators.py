"""Benchmarks: where a score lies among those of other organisations, and when that may be said at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from statistics import quantiles
from typing import Generic

from assessment.domain.benchmarks.validity import MeasureKey, OrganisationScore, Pool, ValidityClass, require_alike

LEAST_ORGANISATIONS = 10
LARGEST_SHARE = 0.30


class EmptyComparison(ValueError):
    """A place among nobody was asked for."""


class ComparatorReason(StrEnum):
    """Why there is no comparator."""

    FEW_ORGANISATIONS = "few_organisations"
    """Fewer organisations released their scores than a comparator needs."""
    DOMINATED = "dominated"
    """One organisation has more of all respondents than any one may: the comparator would be its portrait."""


@dataclass(frozen=True, slots=True)
class NoComparator:
    """No comparator, and why."""

    reason: ComparatorReason
    organisations: int
    """How many released their scores."""


@dataclass(frozen=True, slots=True)
class Comparator(Generic[ValidityClass]):
    """Median and quartiles of the scores of organisations, points; each organisation counts once."""

    validity: ValidityClass
    measures: frozenset[MeasureKey]
    members: frozenset[str]
    respondents: int
    lower: float
    median: float
    upper: float
    scores: tuple[float, ...] = field(repr=False)
    """The members' scores, ascending; they place a score and are not themselves for showing."""


@dataclass(frozen=True, slots=True)
class GroupAdmitted:
    """A group of organisations may be released as a comparator beside those released before."""

    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupRefused:
    """Subtracting released groups from this one, or this one from them, would leave few organisations."""

    left: frozenset[str]
    """Who would be left: for the log of whoever releases, never for the one who asked."""
    least: int


class QuartileBand(IntEnum):
    """Where among the quartiles of a comparator; the bound of two bands belongs to the one nearer to the median."""

    LOWEST = 1
    LOWER_MIDDLE = 2
    UPPER_MIDDLE = 3
    HIGHEST = 4


@dataclass(frozen=True, slots=True)
class InBand:
    """The whole interval of the score lies in one band."""

    band: QuartileBand


@dataclass(frozen=True, slots=True)
class BetweenBands:
    """The interval of the score reaches from one band into another; which of them it is cannot be said."""

    lowest: QuartileBand
    highest: QuartileBand


@dataclass(frozen=True, slots=True)
class NoBand:
    """The score has no interval, so that no band can be said."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a score lies in a comparator: shares of 0–1 for the score and, if it has them, its interval's ends."""

    percentile: float
    percentile_low: float | None
    percentile_high: float | None
    band: InBand | BetweenBands | NoBand


def comparator(
    pool: Pool[ValidityClass],
    *,
    consented: Set[str],
    least: int = LEAST_ORGANISATIONS,
    largest_share: float = LARGEST_SHARE,
) -> Comparator[ValidityClass] | NoComparator:
    """Median and quartiles of those of the pool that consented to the release of their scores.

    The benchmark is the median organisation (UK Civil Service People Survey, technical guide); quartiles are by linear
    interpolation between order statistics at (m − 1) p (Hyndman & Fan 1996, type 7). Withheld below `least`
    organisations and when one has more than `largest_share` of the respondents.
    """
    released = [score for score in pool.scores if score.organisation in consented]
    respondents = sum(score.respondents for score in released)
    if len(released) < max(least, 2):
        return NoComparator(ComparatorReason.FEW_ORGANISATIONS, len(released))
    if max(score.respondents for score in released) > largest_share * respondents:
        return NoComparator(ComparatorReason.DOMINATED, len(released))
    scores = sorted(score.score for score in released)
    lower, median, upper = quantiles(scores, n=4, method="inclusive")
    return Comparator(
        validity=pool.validity,
        measures=pool.measures,
        members=frozenset(score.organisation for score in released),
        respondents=respondents,
        lower=lower,
        median=median,
        upper=upper,
        scores=tuple(scores),
    )


def membership_guard(
    *, previous: Iterable[Set[str]], offered: Set[str], least: int = LEAST_ORGANISATIONS
) -> GroupAdmitted | GroupRefused:
    """Whether a group may be released as a comparator beside the groups released before (same wave and measure).

    Refused when any of these holds between 1 and `least` − 1 organisations: the offered group without a released one;
    a released one without the offered; and for a group that contains others, it without all released groups inside
    it. For groups that contain or avoid each other the last is exact: whatever is computed from the release treats
    the members of such a remainder alike (docs/method.md, Withholding). Groups that cross are held pair by pair.
    """
    group = frozenset(offered)
    released = {frozenset(other) for other in previous} - {group}
    everything = [*sorted(released, key=sorted), group]
    remainders = [part for other in everything for part in (group - other, other - group)]
    remainders += [_remainder(whole, everything) for whole in everything if whole >= group]
    small = [left for left in remainders if 0 < len(left) < least]
    return GroupRefused(min(small, key=len), least) if small else GroupAdmitted(group)


def percentile(scores: Sequence[float], own: float) -> float:
    """Share of 0–1 of ascending `scores` below `own`, equals counting half: (#below + ½ #equal) / m.

    EmptyComparison when there are no scores.
    """
    if not scores:
        raise EmptyComparison("There is no place among no scores")
    return (bisect_left(scores, own) + bisect_right(scores, own)) / (2 * len(scores))


def position(own: OrganisationScore[ValidityClass], *, among: Comparator[ValidityClass]) -> Position:
    """Where the organisation's score lies; a single band is said only if the score's interval lies in it.

    The comparator is taken as it stands: its members are the organisations that there are, not a sample of them.
    Raises MixedValidity or MixedMeasures when the score is not of the comparator's kind.
    """
    require_alike(own, validity=among.validity, measures=among.measures)
    placed = percentile(among.scores, own.score)
    if own.low is None or own.high is None:
        return Position(placed, None, None, NoBand())
    ends = percentile(among.scores, own.low), percentile(among.scores, own.high)
    return Position(placed, *ends, _band(own.low, own.high, among))


def _remainder(whole: frozenset[str], groups: Sequence[frozenset[str]]) -> frozenset[str]:
    return whole.difference(*(group for group in groups if group < whole))


def _band(low: float, high: float, among: Comparator[ValidityClass]) -> InBand | BetweenBands:
    """A score at the very median is in neither middle band for certain, so that the two sides are treated alike."""
    lowest = QuartileBand(1 + (low >= among.lower) + (low > among.median) + (low > among.upper))
    highest = QuartileBand(1 + (high >= among.lower) + (high >= among.median) + (high > among.upper))
    return InBand(lowest) if lowest == highest else BetweenBands(lowest, highest)
