"""What an uploaded book becomes once it is unpacked: a bomb is refused before anything opens it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from surveys.spreadsheets.faults import Fault, Refused, Rule

MOST_UNPACKED = 100 << 20
"""Bytes of all parts together; a table of 50,000 units has 15 million."""
MOST_PARTS = 1_000
MOST_CELLS = 2_000_000
"""Cells of the smallest rectangle around a sheet: a reader holds all of them, however few are filled."""

_PIECE = 1 << 20
_LONGEST_PLACE = 64
_SHEET = b"<sheetData"
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,7})[\"']")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


def book_check(*, data: bytes, file: str, most_rows: int) -> None:
    """Raise `Refused` unless the archive unpacks to a bounded size and no sheet reaches further than a table would.

    Sizes that the archive states are not believed: every part is unpacked once, piece by piece, and one that is longer
    than it says does not fit its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                megabytes = str(MOST_UNPACKED >> 20)
                raise Refused([Fault(file, None, None, Rule.TOO_LARGE, found=megabytes, allowed=megabytes)])
            for part in parts:
                with book.open(part) as stream:
                    _extent_check(stream, file, most_rows)
    except _BROKEN:
        raise Refused([Fault(file, None, None, Rule.OTHER_CONTENT, found="ZIP")]) from None


def _extent_check(stream: IO[bytes], file: str, most_rows: int) -> None:
    is_sheet, rows, columns = False, 0, 0
    for piece in _pieces(stream):
        is_sheet = is_sheet or _SHEET in piece or b":sheetData" in piece
        for letters, row in _CELL.findall(piece):
            rows, columns = max(rows, int(row)), max(columns, _column(letters))
        rows = max((rows, *map(int, _ROW.findall(piece))))
    if is_sheet and (rows > most_rows or rows * columns > MOST_CELLS):
        raise Refused([Fault(file, None, None, Rule.TOO_MANY_ROWS, found=str(rows), allowed=str(most_rows))])


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that overlap, so that no address of a cell is cut."""
    rest = b""
    while piece := stream.read(_PIECE):
        yield rest + piece
        rest = piece[-_LONGEST_PLACE:]


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place
