"""Books that would fill the memory are refused before they are opened."""

import io
import struct
import zipfile

import pytest

from surveys.spreadsheets import unpacking
from surveys.spreadsheets.faults import Refused, Rule
from surveys.spreadsheets.unpacking import book_check


def _book(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return data.getvalue()


def _sheet(*cells: bytes) -> bytes:
    return b"<worksheet><sheetData>" + b"".join(cells) + b"</sheetData></worksheet>"


def _rule(data: bytes, *, most_rows: int = 100) -> Rule:
    with pytest.raises(Refused) as refused:
        book_check(data=data, file="units.xlsx", most_rows=most_rows, most_columns=50)
    return refused.value.faults[0].rule


def test_a_small_book_passes() -> None:
    sheet = _sheet(b'<row r="100"><c r="C100"/></row>')
    book_check(
        data=_book({"sheet.xml": sheet, "styles.xml": b'<x count="12"/><c r="A9999"/>'}),
        file="units.xlsx",
        most_rows=100,
        most_columns=50,
    )


def test_a_book_that_unpacks_to_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 1 << 20)

    assert _rule(_book({"a": b"0" * (1 << 19), "b": b"0" * ((1 << 19) + 1)})) is Rule.TOO_LARGE


def test_a_book_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_PARTS", 2)

    assert _rule(_book({"a": b"", "b": b"", "c": b""})) is Rule.TOO_LARGE


def test_a_part_that_is_longer_than_it_says_is_refused() -> None:
    data = bytearray(_book({"a": b"0" * 1_000_000}))
    for place in (22, data.rindex(b"PK\x01\x02") + 24):
        data[place : place + 4] = struct.pack("<I", 10)

    assert _rule(bytes(data)) is Rule.OTHER_CONTENT


def test_an_archive_cut_in_two_is_refused() -> None:
    assert _rule(_book({"a": b"x" * 100})[:60]) is Rule.OTHER_CONTENT


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (b'<c r="A101"/>', Rule.TOO_MANY_ROWS),
        (b"<c r='a101'/>", Rule.TOO_MANY_ROWS),
        (b'<row spans="1:2" r = "101">', Rule.TOO_MANY_ROWS),
        (b'<x:row r="101">', Rule.TOO_MANY_ROWS),
        (b"<row/>" * 101, Rule.TOO_MANY_ROWS),
        (b'<c r="AY1"/>', Rule.TOO_MANY_COLUMNS),
        (b"<row>" + b"<c/>" * 51 + b"</row>", Rule.TOO_MANY_COLUMNS),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused_however_few_cells_it_has(cells: bytes, rule: Rule) -> None:
    assert _rule(_book({"anything.xml": _sheet(cells)})) is rule


def test_a_sheet_that_is_long_and_wide_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_CELLS", 1_000)

    assert _rule(_book({"sheet.xml": _sheet(b'<c r="AX100"/>')})) is Rule.TOO_MANY_COLUMNS


@pytest.mark.parametrize("count", [b"4294967295", b"+99999999", b"&#57;9999999"])
def test_a_book_that_boasts_of_its_strings_is_refused(count: bytes) -> None:
    assert _rule(_book({"strings.xml": b"<sst count='3' uniqueCount = '" + count + b"'/>"})) is Rule.OTHER_CONTENT


def test_a_sheet_with_a_prefix_is_a_sheet() -> None:
    assert _rule(_book({"s.xml": b'<x:sheetData><x:c r="A101"/></x:sheetData>'})) is Rule.TOO_MANY_ROWS
