"""Where views part: practices as groups and consensus put them, the widest gap first, clients' facts beside."""

from reports.diagnostic import notation
from reports.diagnostic.charts.dots import DotRow, DotWords, dot_chart
from reports.diagnostic.document import Block, Chart, Column, Paragraph, Row, Section, Table
from reports.diagnostic.parts import clients
from reports.diagnostic.source import Source, distinct


def views(source: Source) -> Section:
    """The part: the practices on one axis with their numbers, then what clients answered about the same practices."""
    blocks: list[Block] = []
    codes = _ordered(source)
    if codes:
        title = _reading(source)
        blocks.append(Chart(_drawing(source, codes, title), title, _table(source, codes)))
        blocks.append(Paragraph(source.words.verified_dash()))
    else:
        blocks.append(Paragraph(source.words.nothing_shown()))
    blocks += clients.answers(source)
    return Section("views", source.words.parts["views"], tuple(blocks))


def gap(source: Source, practice: str) -> float | None:
    """Difference of the compared groups' levels on a practice; None unless both are shown."""
    if source.pair is None:
        return None
    found = source.card.gap(f"practices/{practice}", of=source.pair[0], to=source.pair[1])
    return found.levels if found else None


def is_distinct(source: Source, practice: str) -> bool:
    """Whether the compared groups may be said to see a practice differently."""
    if source.pair is None:
        return False
    first, second = (source.shown(group, f"practices/{practice}") for group in source.pair)
    return first is not None and second is not None and distinct(first, second)


def _ordered(source: Source) -> list[str]:
    """Practices with anything to show: first those with a gap, the widest on top, then the rest as in the edition."""
    codes = [
        practice.code
        for practice in source.practices
        if practice.code in source.card.consensus
        or any(source.shown(group, f"practices/{practice.code}") for group in source.scored_groups)
    ]
    gaps = {code: gap(source, code) for code in codes}
    return sorted(codes, key=lambda code: -1.0 if gaps[code] is None else -abs(gaps[code] or 0.0) - 2.0 * source.top)


def _reading(source: Source) -> str:
    """How many practices the groups may be said to see differently, and who is higher."""
    if source.pair is None:
        return source.words.one_view(who=", ".join(source.group(group) for group in source.scored_groups))
    compared = [(p.code, levels) for p in source.practices if (levels := gap(source, p.code)) is not None]
    if not compared:
        return source.words.nothing_shown()
    parted = [levels for code, levels in compared if is_distinct(source, code)]
    return source.words.views(
        first=source.group(source.pair[0]),
        second=source.group(source.pair[1]),
        distinct=len(parted),
        compared=len(compared),
        higher=sum(levels > 0 for levels in parted),
    )


def _drawing(source: Source, codes: list[str], title: str) -> str:
    rows = []
    for code in codes:
        shown = [source.shown(group, f"practices/{code}") for group in source.scored_groups]
        agreed = source.card.consensus.get(code)
        rows.append(
            DotRow(
                name=source.coded(code),
                levels=tuple(figure.level if figure else None for figure in shown),
                consensus=agreed.level if agreed else None,
                gap=_gap_words(source, code),
                flagged=is_flagged(source, code),
            )
        )
    text = DotWords(
        title=title,
        groups=tuple(source.group(group) for group in source.scored_groups),
        consensus=source.term("consensus") if source.card.consensus else "",
        gap=source.term("gap") if source.pair else "",
        levels=source.level_names(),
    )
    return dot_chart(rows=rows, top=source.top, text=text)


def is_flagged(source: Source, practice: str) -> bool:
    """Whether the gap is as wide as the edition finds worth a remark, and more than chance."""
    levels = gap(source, practice)
    return levels is not None and abs(levels) >= source.card.gap_flag and is_distinct(source, practice)


def _gap_words(source: Source, practice: str) -> str:
    levels = gap(source, practice)
    return "" if levels is None else notation.signed(levels, language=source.language)


def _table(source: Source, codes: list[str]) -> Table:
    columns = [Column(source.term("practice")), *(Column(source.group(group)) for group in source.scored_groups)]
    if source.pair:
        columns.append(Column(source.term("gap")))
    columns += [Column(source.term("consensus")), Column(source.term("verified"))]
    return Table(source.term("data_caption"), tuple(columns), tuple(_row(source, code) for code in codes))


def _row(source: Source, code: str) -> Row:
    cells = [source.said(source.figure(group, f"practices/{code}")) for group in source.scored_groups]
    none = source.term("none")
    if source.pair:
        cells.append(_gap_words(source, code) or none)
    agreed = source.card.consensus.get(code)
    cells.append(str(agreed.level) if agreed else none)
    cells.append(str(source.card.verified.get(code, none)))
    return Row(source.coded(code), tuple(cells))
