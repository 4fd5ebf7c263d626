"""A table from a file, whatever saved it: a header and numbered rows of text cells, read as a stream."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveys.spreadsheets.delimited import delimited_lines
from surveys.spreadsheets.faults import Fault, Faults, Refused, Rule, quoted
from surveys.spreadsheets.workbooks import ZIP, unreadable_cells, workbook_lines

OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of an .xls, and of an .xlsx under a password."""
_SIGNATURES = {
    OLE: "XLS",
    ZIP: "ZIP",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"{\\rtf": "RTF",
    b"<!DOCTYPE": "HTML",
    b"<html": "HTML",
}

Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """Names of the columns in order ("" where a column has none) and the row they stand in."""

    names: tuple[str, ...]
    row: int

    def place(self, name: str) -> int | None:
        """The place of a column, from 0, or None."""
        return self.names.index(name) if name in self.names else None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `lines` can be walked through once and yields (row number, cells), blank rows left out.

    Ragged rows and broken quotes met on the way go to `faults`, and the rows concerned are left out.
    """

    file: str
    header: Header
    lines: Iterator[Line]
    faults: Faults


def table_open(*, path: Path, faults: Faults) -> Table:
    """Open a .csv or .xlsx by its name and content.

    The header is the first row that is not blank. Raises `Refused`, here or while the lines are walked through, when
    the file cannot be read further.
    """
    data = _content(path)
    is_book = data.startswith(ZIP)
    every = (workbook_lines if is_book else delimited_lines)(data=data, file=path.name)
    lines = (line for line in every if any(cell.strip() for cell in line[1]))
    first = next(lines, None)
    if first is None:
        raise Refused([Fault(path.name, None, None, Rule.EMPTY_FILE)])
    header = Header(names=tuple(cell.strip() for cell in first[1]), row=first[0])
    if is_book:
        _cell_faults(data, path.name, header, faults)
    return Table(path.name, header, _checked(lines, header, path.name, faults), faults)


def header_faults(*, table: Table, required: Sequence[str], known: Iterable[str], allowed: str) -> None:
    """Note missing, doubled and unknown columns; `allowed` says in words which there may be."""
    file, row, names = table.file, table.header.row, table.header.names
    known = {*required, *known}
    missing = [name for name in required if name not in names]
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    unknown = [name for name in dict.fromkeys(names) if name and name not in known]
    table.faults.add(
        *(Fault(file, row, name, Rule.COLUMN_MISSING) for name in missing),
        *(Fault(file, row, quoted(name), Rule.COLUMN_TWICE) for name in twice),
        *(Fault(file, row, quoted(name), Rule.COLUMN_UNKNOWN, allowed=allowed) for name in unknown),
    )


def _content(path: Path) -> bytes:
    """The bytes of a file that holds what its name says."""
    kinds = {".csv": "text", ".xlsx": "ZIP"}
    if path.suffix.lower() not in kinds:
        raise Refused([Fault(path.name, None, None, Rule.FILE_KIND, found=path.name)])
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused([Fault(path.name, None, None, Rule.NO_FILE, found=error.strerror or str(error))]) from None
    inside = next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "text")
    if data and inside != kinds[path.suffix.lower()]:
        raise Refused([Fault(path.name, None, None, Rule.OTHER_CONTENT, found=inside)])
    return data


def _cell_faults(data: bytes, file: str, header: Header, faults: Faults) -> None:
    for cell in unreadable_cells(data=data, file=file):
        named = cell.place < len(header.names) and header.names[cell.place]
        faults.add(Fault(file, cell.row, named or cell.letters, cell.rule, found=cell.value))


def _checked(lines: Iterator[Line], header: Header, file: str, faults: Faults) -> Iterator[Line]:
    width = len(header.names)
    nameless = [place for place, name in enumerate(header.names) if not name]
    for number, cells in lines:
        if len(cells) != width:
            faults.add(Fault(file, number, None, Rule.RAGGED_ROW, found=str(len(cells)), allowed=str(width)))
            continue
        for place in nameless:
            if cells[place].strip():
                faults.add(Fault(file, number, None, Rule.COLUMN_NAMELESS, found=quoted(cells[place])))
        yield number, cells
