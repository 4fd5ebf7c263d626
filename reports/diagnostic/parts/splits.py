"""Where views within a unit are split: shown units and practices whose mean describes nobody."""

from collections import Counter
from dataclasses import dataclass

from assessment.domain.figures import Shown
from assessment.domain.reliability.agreement_verdicts import LEAST_FOR_SPLIT, Split, TooFewToSay, verdict
from reports.diagnostic import notation
from reports.diagnostic.document import Block, Column, Paragraph, Row, Table
from reports.diagnostic.source import Source
from reports.diagnostic.wording.release import release_in

MOST = 10
"""Rows of the table: the most split ones; the others are counted."""
MOST_OF_ONE = 3
"""Rows of one unit, so that others are seen beside it."""


@dataclass(frozen=True, slots=True)
class _Found:
    unit: str
    practice: str
    split: Split


def splits(source: Source, group: str) -> list[Block]:
    """A sentence and the table; nothing where no unit below the agency has answers enough for a verdict.

    The agency itself is left out: its practices say it on their own cards.
    """
    words = release_in(source.language)
    found, judged = _split(source, group)
    if not judged:
        return []
    name = source.group(group)
    reading = words.splits_reading(group=name, split=len(found), judged=judged, least=LEAST_FOR_SPLIT)
    blocks: list[Block] = [Paragraph(reading, lead=bool(found))]
    rows = _most_split(found)
    if rows:
        blocks.append(_table(source, words.splits_caption(group=name), rows))
    if len(found) > len(rows):
        blocks.append(Paragraph(words.splits_more(count=len(found) - len(rows), of_one=MOST_OF_ONE)))
    return blocks


def _most_split(found: list[_Found]) -> list[_Found]:
    """The first of each unit in the order given, as many as the table holds."""
    of_unit: Counter[str] = Counter()
    kept = []
    for each in found:
        of_unit[each.unit] += 1
        if of_unit[each.unit] <= MOST_OF_ONE:
            kept.append(each)
    return kept[:MOST]


def _split(source: Source, group: str) -> tuple[list[_Found], int]:
    """The split ones, the most split first, and of how many pairs of a unit and a practice."""
    card, found, judged = source.card, [], 0
    for unit in card.units[1:]:
        for practice in source.practices:
            figure = card.figure(group, unit.code, f"practices/{practice.code}")
            if not isinstance(figure, Shown):
                continue
            said = verdict(rstar=card.agreement(group, unit.code, practice.code), n=figure.n)
            judged += not isinstance(said, TooFewToSay)
            if isinstance(said, Split):
                found.append(_Found(unit.code, practice.code, said))
    return sorted(found, key=lambda each: each.split.rstar), judged


def _table(source: Source, caption: str, found: list[_Found]) -> Table:
    columns = (
        Column(source.term("unit")),
        Column(source.term("practice"), numeric=False, wide=True),
        Column(release_in(source.language).terms["rstar"]),
        Column(source.term("answers")),
    )
    return Table(caption, columns, tuple(_row(source, each) for each in found))


def _row(source: Source, found: _Found) -> Row:
    language, unit = source.language, source.card.units[source.card.places[found.unit]]
    agreement = notation.decimal(found.split.rstar, language=language, places=2)
    return Row(unit.name, (source.coded(found.practice), agreement, notation.count(found.split.n, language=language)))
