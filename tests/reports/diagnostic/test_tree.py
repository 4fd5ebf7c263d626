"""Units in the order of the tree, the upper ones where there are too many."""

from assessment.domain.frame import Unit
from reports.diagnostic.tree import places
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
