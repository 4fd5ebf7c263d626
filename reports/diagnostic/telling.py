"""Differences ready for sentences: points become levels in words, and grounds find the numbers behind them."""

import math
from collections.abc import Iterable, Sequence

from assessment.domain.figures import Figure, Shown
from assessment.domain.inference.differences import Difference, Ground, Verdict
from assessment.domain.scorecards.comparison import floor_of
from reports.diagnostic import notation
from reports.diagnostic.source import Source
from reports.diagnostic.wording.differences import Family, Sorted, Told, TooFew, Unknown

ELLIPSIS = "…"
"""Between the ends of an interval that have signs, where a dash would be read as a minus."""

Party = tuple[str, Figure]
"""Whose figure it is, in words, and the figure."""


def told(source: Source, difference: Difference, *, group: str, parties: Sequence[Party]) -> Told:
    """The difference in words; `group` and the difference's measure say how many answers a test asks of each party."""
    known = difference.points is not None
    levels = source.levels(difference.points or 0.0)
    low, high = _ends(source, difference)
    return Told(
        verdict=difference.verdict,
        ground=difference.ground,
        size=source.level(abs(levels)) if known else "",
        signed=notation.signed(levels, language=source.language) if known else "",
        by=_by(source, low, high),
        interval=source.words.from_to(*_signed(source, low, high)) if low is not None else "",
        span=ELLIPSIS.join(_signed(source, low, high)),
        noticed=noticed(source, difference),
        too_few=_too_few(source, difference, group, parties),
    )


def noticed(source: Source, difference: Difference) -> str:
    """The smallest difference that would have been noticed, rounded up; empty where that is not known."""
    if not difference.detectable:
        return ""
    return source.level(_up(source.levels(difference.detectable)))


def with_interval(text: Told, *, none: str) -> str:
    """A difference as a cell: size with sign, and its interval where there is one."""
    return f"{text.signed} ({text.span})" if text.span else text.signed or none


def sorted_out(found: Sequence[Told]) -> Sorted:
    """Verdicts counted, and what cannot be told by its reason, the most frequent first."""
    verdicts = [each.verdict for each in found]
    grounds = [each.ground for each in found if each.verdict is Verdict.CANNOT_TELL]
    reasons = sorted(dict.fromkeys(grounds), key=lambda ground: -grounds.count(ground))
    return Sorted(
        compared=len(found),
        higher=verdicts.count(Verdict.HIGHER),
        lower=verdicts.count(Verdict.LOWER),
        same=verdicts.count(Verdict.NO_MATERIAL),
        unknown=tuple(
            Unknown(grounds.count(ground), ground, _together(each for each in found if each.ground is ground))
            for ground in reasons
        ),
    )


def family(source: Source, found: Iterable[Difference], *, floor_points: float) -> Family:
    """How these differences, all of one family, were judged."""
    differences = list(found)
    least = [_up(source.levels(each.detectable)) for each in differences if each.detectable and each.p is not None]
    return Family(
        tested=max((each.family for each in differences), default=0),
        noticed=(source.level(min(least)), source.level(max(least))) if least else None,
        matters=_exactly(source, source.levels(floor_points)),
    )


def _ends(source: Source, difference: Difference) -> tuple[float | None, float | None]:
    """The interval in levels; none where both sides are known exactly."""
    if difference.low is None or difference.high is None or difference.low == difference.high:
        return None, None
    return source.levels(difference.low), source.levels(difference.high)


def _signed(source: Source, *ends: float | None) -> list[str]:
    return [notation.signed(end, language=source.language) for end in ends if end is not None]


def _by(source: Source, low: float | None, high: float | None) -> str:
    """The interval without signs, for a difference whose direction is said; empty where it reaches both sides."""
    if low is None or high is None or low * high < 0:
        return ""
    return source.words.from_to(*(source.level(end) for end in sorted((abs(low), abs(high)))))


def _too_few(source: Source, difference: Difference, group: str, parties: Sequence[Party]) -> tuple[TooFew, ...]:
    if difference.ground is not Ground.TOO_FEW:
        return ()
    least = floor_of(source.card, group, difference.measure)
    return tuple(
        TooFew(who, str(figure.n), least)
        for who, figure in parties
        if isinstance(figure, Shown) and not figure.census and figure.n < least
    )


def _together(found: Iterable[Told]) -> tuple[TooFew, ...]:
    """Sides that were too few in several differences: one entry for each, with the range of its answers."""
    answers: dict[tuple[str, int], list[int]] = {}
    for each in found:
        for side in each.too_few:
            answers.setdefault((side.who, side.least), []).append(int(side.n))
    return tuple(TooFew(who, _range(numbers), least) for (who, least), numbers in answers.items())


def _range(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}{notation.DASH}{high}"


def _up(levels: float) -> float:
    """One decimal, rounded up: a report never claims to notice more than it does."""
    return math.ceil(round(levels * 10, 6)) / 10


def _exactly(source: Source, levels: float) -> str:
    """With a second decimal where one would change the number."""
    places = 1 if round(levels, 1) == round(levels, 2) else 2
    return notation.decimal(levels, language=source.language, places=places)
