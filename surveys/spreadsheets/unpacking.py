"""What an uploaded book becomes once it is unpacked: a bomb is refused before anything opens it."""

import io
import re
import zipfile
import zlib

from surveys.spreadsheets.faults import Fault, Refused, Rule

MOST_UNPACKED = 100 << 20
"""Bytes of all parts together; a table of 50,000 units has 15 million."""
MOST_PARTS = 1_000
MOST_CELLS = 8_000_000
"""Cells of the rectangle around a sheet, reckoned four times too large: a reader holds all, however few are filled."""

_SHEET = re.compile(rb"<(?:\w+:)?sheetData")
_COUNT = re.compile(rb"\b(?:c|uniqueC)ount\s*=\s*[\"']([^\"']*)[\"']")
_PLAUSIBLE = re.compile(rb"[0-9]{1,7}")
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,7})[\"']")
_ROW_BEGINS = re.compile(rb"<(?:\w+:)?row\b")
_CELL_BEGINS = re.compile(rb"<(?:\w+:)?c\b")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


def book_check(*, data: bytes, file: str, most_rows: int, most_columns: int) -> None:
    """Raise `Refused` unless the archive unpacks to a bounded size and no sheet reaches further than a table would.

    What the archive states is not believed: every part is unpacked once, and one that is longer than it says does not
    fit its checksum. Nor are counts within: a reader sets memory aside for as many strings as a book says it has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                megabytes = str(MOST_UNPACKED >> 20)
                raise Refused([Fault(file, None, None, Rule.TOO_LARGE, found=megabytes, allowed=megabytes)])
            for part in parts:
                _part_check(book.read(part), file, most_rows, most_columns)
    except _BROKEN:
        raise Refused([Fault(file, None, None, Rule.OTHER_CONTENT, found="ZIP")]) from None


def _part_check(part: bytes, file: str, most_rows: int, most_columns: int) -> None:
    if not all(map(_PLAUSIBLE.fullmatch, _COUNT.findall(part))):
        raise zipfile.BadZipFile("a count that no table has")
    if _SHEET.search(part) is None:
        return
    # A row or cell without an address stands after the one before it: hence the sums.
    told, lines = _CELL.findall(part), _ROW_BEGINS.split(part)
    rows = max((0, *(int(row) for _, row in told), *map(int, _ROW.findall(part))))
    columns = max((0, *(_column(letters) for letters, _ in told)))
    widest = max(len(_CELL_BEGINS.findall(line)) for line in lines)
    longest, broadest = max(rows, len(lines) - 1), max(columns, widest)
    if longest > most_rows:
        raise Refused([Fault(file, None, None, Rule.TOO_MANY_ROWS, found=str(longest), allowed=str(most_rows))])
    if broadest > most_columns or (rows + len(lines)) * (columns + widest) > MOST_CELLS:
        raise Refused([Fault(file, None, None, Rule.TOO_MANY_COLUMNS, found=str(broadest), allowed=str(most_columns))])


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place
