"""A table of units that somebody uploaded: distrusted, read whole, or refused with every fault."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from surveys.spreadsheets.faults import Fault, Faults, Refused, Rule, quoted
from surveys.spreadsheets.tables import table_open
from surveys.spreadsheets.tree import tree_check
from surveys.spreadsheets.units import UnitRow, units_read
from surveys.spreadsheets.unpacking import book_check
from surveys.spreadsheets.workbooks import ZIP

KINDS = (".csv", ".xlsx")
MOST_BYTES = 10 << 20
MOST_UNITS = 50_000
MOST_COLUMNS = 200
LONGEST_CODE, LONGEST_NAME = 60, 300

FORMULA_SIGNS = ("=", "+", "-", "@")
"""A cell that begins with one is run by spreadsheets; here it is text, and behind an apostrophe in files going out."""


def uploaded_units(*, data: bytes, kind: str, groups: Sequence[str]) -> tuple[UnitRow, ...]:
    """The rows of a table of units, which form one tree; `kind` is one of `KINDS`. Raises `Refused`.

    Names come out on one line, without signs that do not print and without an apostrophe that only kept a spreadsheet
    from running them.
    """
    file, faults = f"units{kind}", Faults()
    with TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(data)
        _size_check(path, data)
        rows = units_read(path=path, groups=groups, faults=faults)
    rows = tuple(replace(row, name=_plain(row.name)) for row in rows)
    faults.add(*(fault for row in rows for fault in _word_faults(file, row)))
    tree_check(file=file, rows=rows, faults=faults)
    faults.refuse()
    return rows


def _size_check(path: Path, data: bytes) -> None:
    """Refuse what would fill the memory before it is found to be no table of units."""
    if data.startswith(ZIP):
        book_check(data=data, file=path.name, most_rows=MOST_UNITS, most_columns=MOST_COLUMNS)
        return
    lines = max(data.count(b"\n"), data.count(b"\r"))
    if lines > MOST_UNITS:
        found, allowed = str(lines), str(MOST_UNITS)
        raise Refused([Fault(path.name, None, None, Rule.TOO_MANY_ROWS, found=found, allowed=allowed)])
    columns = len(table_open(path=path, faults=Faults()).header.names)
    if columns > MOST_COLUMNS:
        found, allowed = str(columns), str(MOST_COLUMNS)
        raise Refused([Fault(path.name, 1, None, Rule.TOO_MANY_COLUMNS, found=found, allowed=allowed)])


def _plain(name: str) -> str:
    name = name[1:] if name.startswith("'") and name[1:].startswith(FORMULA_SIGNS) else name
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _word_faults(file: str, row: UnitRow) -> Iterator[Fault]:
    for column, words, most in (("code", row.code, LONGEST_CODE), ("name", row.name, LONGEST_NAME)):
        if len(words) > most:
            yield Fault(file, row.row, column, Rule.TOO_LONG, found=str(len(words)), allowed=str(most))
    if not row.code.isprintable() or row.code.startswith(FORMULA_SIGNS):
        yield Fault(file, row.row, "code", Rule.CODE_SIGNS, found=quoted(row.code))
