"""Where views part: practices as groups and consensus put them, proven gaps first, clients' facts beside."""

from assessment.domain.inference.differences import GROUPS_FLOOR, TEST_FLOOR_ITEM, TEST_FLOOR_PRACTICE, Ground, Verdict
from reports.diagnostic import notation
from reports.diagnostic.charts.dots import DotRow, DotWords, Link, dot_chart
from reports.diagnostic.document import Block, Chart, Column, Paragraph, Row, Section, Table
from reports.diagnostic.parts import clients
from reports.diagnostic.source import Source
from reports.diagnostic.telling import family, sorted_out, told, with_interval
from reports.diagnostic.wording.differences import Told

DIRECTED = frozenset({Verdict.HIGHER, Verdict.LOWER})


def views(source: Source) -> Section:
    """The part: the practices on one axis with their numbers, then what clients answered about the same practices."""
    blocks: list[Block] = []
    codes = _ordered(source)
    if codes:
        title = _reading(source)
        blocks.append(Chart(_drawing(source, codes, title), title, _table(source, codes), tuple(_notes(source))))
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


def gap_told(source: Source, practice: str) -> Told | None:
    """What may be said of that difference; None unless both groups are shown."""
    if source.pair is None or gap(source, practice) is None:
        return None
    measure = f"practices/{practice}"
    parties = [(source.group(group), source.figure(group, measure)) for group in source.pair]
    return told(source, source.families.views[measure], group=source.pair[0], parties=parties)


def is_proven(source: Source, practice: str) -> bool:
    """Whether one of the compared groups is higher by more than chance, and by enough to matter."""
    found = gap_told(source, practice)
    return found is not None and found.verdict in DIRECTED


def widest(source: Source) -> list[str]:
    """Practices with a gap: the proven ones before the rest, each sort from the widest."""
    gaps = {p.code: abs(levels) for p in source.practices if (levels := gap(source, p.code)) is not None}
    return sorted(gaps, key=lambda code: (not is_proven(source, code), -gaps[code]))


def _ordered(source: Source) -> list[str]:
    """Practices with anything to show: those with a gap, then the rest as in the edition."""
    compared = widest(source)
    return compared + [
        practice.code
        for practice in source.practices
        if practice.code not in compared
        and (
            practice.code in source.card.consensus
            or any(source.shown(group, f"practices/{practice.code}") for group in source.scored_groups)
        )
    ]


def _reading(source: Source) -> str:
    """How many practices the groups see differently, alike, or nobody can tell how, and why."""
    if source.pair is None:
        return source.words.one_view(who=", ".join(source.group(group) for group in source.scored_groups))
    compared = [found for practice in source.practices if (found := gap_told(source, practice.code))]
    if not compared:
        return source.words.nothing_shown()
    first, second = (source.group(group) for group in source.pair)
    return source.words.views(first=first, second=second, found=sorted_out(compared))


def _notes(source: Source) -> list[str]:
    """How the differences were judged, and what a dash means."""
    notes = []
    practices = [found for measure, found in source.families.views.items() if measure.startswith("practices/")]
    if any(found.p is not None for found in practices):
        notes.append(source.words.family(family=family(source, practices, floor_points=GROUPS_FLOOR)))
    if any(found.ground is Ground.TOO_FEW for found in practices):
        notes.append(source.words.needed(single=TEST_FLOOR_ITEM, several=TEST_FLOOR_PRACTICE))
    return [*notes, source.words.verified_dash()] if source.card.verified else notes


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
                link=_link(source, code),
            )
        )
    text = DotWords(
        title=title,
        groups=tuple(source.group(group) for group in source.scored_groups),
        consensus=source.term("consensus") if source.card.consensus else "",
        gap=source.term("gap") if source.pair else "",
        levels=source.level_names(),
        links={Link.PROVEN: source.term("link_proven"), Link.WIDE: source.term("link_wide")},
    )
    return dot_chart(rows=rows, top=source.top, text=text)


def _link(source: Source, code: str) -> Link:
    if is_proven(source, code):
        return Link.PROVEN
    found = gap_told(source, code)
    is_wide = abs(gap(source, code) or 0.0) >= source.card.gap_flag
    return Link.WIDE if is_wide and found is not None and found.verdict is Verdict.CANNOT_TELL else Link.PLAIN


def _gap_words(source: Source, practice: str) -> str:
    levels = gap(source, practice)
    return "" if levels is None else notation.signed(levels, language=source.language)


def _table(source: Source, codes: list[str]) -> Table:
    """Figures, the gap with its interval and verdict, and agreed and verified levels where there are any."""
    columns = [Column(source.term("practice")), *(Column(source.group(group)) for group in source.scored_groups)]
    if source.pair:
        columns += [Column(source.term("gap")), Column(source.term("who_is_higher"), numeric=False)]
    if source.card.consensus:
        columns.append(Column(source.term("consensus")))
    if source.card.verified:
        columns.append(Column(source.term("verified")))
    return Table(source.term("data_caption"), tuple(columns), tuple(_row(source, code) for code in codes))


def _row(source: Source, code: str) -> Row:
    cells = [source.said(source.figure(group, f"practices/{code}")) for group in source.scored_groups]
    none = source.term("none")
    if source.pair:
        found = gap_told(source, code)
        first, second = (source.group(group) for group in source.pair)
        cells.append(with_interval(found, none=none) if found else none)
        cells.append(source.words.who_is_higher(first=first, second=second, told=found) if found else none)
    if source.card.consensus:
        agreed = source.card.consensus.get(code)
        cells.append(str(agreed.level) if agreed else none)
    if source.card.verified:
        cells.append(str(source.card.verified.get(code, none)))
    return Row(source.coded(code), tuple(cells))
