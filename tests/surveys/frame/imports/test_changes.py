"""Two trees of one agency, and every difference between them."""

from assessment.domain.frame import Frame, Unit
from surveys.frame.imports.changes import Change, Kind, changes, people_of

BEFORE = Frame.of(
    [
        Unit("all", None, "Agency", 1),
        Unit("east", "all", "East", 5, {"staff": 4}),
        Unit("west", "all", "West"),
        Unit("dock", "west", "Dock", 2),
    ]
)


def _changes(*units: Unit) -> tuple[Change, ...]:
    return changes(before=BEFORE, after=Frame.of(units))


def test_the_same_tree_has_no_differences() -> None:
    assert _changes(*BEFORE.units) == ()


def test_each_way_to_differ_is_named_with_before_and_after() -> None:
    assert _changes(
        Unit("all", None, "Agency", 1),
        Unit("east", "all", "Far East", 6, {"staff": 4, "leaders": 1}),
        Unit("dock", "east", "Dock"),
        Unit("south", "dock", "South"),
    ) == (
        Change(Kind.RENAMED, "east", "Far East", "East", "Far East"),
        Change(
            Kind.COUNTED, "east", "Far East", "headcount 5, headcount_leaders –", "headcount 6, headcount_leaders 1"
        ),
        Change(Kind.MOVED, "dock", "Dock", "West", "Far East"),
        Change(Kind.COUNTED, "dock", "Dock", "headcount 2", "headcount –"),
        Change(Kind.NEW, "south", "South", after="Dock"),
        Change(Kind.GONE, "west", "West", before="Agency"),
    )


def test_the_topmost_unit_under_another_code_is_renamed_and_nothing_below_it_moves() -> None:
    town = Unit("town", None, "Agency", 1)

    assert _changes(
        town,
        *(
            Unit(u.code, "town" if u.parent == "all" else u.parent, u.name, u.headcount, u.headcounts)
            for u in BEFORE.units[1:]
        ),
    ) == (Change(Kind.RENAMED, "town", "Agency", "all Agency", "town Agency"),)


def test_the_former_code_of_the_top_below_a_new_top_is_a_new_unit() -> None:
    found = _changes(
        Unit("town", None, "Town", 1), Unit("all", "town", "All"), Unit("east", "all", "East", 5, {"staff": 4})
    )

    assert Change(Kind.NEW, "all", "All", after="Town") in found
    assert Change(Kind.MOVED, "east", "East", "Agency", "All") in found


def test_people_are_added_up_by_column() -> None:
    assert people_of(BEFORE) == {"headcount": 8, "headcount_staff": 4}
