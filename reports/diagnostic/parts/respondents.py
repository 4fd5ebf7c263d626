"""Who answered: response by group and unit, and what may and may not be concluded from it."""

import math
from collections.abc import Sequence

from reports.diagnostic import notation
from reports.diagnostic.document import (
    Block,
    Column,
    Columns,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Section,
    Table,
)
from reports.diagnostic.parts.sheets import sheets
from reports.diagnostic.source import Source
from reports.diagnostic.tree import Place, places

MANY_ANSWERED = 0.5
"""Below this share the silent are the majority, and the reader is told."""


def respondents(source: Source) -> Section:
    """The part, with a table of units where there is more than the agency itself."""
    blocks: list[Block] = [
        KeyFigures(tuple(_answered(source, group) for group in source.card.groups)),
        Columns(
            (
                (Listing(source.term("allows"), tuple(_allowed(source))),),
                (Listing(source.term("forbids"), tuple(_forbidden(source))),),
            )
        ),
        sheets(source),
    ]
    chosen = places(source.card)
    if len(source.card.units) > 1:
        blocks.append(_table(source, chosen))
        if len(chosen) < len(source.card.units):
            blocks.append(Paragraph(source.words.more_units(shown=len(chosen), total=len(source.card.units))))
    return Section("respondents", source.words.parts["respondents"], tuple(blocks))


def _answered(source: Source, group: str) -> KeyFigure:
    root, language = source.card.root, source.language
    answered, headcount = source.card.answered(group, root), source.card.headcount(group, root)
    if answered is None:
        return KeyFigure(source.group(group), source.term("withheld"), source.words.nothing_shown())
    share = notation.percent(answered, headcount or 0, language=language)
    note = source.words.rate(answered=answered, headcount=headcount, share=share)
    return KeyFigure(source.group(group), notation.count(answered, language=language), note)


def _allowed(source: Source) -> Sequence[str]:
    margins = []
    for group in source.scored_groups:
        figure = source.shown(group, "overall")
        bounds = source.bounds(figure) if figure else None
        if bounds:
            # Rounded up: a report never claims to be more exact than it is, and «±0,0» would be a claim of certainty.
            margins.append((source.group(group), source.level(math.ceil((bounds[1] - bounds[0]) * 5) / 10)))
    shown = {
        unit.code
        for group in source.card.groups
        for unit in source.card.units
        if source.card.is_shown(group, unit.code)
    }
    return source.words.allows(shown=len(shown), groups=margins)


def _forbidden(source: Source) -> Sequence[str]:
    low, unknown = [], []
    for group in source.card.groups:
        answered = source.card.answered(group, source.card.root)
        headcount = source.card.headcount(group, source.card.root)
        if answered is not None and headcount is None:
            unknown.append(source.group(group))
        elif answered is not None and headcount and answered < MANY_ANSWERED * headcount:
            low.append((source.group(group), notation.percent(answered, headcount, language=source.language)))
    thresholds = [(source.group(group), source.card.thresholds[group]) for group in source.card.groups]
    return source.words.forbids(thresholds=thresholds, low_rate=low, unknown=unknown)


def _table(source: Source, chosen: Sequence[Place]) -> Table:
    columns = (Column(source.term("unit")), *(Column(source.group(group)) for group in source.card.groups))
    rows = tuple(
        Row(
            header=place.unit.name,
            cells=tuple(_cell(source, group, place.unit.code) for group in source.card.groups),
            depth=min(place.depth, 5),
            strong=place.depth == 0,
        )
        for place in chosen
    )
    return Table(source.term("response"), columns, rows)


def _cell(source: Source, group: str, unit: str) -> str:
    answered, headcount = source.card.answered(group, unit), source.card.headcount(group, unit)
    language = source.language
    if answered is None:
        return source.term("withheld")
    words = notation.count(answered, language=language)
    if not headcount:
        return words
    whole, share = (
        notation.count(headcount, language=language),
        notation.percent(answered, headcount, language=language),
    )
    return f"{words} {source.term('of')} {whole} · {share}"
