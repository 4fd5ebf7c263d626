"""No unit sends more sheets than it has people."""

from dataclasses import replace

import numpy as np

from assessment.domain.edition import Edition
from surveys.spreadsheets.faults import Faults
from surveys.spreadsheets.headcounts import headcounts_check
from surveys.spreadsheets.sheets import NOWHERE, GroupSheets
from surveys.spreadsheets.units import UnitRow
from tests.surveys.spreadsheets.conftest import told


def faults_of(edition: Edition, rows: list[UnitRow], **groups: list[int]) -> list[str]:
    faults = Faults()
    sheets = {group: _given(units) for group, units in groups.items()}
    headcounts_check(file="units.csv", rows=rows, edition=edition, sheets=sheets, faults=faults)
    return told(faults)


def _given(units: list[int]) -> GroupSheets:
    rows = np.arange(2, len(units) + 2)
    return GroupSheets(np.array(units, dtype=np.int64), np.zeros((len(units), 3), dtype=np.uint8), rows)


def test_as_many_sheets_as_people_are_a_census(edition: Edition) -> None:
    rows = [UnitRow(2, "all", None, "All", 2, {"staff": 1}), UnitRow(3, "a", "all", "A", None, {})]

    assert faults_of(edition, rows, staff=[0, 1, 1, 1], leaders=[0, 0]) == []


def test_more_sheets_than_people_are_told_at_the_unit(edition: Edition) -> None:
    rows = [UnitRow(2, "all", None, "All", 2, {"staff": 1}), UnitRow(3, "a", "all", "A", 0, {})]

    assert faults_of(edition, rows, staff=[0, 0, NOWHERE], leaders=[1]) == [
        "units.csv:2: column headcount_staff: found 1; allowed: 2 or more: so many of its sheets came in",
        "units.csv:3: column headcount: found 0; allowed: 1 or more: so many of its sheets came in",
    ]


def test_people_who_work_there_do_not_bound_the_clients(edition: Edition) -> None:
    rows = [UnitRow(2, "all", None, "All", 1, {})]

    assert faults_of(edition, rows, clients=[0, 0, 0]) == []


def test_where_clients_are_the_only_group_people_are_clients(edition: Edition) -> None:
    only = replace(edition, audiences=edition.audiences[2:])

    assert len(faults_of(only, [UnitRow(2, "all", None, "All", 1, {})], clients=[0, 0, 0])) == 1
