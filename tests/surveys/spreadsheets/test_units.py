"""Rows of units are read one by one, with everything wrong in them told."""

from pathlib import Path

from surveys.spreadsheets.faults import Faults
from surveys.spreadsheets.units import UnitRow, units_read
from tests.surveys.spreadsheets.conftest import Write, told


def read(path: Path) -> tuple[tuple[UnitRow, ...], list[str]]:
    faults = Faults()
    rows = units_read(path=path, groups=["staff", "leaders"], faults=faults)
    return rows, told(faults)


def test_a_unit_has_a_code_a_parent_a_name_and_headcounts_where_known(write: Write) -> None:
    rows, faults = read(
        write(
            "units.csv", "name;code;parent;headcount_staff;headcount\nВсё;all;;;\nЦех № 1;01;all;40,0;1 050\n", "cp1251"
        )
    )

    assert faults == []
    assert rows == (
        UnitRow(2, "all", None, "Всё", None, {}),
        UnitRow(3, "01", "all", "Цех № 1", 1050, {"staff": 40}),
    )


def test_every_fault_of_a_row_is_told(write: Write) -> None:
    rows, faults = read(
        write("units.csv", "code,parent,name,headcount,headcount_staff\nall,,All,-3,2.5\n,all,,,\nall,,Again,,\n")
    )

    assert [row.row for row in rows] == [2]
    assert faults == [
        'units.csv:2: column headcount: found "-3"; allowed: a whole number from 0, or empty',
        'units.csv:2: column headcount_staff: found "2.5"; allowed: a whole number from 0, or empty',
        "units.csv:3: column code: found nothing; allowed: A1, 07, …",
        "units.csv:3: column name: found nothing; allowed: …",
        'units.csv:4: column code: found "all" again; allowed: a code not used before (first in row 2)',
    ]


def test_without_a_needed_column_nothing_else_is_looked_at(write: Write) -> None:
    rows, faults = read(write("units.csv", "code,name,headcount_clients\n,,\nx,x,x\n"))

    assert rows == ()
    assert [line.partition("; ")[0] for line in faults] == [
        "units.csv:1: column parent: found no such column",
        "units.csv:1: column headcount: found no such column",
        "units.csv:1: column headcount_clients: found a column that neither the questionnaire nor the format knows",
    ]


def test_a_header_alone_is_no_list_of_units(write: Write) -> None:
    assert read(write("units.csv", "code,parent,name,headcount\n")) == (
        (),
        ["units.csv:1: found a header alone; allowed: at least one row below the header"],
    )
