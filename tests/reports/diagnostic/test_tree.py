"""Units in the order of the tree, the upper ones where there are too many."""

from collections.abc import Sequence
from dataclasses import replace

from assessment.domain.frame import Unit
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.tables import Rest
from reports.diagnostic.tree import Gathered, Place, places, with_rests
from tests.factories.reports import tiny_card

UNITS = (
    Unit("all", None, "All"),
    Unit("a", "all", "A"),
    Unit("a1", "a", "A1"),
    Unit("a2", "a", "A2"),
    Unit("b", "all", "B"),
)


def test_every_unit_has_its_depth() -> None:
    card = tiny_card({"staff": [(12, 3, 3, 3)]}, units=UNITS)

    assert [(place.unit.code, place.depth) for place in places(card)] == [
        ("all", 0),
        ("a", 1),
        ("a1", 2),
        ("a2", 2),
        ("b", 1),
    ]


def test_where_there_are_too_many_whole_upper_storeys_come_first_in_the_order_of_the_tree() -> None:
    card = tiny_card({"staff": [(12, 3, 3, 3)]}, units=UNITS)

    assert [place.unit.code for place in places(card, most=4)] == ["all", "a", "a1", "b"]


def with_rest_groups(card: Scorecard, rests: Sequence[Rest]) -> Scorecard:
    """The scorecard with these rest groups of staff."""
    return replace(card, tables={"staff": replace(card.tables["staff"], rests=tuple(rests))})


def named(rows: Sequence[Place | Gathered]) -> list[tuple[str, int]]:
    """Each row's unit, or its members joined, with its depth."""
    return [("+".join(row.rest.members) if isinstance(row, Gathered) else row.unit.code, row.depth) for row in rows]


def test_a_rest_group_stands_after_everything_below_its_parent_and_the_deeper_one_first() -> None:
    card = tiny_card({"staff": [(12, 3, 3, 3)]}, units=UNITS[:4])
    card = with_rest_groups(card, [Rest("all", ("x", "y"), 0), Rest("a", ("a1", "a2"), 0)])

    assert named(with_rests(card, "staff", places(card))) == [
        ("all", 0),
        ("a", 1),
        ("a1", 2),
        ("a2", 2),
        ("a1+a2", 2),
        ("x+y", 1),
    ]


def test_a_rest_group_comes_along_only_with_the_nearest_shown_unit_above_it() -> None:
    card = with_rest_groups(
        tiny_card({"staff": [(12, 3, 3, 3)]}, units=UNITS), [Rest("a", ("a1", "a2"), 0), Rest("b", ("b1", "b2"), 0)]
    )
    # Nobody answered in either office, so the agency is the nearest unit that is shown.
    whole, part = places(card), [place for place in places(card) if place.unit.code != "all"]

    assert ("a1+a2", 2) in named(with_rests(card, "staff", whole))
    assert named(with_rests(card, "staff", part)) == [("a", 1), ("a1", 2), ("a2", 2), ("b", 1)]


def test_on_a_full_page_withheld_units_give_way_unless_something_below_them_is_shown() -> None:
    many = tuple(Unit(f"u{place}", "b", f"U{place}") for place in range(40))
    card = with_rest_groups(
        tiny_card({"staff": [(12, 3, 3, 3)]}, units=(*UNITS, *many), at="a2"), [Rest("b", ("u1", "u2"), 0)]
    )

    assert [place.unit.code for place in places(card, group="staff")] == ["all", "a", "a2", "b"]
    assert len(places(card)) == 45
