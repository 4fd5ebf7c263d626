"""How many people may answer: typed into a table or pasted."""

import pytest

from assessment.domain.frame import Unit
from assessment.selectors import TreeNode
from surveys.views import headcounts
from surveys.views.headcounts import HeadcountsForm, pasted_counts

TREE = (
    TreeNode(Unit("all", None, "Agency"), 0, None, True, ""),
    TreeNode(Unit("east", "all", "East"), 1, None, False, "·"),
)
GROUPS = {"leaders": "Leaders", "staff": "Staff"}


def _form(data: dict[str, str] | None, counted: dict[tuple[str, str], int] | None = None) -> HeadcountsForm:
    return HeadcountsForm(data, tree=TREE, groups=GROUPS, counted=counted or {})


def test_every_unit_has_a_named_cell_for_every_group() -> None:
    rows = _form(None, {("east", "staff"): 7}).rows()

    assert [row.node.unit.code for row in rows] == ["all", "east"]
    assert [cell.label for cell in rows[1].cells] == ["East, Leaders", "East, Staff"]
    assert [cell.value() for cell in rows[1].cells] == [None, 7]


def test_what_is_typed_counts_and_an_emptied_cell_means_nobody() -> None:
    form = _form({"people:all:staff": "3", "people:east:leaders": ""}, {("east", "leaders"): 4})

    assert form.is_valid()
    assert form.counts() == {("all", "staff"): 3, ("east", "leaders"): 0}


def test_a_negative_number_of_people_is_a_fault_of_its_cell() -> None:
    assert "people:all:staff" in _form({"people:all:staff": "-1"}).errors


def test_what_is_pasted_wins_over_the_table() -> None:
    form = _form({"people:all:staff": "3", "pasted": "east\t2\t40\n\nall;1;"})

    assert form.is_valid()
    assert form.counts() == {("east", "leaders"): 2, ("east", "staff"): 40, ("all", "leaders"): 1}


@pytest.mark.parametrize(
    ("line", "words"),
    [("north;1;2", "no unit with the code “north”"), ("east;1;2;3", "at most 2 whole"), ("east;many", "whole numbers")],
)
def test_every_faulty_row_is_named(line: str, words: str) -> None:
    form = _form({"pasted": f"all;1;2\n{line}"})

    assert not form.is_valid()
    assert "Row 2" in form.errors["pasted"][0]
    assert words in form.errors["pasted"][0]


def test_all_faults_are_told_at_once() -> None:
    counts, faults = pasted_counts("x;1\ny;2\neast;3", codes={"east"}, groups=("staff",))

    assert counts == {("east", "staff"): 3}
    assert len(faults) == 2


def test_a_large_agency_pastes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headcounts, "MOST_CELLS", 3)

    form = _form({"pasted": "east;2;40"}, {("all", "staff"): 9})

    assert form.rows() == ()
    assert form.is_valid()
    assert form.counts() == {("east", "leaders"): 2, ("east", "staff"): 40}


def test_nothing_typed_into_no_table_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headcounts, "MOST_CELLS", 3)

    form = _form({"pasted": ""}, {("all", "staff"): 9})

    assert form.is_valid()
    assert form.counts() == {}
