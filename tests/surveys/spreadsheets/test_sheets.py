"""Sheets become bytes by group, and every bad cell is told in the order of the file."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.domain.edition import Edition
from surveys.spreadsheets.faults import SHOWN, Faults
from surveys.spreadsheets.sheets import BLOCK, GroupSheets, sheets_read
from tests.surveys.spreadsheets.conftest import Write, told

HEADER = "unit,group,A1.a,B1.a,B1.k\n"
Read = Callable[..., tuple[dict[str, GroupSheets], Faults]]


@pytest.fixture
def read(edition: Edition) -> Read:
    def reading(
        path: Path, units: Sequence[str] = ("all", "north"), unasked: frozenset[str] = frozenset()
    ) -> tuple[dict[str, GroupSheets], Faults]:
        faults = Faults()
        sheets = sheets_read(
            path=path, edition=edition, units=units, units_file="units.csv", unasked=unasked, faults=faults
        )
        return sheets, faults

    return reading


def test_sheets_come_by_group_in_the_order_of_the_file(read: Read, write: Write) -> None:
    sheets, faults = read(
        write("sheets.csv", f"{HEADER}north,leaders,4,,\nall,staff,0,dk,\n\nnorth,staff,,na,\nall,clients,,,week\n")
    )

    assert told(faults) == []
    assert list(sheets) == ["staff", "leaders", "clients"]
    assert sheets["staff"].units.tolist() == [0, 1]
    assert sheets["staff"].answers.tolist() == [[1, 12, 0], [0, 13, 0]]
    assert sheets["leaders"].answers.tolist() == [[5, 0, 0]]
    assert sheets["clients"].answers.tolist() == [[0, 0, 2]]


def test_columns_may_stand_in_any_order(read: Read, write: Write) -> None:
    sheets, _ = read(write("sheets.csv", "B1.a;group;A1.a;unit\n3;staff;2;all\n"))

    assert sheets["staff"].answers.tolist() == [[3, 4, 0]]


def test_every_bad_cell_is_told_row_by_row(read: Read, write: Write) -> None:
    rows = "south,staff,7,1,\nall,guests,1,,\nall,leaders,,3,day\nnorth,,,,\n"

    _, faults = read(write("sheets.csv", HEADER + rows))

    assert told(faults) == [
        'sheets.csv:2: column unit: found "south"; allowed: the code of a unit in units.csv',
        'sheets.csv:2: column A1.a: found "7"; allowed: 0, 1, 2, 3, 4, dk, na or empty',
        'sheets.csv:3: column group: found "guests"; allowed: staff, leaders, clients',
        'sheets.csv:4: column B1.a: found "3"; allowed: empty: the group leaders is not asked this',
        'sheets.csv:4: column B1.k: found "day"; allowed: empty: the group leaders is not asked this',
        'sheets.csv:5: column group: found ""; allowed: staff, leaders, clients',
    ]


def test_without_units_their_column_is_not_judged(read: Read, write: Write) -> None:
    _, faults = read(write("sheets.csv", f"{HEADER}south,staff,1,1,\n"), units=())

    assert faults.total == 0


def test_an_item_somebody_present_is_asked_needs_its_column(read: Read, write: Write) -> None:
    path = write("sheets.csv", "unit,group\nall,staff\n")

    _, faults = read(path)
    _, faults_without_b = read(path, unasked=frozenset({"B1"}))

    assert told(faults) == [
        "sheets.csv:1: column A1.a: found no such column; allowed: a column of this name in the header",
        "sheets.csv:1: column B1.a: found no such column; allowed: a column of this name in the header",
    ]
    assert told(faults_without_b) == told(faults)[:1]


def test_a_column_of_no_item_is_told(read: Read, write: Write) -> None:
    _, faults = read(write("sheets.csv", "unit,group,A1.a,B1.a,Z9.z\nall,staff,1,1,1\n"))

    assert told(faults) == [
        (
            "sheets.csv:1: column Z9.z: found a column that neither the questionnaire nor the format knows; "
            "allowed: unit, group, A1.a, B1.a, B1.k"
        )
    ]


def test_a_table_without_unit_or_group_is_not_read_further(read: Read, write: Write) -> None:
    sheets, faults = read(write("sheets.csv", "unit,A1.a\nall,9\n"))

    assert (sheets, faults.total) == ({}, 1)


def test_a_header_alone_holds_no_sheets(read: Read, write: Write) -> None:
    sheets, faults = read(write("sheets.csv", HEADER))

    assert sheets == {}
    assert told(faults) == ["sheets.csv:1: found a header alone; allowed: at least one row below the header"]


def test_a_novel_of_faults_is_counted_and_told_in_part(read: Read, write: Write) -> None:
    _, faults = read(write("sheets.csv", HEADER + "all,staff,x,x,x\n" * (BLOCK + 10)))

    assert (len(faults.kept), faults.total) == (SHOWN, 3 * (BLOCK + 10))


def test_blocks_are_joined_without_a_seam(read: Read, write: Write) -> None:
    digits = np.random.default_rng(1).integers(0, 5, 2 * BLOCK + 3)

    sheets, _ = read(write("sheets.csv", HEADER + "".join(f"all,staff,{digit},,\n" for digit in digits)))

    assert (sheets["staff"].answers[:, 0] == digits + 1).all()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(max_size=6), min_size=1, max_size=6))
def test_whatever_a_cell_holds_it_is_an_answer_or_a_fault(read: Read, write: Write, cells: list[str]) -> None:
    quoted = "".join('all,staff,"{}",,\n'.format(cell.replace('"', '""')) for cell in cells)

    sheets, faults = read(write("sheets.csv", (HEADER + quoted).replace("\x00", "").encode("utf-8", "ignore")))

    assert faults.total or sheets["staff"].answers.max() <= 13


def test_a_long_list_of_columns_is_cut(edition: Edition, write: Write) -> None:
    from dataclasses import replace

    many = replace(edition, items=tuple(replace(edition.items[0], code=f"A1.{place}") for place in range(40)))
    faults = Faults()

    sheets_read(
        path=write("sheets.csv", "unit,group,Z\nall,staff,\n"),
        edition=many,
        units=["all"],
        units_file="units.csv",
        unasked=frozenset({"A1"}),
        faults=faults,
    )

    assert told(faults)[0].endswith("A1.12, …, A1.39")
