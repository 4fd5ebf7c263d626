"""The table of sheets: unit, group and an answer to each item, a row each, read a few thousand rows at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import SKIPPED, Edition
from surveys.spreadsheets.cells import REFUSED, AnswerBytes, allowed_answers, bytes_of
from surveys.spreadsheets.faults import Fault, Faults, Rule, quoted
from surveys.spreadsheets.tables import Line, Table, header_faults, table_open

REQUIRED = ("unit", "group")
BLOCK = 4096
NOWHERE = -1
NOT_KNOWN = 255


@dataclass(frozen=True, slots=True)
class GroupSheets:
    """The sheets of one group in the order of the file.

    `answers` [sheets, items of the edition], a byte each; `units` [sheets], places in the units given to the reader;
    `rows` [sheets], where each stands in its file.
    """

    units: NDArray[np.int64]
    answers: NDArray[np.uint8]
    rows: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same from block to block; `columns` are (place in the row, place of the item, its bytes)."""

    table: Table
    edition: Edition
    unit_places: Mapping[str, int]
    units_file: str
    groups: Mapping[str, int]
    asked: NDArray[np.bool_]
    columns: tuple[tuple[int, int, AnswerBytes], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    units: NDArray[np.int64]
    groups: NDArray[np.uint8]
    answers: NDArray[np.uint8]
    rows: NDArray[np.int64]


def sheets_read(
    *,
    path: Path,
    edition: Edition,
    units: Sequence[str],
    units_file: str,
    unasked: frozenset[str],
    faults: Faults,
    groups: Collection[str] | None = None,
) -> dict[str, GroupSheets]:
    """Sheets by group, groups in the order of the edition, only those that have any.

    Items of the practices in `unasked` may lack a column. Without `units` (their own table was refused) the column is
    not looked at; `units_file` is where they stand, empty when they come from no file. `groups` are those that may
    occur, by default all of the edition. What is wrong with single cells goes to `faults`; raises `Refused` when the
    file cannot be read.
    """
    table = table_open(path=path, faults=faults)
    items = tuple(item.code for item in edition.items)
    header_faults(table=table, required=REQUIRED, known=items, allowed=_listed((*REQUIRED, *items)))
    if any(table.header.place(name) is None for name in REQUIRED):
        return {}
    asked = [audience.code for audience in edition.audiences if groups is None or audience.code in groups]
    reading = _reading(table, edition, units, units_file, asked)
    blocks = [_block(reading, lines) for lines in _batches(table.lines)]
    if not blocks:
        faults.add(Fault(table.file, table.header.row, None, Rule.NO_ROWS))
        return {}
    sheets = _by_group(blocks, asked)
    _missing_columns(table, edition, sheets, unasked)
    return sheets


def _reading(
    table: Table, edition: Edition, units: Sequence[str], units_file: str, audiences: Sequence[str]
) -> _Reading:
    bytes_by_scale = {code: AnswerBytes(scale) for code, scale in edition.scales.items()}
    places = {name: place for place, name in enumerate(table.header.names)}
    return _Reading(
        table=table,
        edition=edition,
        unit_places={code: place for place, code in enumerate(units)},
        units_file=units_file,
        groups={code: place for place, code in enumerate(audiences)},
        asked=np.array([[code in item.audiences for item in edition.items] for code in audiences], dtype=np.bool_),
        columns=tuple(
            (places[item.code], place, bytes_by_scale[item.scale])
            for place, item in enumerate(edition.items)
            if item.code in places
        ),
    )


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, BLOCK)):
        yield batch


def _block(reading: _Reading, lines: Sequence[Line]) -> _Block:
    header = reading.table.header
    cells = list(zip(*(row for _, row in lines), strict=True))
    units = _places(cells[header.names.index("unit")], reading.unit_places, NOWHERE).astype(np.int64)
    groups = _places(cells[header.names.index("group")], reading.groups, NOT_KNOWN).astype(np.uint8)
    answers = np.zeros((len(lines), len(reading.edition.items)), dtype=np.uint8)
    for column, place, known in reading.columns:
        answers[:, place] = np.frombuffer(bytes_of(cells=cells[column], answers=known), dtype=np.uint8)
    rows = np.array([number for number, _ in lines], dtype=np.int64)
    block = _Block(units, groups, answers, rows)
    _note(reading, lines, block)
    return block


def _places(cells: Iterable[str], places: Mapping[str, int], otherwise: int) -> NDArray[np.int64]:
    return np.fromiter((places.get(cell.strip(), otherwise) for cell in cells), dtype=np.int64)


def _note(reading: _Reading, lines: Sequence[Line], block: _Block) -> None:
    """Find every bad cell of a block at once; tell them row by row, from left to right."""
    known = block.groups != NOT_KNOWN
    asked = np.ones(block.answers.shape, dtype=np.bool_)
    asked[known] = reading.asked[block.groups[known]]
    bad = np.empty((len(lines), 2 + block.answers.shape[1]), dtype=np.bool_)
    bad[:, 0] = (block.units == NOWHERE) & bool(reading.unit_places)
    bad[:, 1] = ~known
    bad[:, 2:] = (block.answers == REFUSED) | (~asked & (block.answers != SKIPPED))
    if not bad.any():
        return
    places = np.argwhere(bad)
    faults = reading.table.faults
    told = [_fault(reading, lines[row], column, bool(asked[row, column - 2])) for row, column in places[: faults.room]]
    faults.add(*told)
    faults.count(more=len(places) - len(told))


def _fault(reading: _Reading, line: Line, column: int, asked: bool) -> Fault:  # noqa: FBT001 - read from an array
    number, cells = line
    file, header, edition = reading.table.file, reading.table.header, reading.edition
    item = edition.items[column - 2] if column >= 2 else None
    name = item.code if item else REQUIRED[column]
    found = cells[header.names.index(name)].strip()
    if name == "unit":
        rule = Rule.UNKNOWN_UNIT if reading.units_file else Rule.NOT_A_UNIT
        allowed = reading.units_file
    elif item is None:
        rule, allowed = Rule.UNKNOWN_GROUP, ", ".join(reading.groups)
    elif asked:
        rule, allowed = Rule.ANSWER, allowed_answers(edition.scales[item.scale])
    else:
        rule, allowed = Rule.NOT_ASKED, cells[header.names.index("group")].strip()
    return Fault(file, number, name, rule, found=quoted(found), allowed=allowed)


def _by_group(blocks: Sequence[_Block], audiences: Sequence[str]) -> dict[str, GroupSheets]:
    units, groups, answers, rows = (
        np.concatenate(parts) for parts in zip(*((b.units, b.groups, b.answers, b.rows) for b in blocks), strict=True)
    )
    sheets = {}
    for place, audience in enumerate(audiences):
        mine = groups == place
        if mine.any():
            sheets[audience] = GroupSheets(units=units[mine], answers=answers[mine], rows=rows[mine])
    return sheets


def _missing_columns(table: Table, edition: Edition, groups: Iterable[str], unasked: frozenset[str]) -> None:
    present = set(groups)
    for item in edition.items:
        is_asked = item.practice not in unasked and not present.isdisjoint(item.audiences)
        if is_asked and table.header.place(item.code) is None:
            table.faults.add(Fault(table.file, table.header.row, item.code, Rule.COLUMN_MISSING))


def _listed(names: Sequence[str]) -> str:
    """The names a header may hold, cut where a line would become unreadable."""
    return ", ".join(names) if len(names) <= 16 else ", ".join((*names[:15], "…", names[-1]))
