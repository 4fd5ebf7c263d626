"""The profile: sections and criteria with intervals for each group, beside the earlier wave and the consensus."""

from collections.abc import Sequence
from itertools import combinations

from assessment.domain.figures import Shown
from assessment.domain.scorecards.orders import orders
from reports.diagnostic.charts.bars import NARROW, Bar, BarRow, BarWords, bar_chart
from reports.diagnostic.charts.marks import CONSENSUS, shape_of
from reports.diagnostic.document import Block, Chart, Column, Paragraph, Row, Section, Table
from reports.diagnostic.parts.progress import measures, progress
from reports.diagnostic.source import Source
from reports.diagnostic.telling import told


def profile(source: Source) -> Section:
    """The part: what the bars mean, sections and criteria drawn and in numbers, then what changed."""
    blocks: list[Block] = [Paragraph(source.words.profile_lead(top=source.top), lead=True)]
    criteria = [(criterion.code, _criterion(source, criterion.code)) for criterion in source.edition.criteria]
    rows = _rows(source, "criteria", criteria)
    if rows:
        title = reading(source, "criteria", criteria)
        drawn = bar_chart(rows=rows, top=source.top, text=_chart_words(source, title))
        blocks.append(Chart(drawn, title, _table(source)))
    else:
        blocks.append(Paragraph(source.words.nothing_shown()))
    blocks += progress(source)
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
            sentences.append(_extremes(source, group, kind, entries))
    return " ".join(sentences) or source.words.nothing_shown()


def _extremes(source: Source, group: str, kind: str, entries: Sequence[tuple[str, str]]) -> str:
    """The highest and the lowest, judged among all pairs, since the two were picked after looking at all."""
    figures: dict[str, tuple[str, Shown]] = {
        f"{kind}/{code}": (name, figure) for code, name in entries if (figure := source.shown(group, f"{kind}/{code}"))
    }
    ordered = sorted(figures, key=lambda measure: -figures[measure][1].level)
    high, low = ordered[0], ordered[-1]
    judged = orders(source.card, group, list(combinations(ordered, 2)))[high, low]
    parties = [figures[high], figures[low]]
    return source.words.extremes(
        who=source.group(group),
        highest=(figures[high][0], source.level(figures[high][1].level)),
        lowest=(figures[low][0], source.level(figures[low][1].level)),
        told=told(source, judged, group=group, parties=parties),
    )


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
    """Overall, sections, criteria: a column for each group and one for the consensus."""
    columns = [Column(source.term("measure")), *(Column(source.group(group)) for group in source.scored_groups)]
    if source.card.consensus:
        columns.append(Column(source.term("consensus")))
    rows = [_row(source, *entry) for entry in measures(source)]
    return Table(source.term("data_caption"), tuple(columns), tuple(rows))


def _row(source: Source, measure: str, name: str, depth: int) -> Row:
    cells = [source.said(source.figure(group, measure)) for group in source.scored_groups]
    if source.card.consensus:
        kind, _, code = measure.partition("/")
        mean = agreed_mean(source, kind, code) if code else _agreed_overall(source)
        cells.append(source.term("none") if mean is None else source.level(mean))
    return Row(name, tuple(cells), depth=depth, strong=depth == 0)


def _agreed_overall(source: Source) -> float | None:
    return source.card.headline.level if source.card.headline else None
