"""Tests of the tree of units and its headcounts."""

import pytest

from assessment.domain.frame import (
    UNKNOWN,
    CycleInTree,
    DuplicateUnit,
    Frame,
    FrameFault,
    ManyRoots,
    NegativeHeadcount,
    NoUnits,
    Unit,
    UnknownParent,
    subtree_totals,
)


def test_units_come_in_preorder_with_siblings_in_the_order_given() -> None:
    frame = Frame.of(
        [
            Unit("team", "office", "Team"),
            Unit("desk", "agency", "Desk"),
            Unit("agency", None, "Agency"),
            Unit("office", "agency", "Office"),
        ]
    )

    assert frame.codes == ("agency", "desk", "office", "team")
    assert frame.parents == (-1, 0, 0, 2)
    assert frame.places["team"] == 3


@pytest.mark.parametrize(
    ("units", "fault", "named"),
    [
        ([], NoUnits, ()),
        ([Unit("a", None, "A"), Unit("a", "a", "A again")], DuplicateUnit, ("a",)),
        ([Unit("a", None, "A"), Unit("b", "z", "B")], UnknownParent, ("b",)),
        ([Unit("a", None, "A"), Unit("b", None, "B")], ManyRoots, ("a", "b")),
        ([Unit("a", None, "A"), Unit("b", "c", "B"), Unit("c", "b", "C")], CycleInTree, ("b", "c")),
        ([Unit("a", "a", "A")], CycleInTree, ("a",)),
        ([Unit("a", None, "A", -1)], NegativeHeadcount, ("a",)),
        ([Unit("a", None, "A", None, {"staff": -1})], NegativeHeadcount, ("a",)),
    ],
)
def test_units_that_are_not_one_tree_are_refused_by_name(
    units: list[Unit], fault: type[FrameFault], named: tuple[str, ...]
) -> None:
    with pytest.raises(fault) as caught:
        Frame.of(units)

    assert caught.value.units == named


def test_a_tree_deeper_than_python_can_recurse_is_read() -> None:
    units = [Unit("u0", None, "Top")] + [Unit(f"u{n}", f"u{n - 1}", "Below") for n in range(1, 5000)]

    assert Frame.of(reversed(units)).codes[-1] == "u4999"


def test_headcounts_of_a_group_are_unknown_where_nobody_supplied_them() -> None:
    frame = Frame.of([Unit("a", None, "A", 9, {"staff": 0}), Unit("b", "a", "B", 7)])

    assert frame.headcounts(group="staff").tolist() == [0, UNKNOWN]


def test_the_general_headcount_serves_an_instrument_with_one_group() -> None:
    frame = Frame.of([Unit("a", None, "A", 9), Unit("b", "a", "B", 7, {"staff": 5})])

    assert frame.headcounts(group="staff", is_only_group=True).tolist() == [9, 5]


def test_a_unit_s_total_takes_in_all_units_below_it() -> None:
    assert subtree_totals(own=[1, 2, 4, 8], parents=(-1, 0, 1, 0)).tolist() == [15, 6, 4, 8]


def test_a_total_over_an_unknown_part_is_unknown() -> None:
    totals = subtree_totals(own=[1, 2, UNKNOWN, 8], parents=(-1, 0, 1, 0))

    assert totals.tolist() == [UNKNOWN, UNKNOWN, UNKNOWN, 8]
