"""The table of units: code, parent, name and headcounts, a row each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveys.spreadsheets.cells import whole_number
from surveys.spreadsheets.faults import Fault, Faults, Rule, quoted
from surveys.spreadsheets.tables import Table, header_faults, table_open

REQUIRED = ("code", "parent", "name", "headcount")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as its row has it. Headcounts are its own people, without those below; None where unknown."""

    row: int
    code: str
    parent: str | None
    name: str
    headcount: int | None
    headcounts: Mapping[str, int]


def units_read(*, path: Path, groups: Sequence[str], faults: Faults) -> tuple[UnitRow, ...]:
    """The rows of units.csv in their order, each code once; what is wrong with single rows goes to `faults`.

    Raises `Refused` when the file cannot be read. The tree they form is looked at in `tree`.
    """
    table = table_open(path=path, faults=faults)
    optional = tuple(f"headcount_{group}" for group in groups)
    header_faults(table=table, required=REQUIRED, known=optional, allowed=", ".join((*REQUIRED, *optional)))
    if any(table.header.place(name) is None for name in REQUIRED):
        return ()
    rows = _once(table, [_row(table, groups, number, cells) for number, cells in table.lines])
    if not rows:
        faults.add(Fault(table.file, table.header.row, None, Rule.NO_ROWS))
    return rows


def _row(table: Table, groups: Sequence[str], number: int, cells: Sequence[str]) -> UnitRow:
    values = dict(zip(table.header.names, map(str.strip, cells), strict=True))
    for column in ("code", "name"):
        if not values[column]:
            allowed = {"code": "A1, 07, …", "name": "…"}[column]
            table.faults.add(Fault(table.file, number, column, Rule.BLANK, allowed=allowed))
    headcount = _headcount(table, number, values, "headcount")
    counted = {group: _headcount(table, number, values, f"headcount_{group}") for group in groups}
    return UnitRow(
        row=number,
        code=values["code"],
        parent=values["parent"] or None,
        name=values["name"],
        headcount=headcount,
        headcounts={group: count for group, count in counted.items() if count is not None},
    )


def _headcount(table: Table, number: int, values: Mapping[str, str], column: str) -> int | None:
    cell = values.get(column, "")
    count = whole_number(cell)
    if cell and count is None:
        table.faults.add(Fault(table.file, number, column, Rule.HEADCOUNT, found=quoted(cell)))
    return count


def _once(table: Table, rows: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
    first: dict[str, UnitRow] = {}
    for row in rows:
        if row.code and row is not first.setdefault(row.code, row):
            found, allowed = quoted(row.code), str(first[row.code].row)
            table.faults.add(Fault(table.file, row.row, "code", Rule.CODE_TWICE, found=found, allowed=allowed))
    return tuple(first.values())
