"""The practices, one after another: four figures never blended, the texts of today and next, answers, gap, evidence."""

from assessment.domain.edition import Applies, Practice
from assessment.domain.figures import Shown
from assessment.domain.levels import nearest_level
from reports.diagnostic import notation
from reports.diagnostic.anchors import anchor, anchored_item, scored_items
from reports.diagnostic.document import Block, Column, KeyFigure, Paragraph, PracticeCard, Quote, Row, Section, Table
from reports.diagnostic.parts.answers import bands, distributions, remarks
from reports.diagnostic.parts.clients import facts_of
from reports.diagnostic.parts.progress import change_note
from reports.diagnostic.parts.views import gap_told
from reports.diagnostic.source import Source


def practices(source: Source) -> Section:
    """The part: a card for each practice that applies."""
    blocks: list[Block] = [Paragraph(source.words.practices_lead(), lead=True)]
    blocks += [_card(source, practice) for practice in source.practices]
    return Section("practices", source.words.parts["practices"], tuple(blocks))


def _card(source: Source, practice: Practice) -> PracticeCard:
    code = practice.code
    section, criterion = practice.section, practice.criterion
    return PracticeCard(
        code=code,
        mark=source.mark(code),
        name=source.practice(code),
        place=f"{source.section(section)} · {source.texts[f'criteria/{criterion}/name']}",
        figures=(*_group_figures(source, code), _agreed_figure(source, code), _verified_figure(source, code)),
        quotes=_quotes(source, code),
        notes=tuple(_notes(source, code)),
        chart=distributions(source, code),
        bands=bands(source, code),
        items=_items(source, code),
        facts=facts_of(source, code),
        evidence=source.texts.get(f"practices/{code}/evidence"),
    )


def _group_figures(source: Source, code: str) -> tuple[KeyFigure, ...]:
    return tuple(_group_figure(source, group, code) for group in source.scored_groups)


def _group_figure(source: Source, group: str, code: str) -> KeyFigure:
    figure = source.figure(group, f"practices/{code}")
    if not isinstance(figure, Shown):
        return KeyFigure(source.group(group), source.term("none"), source.absence(figure.reason))
    parts = [source.interval(figure), f"n = {notation.count(figure.n, language=source.language)}"]
    return KeyFigure(
        source.group(group), source.level(figure.level), " · ".join(filter(None, parts)), source.tone(figure.level)
    )


def _agreed_figure(source: Source, code: str) -> KeyFigure:
    agreed = source.card.consensus.get(code)
    if agreed is None:
        return KeyFigure(source.term("consensus"), source.term("none"), source.term("not_yet"))
    return KeyFigure(
        source.term("consensus"), str(agreed.level), source.level_name(agreed.level), source.tone(agreed.level)
    )


def _verified_figure(source: Source, code: str) -> KeyFigure:
    level = source.card.verified.get(code)
    if level is None:
        return KeyFigure(source.term("verified"), source.term("none"), source.term("not_checked"))
    return KeyFigure(source.term("verified"), str(level), source.level_name(level), source.tone(level))


def _quotes(source: Source, code: str) -> tuple[Quote, ...]:
    """The texts of today and of the next level, by the consensus where there is one, else by the first group shown."""
    found = _today(source, code)
    if found is None or anchored_item(source, code) is None:
        return ()
    label, today = found
    quotes = [_quote(source, code, label, today)]
    if today < source.top:
        quotes.append(_quote(source, code, source.term("next"), today + 1))
    return tuple(quote for quote in quotes if quote.text)


def _today(source: Source, code: str) -> tuple[str, int] | None:
    agreed = source.card.consensus.get(code)
    if agreed is not None:
        return source.words.today_agreed(), agreed.level
    for group in source.scored_groups:
        figure = source.shown(group, f"practices/{code}")
        if figure:
            return source.words.today_by(group=source.group(group)), nearest_level(figure.level)
    return None


def _quote(source: Source, code: str, label: str, level: int) -> Quote:
    return Quote(
        label=label,
        tone=source.tone(level),
        number=str(level),
        name=source.level_name(level),
        text=anchor(source, code, level),
    )


def _notes(source: Source, code: str) -> list[str]:
    notes = []
    entry = source.status[code]
    if entry.status is Applies.ADAPTED:
        notes.append(source.words.adapted(reason=source.reason(code)))
    agreed = source.card.consensus.get(code)
    if agreed and agreed.gated:
        notes.append(
            source.words.gated(
                entered=agreed.entered, level=agreed.level, documents=agreed.documents, periods=agreed.periods
            )
        )
    if agreed and agreed.reason:
        notes.append(source.words.agreed_reason(reason=agreed.reason))
    found = gap_told(source, code)
    if found is not None and source.pair is not None:
        first, second = (source.group(group) for group in source.pair)
        notes.append(source.words.gap_note(first=first, second=second, told=found))
    notes += [note for group in source.scored_groups if (note := change_note(source, group, f"practices/{code}"))]
    return notes + remarks(source, code)


def _items(source: Source, code: str) -> Table | None:
    """Figures of the practice's statements, where it has several."""
    items = scored_items(source, code)
    if len(items) < 2:
        return None
    columns = (Column(source.term("item")), *(Column(source.group(group)) for group in source.scored_groups))
    rows = tuple(
        Row(
            source.texts[f"items/{item.code}/text"],
            tuple(source.said(source.figure(group, f"items/{item.code}")) for group in source.scored_groups),
        )
        for item in items
    )
    return Table(source.term("items"), columns, rows)
