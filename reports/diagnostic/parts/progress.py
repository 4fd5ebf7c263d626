"""What changed since the earlier wave: sentences, and for each group a table with verdicts and marks of breaks."""

from assessment.domain.inference.differences import WAVES_FLOOR, Difference, Verdict
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Column, Paragraph, Row, Table
from reports.diagnostic.source import Source
from reports.diagnostic.telling import family, sorted_out, told, with_interval
from reports.diagnostic.wording.differences import Moved, Told


def progress(source: Source) -> list[Block]:
    """Sentences and tables of each group that may be compared; a sentence where no earlier wave may be."""
    if source.unlinked:
        return [Paragraph(source.words.unlinked(wave=source.unlinked))]
    blocks: list[Block] = []
    for group in source.scored_groups:
        if any(found.points is not None for found in source.families.changes(group).values()):
            blocks += [Paragraph(_moved(source, group)), _table(source, group), Paragraph(_judged(source, group))]
    return blocks


def change_told(source: Source, group: str, measure: str) -> Told | None:
    """What may be said of a change; None where the wave before has nothing of the kind, or either is withheld."""
    difference = source.families.changes(group).get(measure)
    return None if difference is None or difference.points is None else _told(source, group, difference)


def change_note(source: Source, group: str, measure: str) -> str:
    """The change, or the break, in a sentence; empty where there is nothing to set beside."""
    mark, before = source.families.break_of(group, measure), source.before(group, measure)
    if source.shown(group, measure) is None:
        return ""
    if mark is not None:
        return source.words.broken_note(who=source.group(group), reason=mark.reason)
    found = change_told(source, group, measure)
    if found is None or before is None:
        return ""
    return source.words.change_note(who=source.group(group), was=source.level(before.level), told=found)


def measures(source: Source) -> list[tuple[str, str, int]]:
    """Overall, sections, and criteria under their section: measure, name, depth."""
    rows = [("overall", source.term("overall"), 0)]
    for section in source.edition.sections:
        rows.append((f"sections/{section.code}", source.texts[f"sections/{section.code}/name"], 0))
        rows += [
            (f"criteria/{criterion.code}", source.texts[f"criteria/{criterion.code}/name"], 1)
            for criterion in source.edition.criteria
            if criterion.section == section.code
        ]
    return rows


def _told(source: Source, group: str, difference: Difference) -> Told:
    measure = difference.measure
    earlier = source.families.before(group, measure)
    assert earlier is not None  # a change continues something
    parties = [(source.term("was"), earlier), (source.term("now"), source.figure(group, measure))]
    return told(source, difference, group=group, parties=parties)


def _moved(source: Source, group: str) -> str:
    assert source.previous is not None
    sections = [
        (source.section(section.code), text)
        for section in source.edition.sections
        if (text := change_told(source, group, f"sections/{section.code}"))
    ]
    up, down, same = (
        [name for name, text in sections if text.verdict is verdict]
        for verdict in (Verdict.HIGHER, Verdict.LOWER, Verdict.NO_MATERIAL)
    )
    moved = Moved(up, down, same, sorted_out([text for _, text in sections]).unknown)
    return source.words.changes(wave=source.previous.wave, who=source.group(group), moved=moved)


def _table(source: Source, group: str) -> Table:
    assert source.previous is not None
    answered = [card.answered(group, card.root) for card in (source.previous, source.card)]
    before, now = ("" if n is None else notation.count(n, language=source.language) for n in answered)
    caption = source.words.changes_caption(who=source.group(group), wave=source.previous.wave, before=before, now=now)
    columns = (
        Column(source.term("measure")),
        *(Column(source.term(name)) for name in ("was", "now", "change")),
        Column(source.term("verdict"), numeric=False),
    )
    asked = set(source.card.tables[group].measures)
    rows = tuple(_row(source, group, *entry) for entry in measures(source) if entry[0] in asked)
    return Table(caption, columns, rows)


def _row(source: Source, group: str, measure: str, name: str, depth: int) -> Row:
    none = source.term("none")
    now, before = source.figure(group, measure), source.families.before(group, measure)
    found, mark = change_told(source, group, measure), source.families.break_of(group, measure)
    said = source.words.change(told=found) if found else none
    cells = (
        source.said(before) if before else none,
        source.said(now),
        with_interval(found, none=none) if found else none,
        source.words.broken(mark.reason) if mark else said,
    )
    return Row(name, cells, depth=depth, strong=depth == 0)


def _judged(source: Source, group: str) -> str:
    found = family(source, source.families.changes(group).values(), floor_points=WAVES_FLOOR)
    return source.words.family(family=found)
