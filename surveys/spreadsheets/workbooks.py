"""Excel books: the first sheet as rows of text; formulas by the values that were saved with them."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook

from surveys.spreadsheets.faults import Fault, Refused, Rule

ZIP = b"PK\x03\x04"
"""The first bytes of an .xlsx."""

_PIECE = 1 << 20
_SHEET = re.compile(rb"<sheet\s[^>]*r:id=\"([^\"]+)\"")
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_FORMULA = rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)"
_CELL = re.compile(
    rb"<c\s+(?P<error>[^>]*\bt=\"e\"[^>]*)>" + _FORMULA + rb"?<v>(?P<value>[^<]*)</v>"
    rb"|<c\s+(?P<formula>(?:(?!\bt=\"str\")[^>/])*)>" + _FORMULA + rb"(?:<v\s*/>|<v></v>)?</c>"
)
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]+)\"")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that has no value to read: its row from 1, its place in the row from 0, its letters, what is wrong."""

    row: int
    place: int
    letters: str
    rule: Rule
    value: str


def workbook_lines(*, data: bytes, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows of the first sheet with their numbers as Excel shows them; every row is equally wide, from column A."""
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except CalamineError:
        raise _not_a_book(file) from None
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, left + [cell if type(cell) is str else _text(cell) for cell in cells]


def unreadable_cells(*, data: bytes, file: str) -> Iterator[Unreadable]:
    """Error values and formulas never calculated: the reader of values would show both as empty cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book, book.open(_first_sheet(book)) as stream:
            for piece in _pieces(stream):
                if b't="e"' in piece or b"<f" in piece:
                    yield from map(_unreadable, _CELL.finditer(piece))
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise _not_a_book(file) from None


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _not_a_book(file: str) -> Refused:
    return Refused([Fault(file, None, None, Rule.OTHER_CONTENT, found="ZIP")])


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The part that holds the first sheet; ValueError or KeyError when the archive is not a book."""
    sheet = _SHEET.search(book.read("xl/workbook.xml"))
    wanted = b'Id="' + (sheet[1] if sheet else b"") + b'"'
    for relation in _RELATION.findall(book.read("xl/_rels/workbook.xml.rels")):
        target = re.search(rb"\bTarget=\"([^\"]+)\"", relation)
        if target and wanted in relation:
            path = target[1].decode()
            return path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    raise ValueError(wanted)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end with a row, so that no cell is cut and no large sheet is held whole."""
    rest = b""
    while piece := stream.read(_PIECE):
        head, _, rest = (rest + piece).rpartition(b"</row>")
        yield head
    yield rest


def _unreadable(match: re.Match[bytes]) -> Unreadable:
    place = _PLACE.search(match["error"] or match["formula"])
    if place is None:
        raise ValueError("a cell without an address")
    place_in_row = 0
    for letter in place[1]:
        place_in_row = place_in_row * 26 + letter - 64
    rule = Rule.ERROR_CELL if match["error"] else Rule.FORMULA
    return Unreadable(int(place[2]), place_in_row - 1, place[1].decode(), rule, (match["value"] or b"").decode())
