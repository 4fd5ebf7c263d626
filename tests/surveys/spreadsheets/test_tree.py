"""Units form one tree, or it is said why not."""

import pytest

from surveys.spreadsheets.faults import Faults
from surveys.spreadsheets.tree import tree_check
from surveys.spreadsheets.units import UnitRow
from tests.surveys.spreadsheets.conftest import told


def faults_of(*pairs: tuple[str, str | None]) -> list[str]:
    faults = Faults()
    rows = [UnitRow(row, code, parent, code, None, {}) for row, (code, parent) in enumerate(pairs, start=2)]
    tree_check(file="units.csv", rows=rows, faults=faults)
    return told(faults)


def test_a_tree_in_any_order_of_rows_is_sound() -> None:
    assert faults_of(("c", "b"), ("b", "a"), ("a", None), ("d", "a")) == []


def test_no_rows_have_no_faults_of_their_own() -> None:
    assert faults_of() == []


def test_a_parent_must_be_a_unit() -> None:
    assert faults_of(("a", None), ("b", "x")) == [
        'units.csv:3: column parent: found "x"; allowed: a code of the column code, empty for the one on top'
    ]


@pytest.mark.parametrize(
    ("pairs", "row", "circle"),
    [
        ([("r", None), ("a", "a")], 3, "a → a"),
        ([("r", None), ("x", "c"), ("c", "b"), ("b", "a"), ("a", "c")], 4, "c → b → a → c"),
    ],
)
def test_each_circle_is_told_once_at_its_first_row(pairs: list[tuple[str, str | None]], row: int, circle: str) -> None:
    assert faults_of(*pairs) == [
        f"units.csv:{row}: column parent: found the circle {circle}; allowed: a tree: no unit is part of itself"
    ]


def test_two_circles_are_two_faults() -> None:
    assert len(faults_of(("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "a"))) == 2


def test_a_long_chain_is_walked_once() -> None:
    chain: list[tuple[str, str | None]] = [(str(place), str(place - 1)) for place in range(20_000, 0, -1)]

    assert faults_of(*chain, ("0", None)) == []


def test_only_one_unit_stands_at_the_top() -> None:
    assert faults_of(("a", None), ("b", None)) == [
        (
            'units.csv:3: column parent: found a second unit at the top, "b"; allowed: one unit at the top, "a"; '
            "give the others a parent (if there is no whole, add a row for it)"
        )
    ]
