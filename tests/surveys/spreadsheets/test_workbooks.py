"""Books of Excel are read by their values, and cells without a value are found."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from surveys.spreadsheets.faults import Refused, Rule
from surveys.spreadsheets.workbooks import unreadable_cells, workbook_lines
from tests.surveys.spreadsheets.conftest import told

Book = Callable[..., Path]
Sheet = xlsxwriter.worksheet.Worksheet


def rows(path: Path) -> list[list[str]]:
    return [list(cells) for _, cells in workbook_lines(data=path.read_bytes(), file=path.name)]


def relations(target: str = "worksheets/s.xml") -> str:
    others = '<Relationship Id="r0" Target="theme/theme1.xml"/>'
    return f'<Relationships>{others}<Relationship Id="r1" Target="{target}"/></Relationships>'


def archive(links: str, sheet: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        written.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>')
        written.writestr("xl/_rels/workbook.xml.rels", links)
        written.writestr("xl/worksheets/s.xml", sheet)
    return stream.getvalue()


def test_whole_numbers_lose_the_zero_that_excel_adds(book: Book) -> None:
    path = book(lambda sheet: sheet.write_row(0, 0, [3.0, 2.5, "x", True]))

    assert rows(path) == [["3", "2.5", "x", "TRUE"]]


def test_an_answer_that_excel_made_a_date_of_is_shown_as_a_date(tmp_path: Path) -> None:
    path = tmp_path / "dates.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as workbook:
        workbook.add_worksheet().write_datetime(0, 0, dt.date(2026, 1, 3))

    assert rows(path) == [["2026-01-03"]]


def test_rows_are_numbered_as_excel_shows_them_from_the_first_column(book: Book) -> None:
    path = book(lambda sheet: sheet.write(2, 1, "code"))

    lines = list(workbook_lines(data=path.read_bytes(), file=path.name))

    assert lines[-1] == (3, ["", "code"])


def test_formulas_are_read_by_their_saved_value(book: Book) -> None:
    path = book(lambda sheet: sheet.write_formula(0, 0, "=1+1", None, 2))

    assert rows(path) == [["2"]]
    assert list(unreadable_cells(data=path.read_bytes(), file=path.name)) == []


def test_errors_and_formulas_without_a_value_are_found_where_they_stand(book: Book) -> None:
    def fill(sheet: Sheet) -> None:
        sheet.write_formula(1, 27, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 0, "=A1", None, "")
        sheet.write_formula(2, 1, "=A1", None, "text")

    cells = list(unreadable_cells(data=book(fill).read_bytes(), file="sheets.xlsx"))

    assert [(cell.row, cell.place, cell.letters, cell.rule, cell.value) for cell in cells] == [
        (2, 27, "AB", Rule.ERROR_CELL, "#DIV/0!"),
        (3, 0, "A", Rule.FORMULA, ""),
    ]


def test_no_cell_is_cut_where_a_large_sheet_is_read_in_pieces() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="e"><v>#N/A</v></c></row>' for row in range(1, 40_001))

    cells = unreadable_cells(data=archive(relations(), f"<sheetData>{rows}</sheetData>"), file="sheets.xlsx")

    assert [cell.row for cell in cells] == list(range(1, 40_001))


def test_an_empty_formula_that_gives_no_text_is_an_empty_cell() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row></sheetData>'

    assert list(unreadable_cells(data=archive(relations(), sheet), file="sheets.xlsx")) == []


@pytest.mark.parametrize("target", ["worksheets/s.xml", "/xl/worksheets/s.xml"])
def test_the_first_sheet_is_found_by_its_relation(target: str) -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="e"><v>#REF!</v></c></row></sheetData>'

    [cell] = unreadable_cells(data=archive(relations(target), sheet), file="sheets.xlsx")

    assert (cell.letters, cell.value) == ("A", "#REF!")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and nothing more",
        archive("<Relationships/>", ""),
        archive(relations("worksheets/other.xml"), ""),
        archive(relations(), '<row><c t="e"><v>#REF!</v></c></row>'),
    ],
)
def test_an_archive_that_is_no_book_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        list(unreadable_cells(data=data, file="sheets.xlsx"))

    assert told(refused.value)[0].startswith("sheets.xlsx: found ZIP inside; allowed: a file that holds what its name")


def test_the_reader_of_values_refuses_what_is_no_book_too() -> None:
    with pytest.raises(Refused):
        list(workbook_lines(data=b"PK\x03\x04", file="sheets.xlsx"))
