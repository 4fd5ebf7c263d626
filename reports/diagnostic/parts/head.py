"""One page for the head: where the agency stands, what carries, what to work on, where views part, what to do first."""

from collections.abc import Sequence

from assessment.domain.figures import Headline, Shown
from assessment.domain.levels import nearest_level
from assessment.domain.scorecards.card import Scorecard
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Callout, Columns, KeyFigure, KeyFigures, Paragraph, Section
from reports.diagnostic.parts.findings import areas, strengths
from reports.diagnostic.parts.profile import ladder
from reports.diagnostic.parts.views import gap_told, is_proven, widest
from reports.diagnostic.source import Source

FIRST_TALKS = 3
"""Practices to begin the working group's talk with; more is no beginning."""


def head(source: Source) -> Section:
    """The part; it keeps to one page, so each block is short."""
    figures = _figures(source)
    blocks: list[Block] = [KeyFigures(figures)] if figures else [Paragraph(source.words.nothing_shown())]
    blocks += _standing(source)
    beside = [callout for callout in (_widest_gap(source), _first_step(source)) if callout]
    drawn = ladder(source)
    if drawn and beside:
        blocks.append(Columns(((drawn,), tuple(beside))))
    elif drawn:
        blocks.append(drawn)
    blocks.append(Columns(((strengths(source),), (areas(source),))))
    return Section("head", source.words.parts["head"], tuple(blocks))


def _figures(source: Source) -> tuple[KeyFigure, ...]:
    figures = [_agreed(source, source.card.headline)] if source.card.headline else []
    for group in source.scored_groups:
        figure = source.shown(group, "overall")
        if figure:
            figures.append(_seen(source, group, figure))
    return tuple(figures)


def _agreed(source: Source, headline: Headline) -> KeyFigure:
    points = notation.count(round(headline.total), language=source.language)
    of = notation.count(round(headline.total_of), language=source.language)
    whole = source.words.of_top(top=source.top, interval="")
    note = f"{whole} {source.term('points')}: {points} {source.term('of')} {of}."
    return KeyFigure(
        source.term("headline"),
        source.level(headline.level),
        f"{note} {_meaning(source, headline.level)}",
        source.tone(headline.level),
    )


def _seen(source: Source, group: str, figure: Shown) -> KeyFigure:
    note = source.words.of_top(top=source.top, interval=source.interval(figure))
    # With a consensus its meaning is said once, for the consensus.
    meaning = "" if source.card.headline else f" {_meaning(source, figure.level)}"
    return KeyFigure(
        source.words.as_seen_by(group=source.group(group)),
        source.level(figure.level),
        note + meaning,
        source.tone(figure.level),
    )


def _meaning(source: Source, level: float) -> str:
    whole = nearest_level(level)
    meaning = source.texts.get(f"levels/{whole}/meaning")
    return source.words.nearest(level=whole, name=source.level_name(whole), meaning=meaning)


def _standing(source: Source) -> list[Block]:
    """Whether this is a survey or a self-assessment, what caps it, and which figures do not go together."""
    card, words = source.card, source.words
    blocks: list[Block] = []
    if card.headline is None:
        text = words.survey_only(agreed=len(card.consensus), applicable=len(source.practices))
        asked = _asked(source)
        if len({count for _, count in asked}) > 1:
            text = f"{text} {words.different_sets(asked=asked)}"
        blocks.append(Callout(source.term("survey_title"), text))
    elif card.headline.cap and card.headline.cap.bites:
        blocks.append(Callout(source.term("cap_title"), _cap(source, card.headline), tone="attention"))
    return blocks


def _asked(source: Source) -> list[tuple[str, int]]:
    """Of how many applicable practices each group that is shown was asked."""
    return [
        (source.group(group), sum(measure.startswith("practices/") for measure in _measures(source.card, group)))
        for group in source.scored_groups
        if source.shown(group, "overall")
    ]


def _measures(card: Scorecard, group: str) -> Sequence[str]:
    return card.tables[group].measures


def _cap(source: Source, headline: Headline) -> str:
    cap = headline.cap
    assert cap is not None
    return source.words.capped(
        practice=source.practice(cap.practice),
        level=cap.practice_level,
        plus=f"{cap.plus:g}",
        limit=f"{cap.limit:g}",
        # Two places: the cap may take off less than the one decimal of a level shows.
        uncapped=notation.decimal(headline.uncapped, language=source.language, places=2),
    )


def _widest_gap(source: Source) -> Callout | None:
    """The practice on which one group is provenly higher by most; without one, the widest gap, which may be chance."""
    code = next(iter(widest(source)), None)
    if code is None or source.pair is None:
        return None
    (first, one), (second, other) = ((group, source.shown(group, f"practices/{code}")) for group in source.pair)
    found = gap_told(source, code)
    assert one is not None
    assert other is not None
    assert found is not None
    text = source.words.widest_gap(
        practice=source.coded(code), first=source.seen(first, one), second=source.seen(second, other), told=found
    )
    return Callout(source.term("gap_title"), text, tone="attention" if is_proven(source, code) else "note")


def _first_step(source: Source) -> Callout | None:
    """What follows from the figures: lift what caps the whole, else talk where views part, else agree the levels."""
    headline = source.card.headline
    if headline is not None:
        cap = headline.cap
        if cap is None or not (cap.bites or cap.practice_level == 0):
            return None
        step = source.words.first_cap(
            practice=source.coded(cap.practice), level=cap.practice_level, limit=f"{cap.limit:g}"
        )
        return Callout(source.term("first_step"), step)
    proven = [code for code in widest(source) if is_proven(source, code)]
    if proven and source.pair is not None:
        groups = (source.group(source.pair[0]), source.group(source.pair[1]))
        names = [source.coded(code) for code in proven[:FIRST_TALKS]]
        return Callout(source.term("first_step"), source.words.first_meeting(groups=groups, practices=names))
    return Callout(source.term("first_step"), source.words.first_agreement()) if _figures(source) else None
