"""The profile: sections and criteria with intervals for each group, beside the earlier wave and the consensus."""

from collections.abc import Sequence

from reports.diagnostic.charts.bars import NARROW, Bar, BarRow, BarWords, bar_chart
from reports.diagnostic.charts.marks import CONSENSUS, shape_of
from reports.diagnostic.document import Block, Chart, Column, Paragraph, Row, Section, Table
from reports.diagnostic.source import Source, distinct


def profile(source: Source) -> Section:
    """The part: what the bars mean, sections and criteria drawn and in numbers, then what changed."""
    blocks: list[Block] = [Paragraph(source.words.profile_lead(top=source.top), lead=True)]
    criteria = [(criterion.code, _criterion(source, criterion.code)) for criterion in source.edition.criteria]
    rows = _rows(source, "criteria", criteria)
    if rows:
        blocks.append(
            Chart(
                svg=bar_chart(
                    rows=rows, top=source.top, text=_chart_words(source, reading(source, "criteria", criteria))
                ),
                title=reading(source, "criteria", criteria),
                table=_table(source),
            )
        )
    else:
        blocks.append(Paragraph(source.words.nothing_shown()))
    blocks += [Paragraph(sentence) for sentence in _changes(source)]
    return Section("profile", source.words.parts["profile"], tuple(blocks))


def ladder(source: Source) -> Chart | None:
    """The sections alone, for the page of the head; None when nothing may be shown."""
    sections = [(section.code, source.section(section.code)) for section in source.edition.sections]
    rows = _rows(source, "sections", sections)
    if not rows:
        return None
    title = reading(source, "sections", sections)
    return Chart(
        svg=bar_chart(rows=rows, top=source.top, text=_chart_words(source, title), width=NARROW),
        title=title,
        table=_table(source),
    )


def reading(source: Source, kind: str, entries: Sequence[tuple[str, str]]) -> str:
    """What stands highest and lowest for each group, and whether the figures allow to say so."""
    sentences = []
    for group in source.scored_groups:
        figures = [(name, figure) for code, name in entries if (figure := source.shown(group, f"{kind}/{code}"))]
        if len(figures) == 1:
            sentences.append(
                source.words.single(
                    who=source.group(group), name=figures[0][0], level=source.level(figures[0][1].level)
                )
            )
        elif figures:
            high, low = max(figures, key=lambda entry: entry[1].level), min(figures, key=lambda entry: entry[1].level)
            sentences.append(
                source.words.extremes(
                    who=source.group(group),
                    highest=(high[0], source.level(high[1].level)),
                    lowest=(low[0], source.level(low[1].level)),
                    distinct=distinct(high[1], low[1]),
                )
            )
    return " ".join(sentences) or source.words.nothing_shown()


def _criterion(source: Source, code: str) -> str:
    return source.texts[f"criteria/{code}/name"]


def _chart_words(source: Source, title: str) -> BarWords:
    series = [(shape_of(place), source.group(group)) for place, group in enumerate(source.scored_groups)]
    if source.card.consensus:
        series.append((CONSENSUS, source.term("consensus")))
    return BarWords(
        title=title,
        series=tuple(series),
        levels=source.level_names(),
        earlier=source.term("earlier") if source.previous else "",
    )


def _rows(source: Source, kind: str, entries: Sequence[tuple[str, str]]) -> list[BarRow]:
    """A row for each measure that any group shows or the consensus covers."""
    rows = []
    for code, name in entries:
        bars = [_bar(source, group, f"{kind}/{code}") for group in source.scored_groups]
        if source.card.consensus:
            bars.append(_agreed_bar(source, kind, code))
        if any(bar.level is not None for bar in bars):
            rows.append(BarRow(name, tuple(bars)))
    return rows


def _bar(source: Source, group: str, measure: str) -> Bar:
    figure = source.figure(group, measure)
    shown = source.shown(group, measure)
    if shown is None:
        return Bar(None, None, None, source.said(figure))
    low, high = source.bounds(shown) or (None, None)
    before = source.before(group, measure)
    return Bar(shown.level, low, high, source.level(shown.level), before.level if before else None)


def _agreed_bar(source: Source, kind: str, code: str) -> Bar:
    mean = agreed_mean(source, kind, code)
    return Bar(mean, None, None, source.term("none") if mean is None else source.level(mean))


def agreed_mean(source: Source, kind: str, code: str) -> float | None:
    """Weighted mean of the agreed levels under a section or criterion; None until each practice there has one."""
    of = "section" if kind == "sections" else "criterion"
    practices = [practice for practice in source.practices if getattr(practice, of) == code]
    agreed = [(p.weight, source.card.consensus[p.code].level) for p in practices if p.code in source.card.consensus]
    if not practices or len(agreed) < len(practices):
        return None
    return sum(weight * level for weight, level in agreed) / sum(weight for weight, _ in agreed)


def _table(source: Source) -> Table:
    """Overall, sections, criteria: a column for each group, one for its earlier wave, one for the consensus."""
    columns = [Column(source.term("measure"))]
    for group in source.scored_groups:
        columns.append(Column(source.group(group)))
        if source.previous:
            columns.append(Column(f"{source.group(group)}, {source.term('was')}"))
    if source.card.consensus:
        columns.append(Column(source.term("consensus")))
    rows = [_row(source, "overall", "", source.term("overall"), depth=0)]
    for section in source.edition.sections:
        rows.append(_row(source, "sections", section.code, source.texts[f"sections/{section.code}/name"], depth=0))
        rows += [
            _row(source, "criteria", criterion.code, _criterion(source, criterion.code), depth=1)
            for criterion in source.edition.criteria
            if criterion.section == section.code
        ]
    return Table(source.term("data_caption"), tuple(columns), tuple(rows))


def _row(source: Source, kind: str, code: str, name: str, *, depth: int) -> Row:
    measure = f"{kind}/{code}" if code else kind
    cells = []
    for group in source.scored_groups:
        cells.append(source.said(source.figure(group, measure)))
        if source.previous:
            before = source.before(group, measure)
            cells.append(source.said(before) if before else source.term("none"))
    if source.card.consensus:
        mean = agreed_mean(source, kind, code) if code else _agreed_overall(source)
        cells.append(source.term("none") if mean is None else source.level(mean))
    return Row(name, tuple(cells), depth=depth, strong=depth == 0)


def _agreed_overall(source: Source) -> float | None:
    return source.card.headline.level if source.card.headline else None


def _changes(source: Source) -> list[str]:
    """What moved since the earlier wave, for each group that both waves show."""
    if source.previous is None:
        return []
    sentences = []
    for group in source.scored_groups:
        pairs = [
            (source.section(section.code), source.before(group, measure), source.shown(group, measure))
            for section in source.edition.sections
            for measure in [f"sections/{section.code}"]
        ]
        both = [(name, before, now) for name, before, now in pairs if before and now]
        moved = [(name, now.level - before.level) for name, before, now in both if distinct(before, now)]
        if both:
            sentences.append(
                source.words.changes(
                    wave=source.previous.wave,
                    who=source.group(group),
                    up=[name for name, change in moved if change > 0],
                    down=[name for name, change in moved if change < 0],
                )
            )
    return sentences
