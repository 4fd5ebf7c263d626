"""A table is a header and rows, whatever file it came in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.spreadsheets.faults import Faults, Refused
from surveys.spreadsheets.tables import OLE, header_faults, table_open
from tests.surveys.spreadsheets.conftest import Write, told

Book = Callable[..., Path]


def lines(path: Path) -> tuple[tuple[str, ...], list[tuple[int, list[str]]], list[str]]:
    faults = Faults()
    table = table_open(path=path, faults=faults)
    rows = [(number, list(cells)) for number, cells in table.lines]
    return table.header.names, rows, told(faults)


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        table_open(path=path, faults=Faults())
    return told(refused.value)[0]


def test_text_and_book_give_the_same_table(write: Write, book: Book) -> None:
    text = write("t.csv", "unit, group\nA,staff\n")
    excel = book(
        lambda sheet: [sheet.write_row(row, 0, cells) for row, cells in enumerate([["unit", " group"], ["A", "staff"]])]
    )

    assert lines(text) == lines(excel) == (("unit", "group"), [(2, ["A", "staff"])], [])


def test_blank_rows_are_passed_over_and_still_counted(write: Write) -> None:
    names, rows, faults = lines(write("t.csv", "\n;;\nunit;group;x\n;;\n\nA;staff;\n"))

    assert (names, rows, faults) == (("unit", "group", "x"), [(6, ["A", "staff", ""])], [])


def test_ragged_rows_are_told_and_left_out(write: Write) -> None:
    _, rows, faults = lines(write("t.csv", "unit,group\nA\nA,staff,7\nB,staff\n"))

    assert rows == [(4, ["B", "staff"])]
    assert faults == [
        "t.csv:2: found 1 cells; allowed: as many as in the header: 2",
        "t.csv:3: found 3 cells; allowed: as many as in the header: 2",
    ]


def test_a_column_without_a_name_must_be_empty(write: Write) -> None:
    _, _, faults = lines(write("t.csv", "unit,,group\nA,,staff\nB,7,staff\n"))

    assert faults == ['t.csv:3: found "7" under an empty header; allowed: a name for every column that holds something']


def test_cells_without_a_value_are_told_by_the_name_of_their_column(book: Book) -> None:
    def fill(sheet):  # type: ignore[no-untyped-def]
        sheet.write_row(0, 1, ["unit", "group"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 0, "=1/0", None, "#N/A")

    _, _, faults = lines(book(fill))

    assert sorted(faults) == [
        "sheets.xlsx:2: column A: found the error #N/A; allowed: a value (mend the formula)",
        "sheets.xlsx:2: column unit: found the error #DIV/0!; allowed: a value (mend the formula)",
    ]


@pytest.mark.parametrize("content", ["", "\n\n", ";;;\n"])
def test_an_empty_file_is_refused(write: Write, content: str) -> None:
    assert refusal(write("t.csv", content)).startswith("t.csv: found an empty file")


def test_an_empty_book_is_refused(book: Book) -> None:
    assert refusal(book(lambda sheet: None)).startswith("sheets.xlsx: found an empty file")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "t.csv").startswith("t.csv: found a file that does not open (No such file")


def test_other_kinds_of_file_are_refused(write: Write) -> None:
    assert refusal(write("t.ods", "x")).startswith('t.ods: found the file "t.ods"; allowed: files .csv and .xlsx')


@pytest.mark.parametrize(
    ("name", "content", "inside"), [("t.csv", b"PK\x03\x04", "ZIP"), ("t.xlsx", OLE, "XLS"), ("T.XLSX", b"a,b", "text")]
)
def test_a_file_that_is_not_what_its_name_says_is_refused(write: Write, name: str, content: bytes, inside: str) -> None:
    assert refusal(write(name, content)).startswith(f"{name}: found {inside} inside")


def test_missing_doubled_and_unknown_columns_are_told(write: Write) -> None:
    faults = Faults()
    table = table_open(path=write("t.csv", "unit,unit,colour,,size\nA,A,red,,\n"), faults=faults)

    header_faults(table=table, required=("unit", "group"), known=("size",), allowed="unit, group, size")

    assert told(faults) == [
        "t.csv:1: column group: found no such column; allowed: a column of this name in the header",
        "t.csv:1: column unit: found the column twice; allowed: one column of this name",
        (
            "t.csv:1: column colour: found a column that neither the questionnaire nor the format knows; "
            "allowed: unit, group, size"
        ),
    ]
