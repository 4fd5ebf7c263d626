"""Uploaded tables of units: what is inside decides, and every fault has its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.spreadsheets import uploaded
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.uploaded import uploaded_units
from tests.surveys.spreadsheets.conftest import told

HEADER = "code,parent,name,headcount,headcount_staff\n"


def _read(rows: str | bytes, kind: str = ".csv") -> list[tuple[str, str | None, str, int | None]]:
    data = rows if isinstance(rows, bytes) else (HEADER + rows).encode()
    units = uploaded_units(data=data, kind=kind, groups=["staff"])
    return [(unit.code, unit.parent, unit.name, unit.headcount) for unit in units]


def _faults(rows: str | bytes, kind: str = ".csv") -> list[str]:
    with pytest.raises(Refused) as refused:
        _read(rows, kind)
    return told(refused.value)


def test_units_are_read_from_text() -> None:
    assert _read("all,,Агентство,1,0\neast,all,East,,7\n") == [
        ("all", None, "Агентство", 1),
        ("east", "all", "East", None),
    ]


def test_units_are_read_from_a_book(book: Callable[..., Path]) -> None:
    def fill(sheet) -> None:  # type: ignore[no-untyped-def]
        for row, line in enumerate((HEADER + "all,,Agency,1,0").split("\n")):
            sheet.write_row(row, 0, line.split(","))

    assert _read(book(fill).read_bytes(), ".xlsx") == [("all", None, "Agency", 1)]


def test_formulas_and_tags_in_names_are_text_on_one_line() -> None:
    rows = (
        'all,,"=HYPERLINK(""x"")",1,0\neast,all,\'=1+1,2,2\nwest,all,\'Quoted\',2,2\ndock,all,"<b>Dock\n\x1b[1m",2,2\n'
    )

    assert [name for _, _, name, _ in _read(rows)] == ['=HYPERLINK("x")', "=1+1", "'Quoted'", "<b>Dock [1m"]


def test_codes_must_print_and_begin_no_formula() -> None:
    assert _faults("all,,Agency,1,0\n=a,all,A,1,1\nb\x1bb,all,B,1,1\n") == [
        'units.csv:3: column code: found "=a"; allowed: signs that print; none of = + - @ at the beginning',
        'units.csv:4: column code: found "b b"; allowed: signs that print; none of = + - @ at the beginning',
    ]


def test_words_that_no_table_could_hold_are_faults() -> None:
    assert _faults(f"all,,{'n' * 301},1,0\n{'c' * 61},all,C,1,1\n") == [
        "units.csv:2: column name: found 301 signs; allowed: 300 at most",
        "units.csv:3: column code: found 61 signs; allowed: 60 at most",
    ]


def test_faults_of_rows_and_of_the_tree_are_told_together() -> None:
    assert _faults("all,,Agency,many,0\neast,nowhere,East,1,1\n") == [
        'units.csv:2: column headcount: found "many"; allowed: a whole number from 0, or empty',
        'units.csv:3: column parent: found "nowhere"; allowed: a code of the column code, empty for the one on top',
    ]


@pytest.mark.parametrize(
    ("data", "kind", "inside"),
    [
        (b"%PDF-1.7", ".csv", "PDF"),
        (b"\x89PNG\r\n", ".xlsx", "PNG"),
        (b"PK\x03\x04", ".csv", "ZIP"),
        (b"code,parent", ".xlsx", "text"),
        (b"<!DOCTYPE html>", ".csv", "HTML"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(data: bytes, kind: str, inside: str) -> None:
    assert inside in _faults(data, kind)[0]


def test_too_many_rows_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploaded, "MOST_UNITS", 2)

    assert _faults("all,,A,,\neast,all,E,,\nwest,all,W,,\n")[0].startswith("units.csv: found more rows: 4; allowed: 2")


def test_too_many_columns_are_refused_before_they_are_looked_at() -> None:
    assert _faults(",".join(f"c{place}" for place in range(201)).encode()) == [
        "units.csv:1: found 201 columns; allowed: 200 at most: delete empty ones beyond the table"
    ]
