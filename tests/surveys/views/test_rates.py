"""Participation as a table."""

import pytest

from surveys.frame.selectors import Participation
from surveys.views.rates import Cell, unit_rates

NAMES = {"staff": "Staff", "leaders": "Leaders"}
ROWS = tuple(
    Participation(
        unit_code=code, unit_name=f"Unit {code}", depth=depth, group=group, headcount=heads, issued=20, used=used
    )
    for code, depth, group, heads, used in (
        ("all", 0, "leaders", None, 4),
        ("all", 0, "staff", 100, 30),
        ("dock", 2, "leaders", None, None),
        ("dock", 2, "staff", 10, None),
    )
)


def test_every_unit_is_a_row_with_a_cell_for_every_group() -> None:
    table = unit_rates(ROWS, names=NAMES, deepest=None)

    assert [(unit.name, unit.depth) for unit in table] == [("Unit all", 0), ("Unit dock", 2)]
    assert [cell.group for cell in table[0].cells] == ["Staff", "Leaders"]


def test_where_nobody_counted_people_the_links_are_the_ground() -> None:
    staff, leaders = unit_rates(ROWS, names=NAMES, deepest=None)[0].cells

    assert (leaders.percent, staff.percent) == (20, 30)


def test_the_table_ends_at_the_depth_that_was_asked_for() -> None:
    assert [unit.name for unit in unit_rates(ROWS, names=NAMES, deepest=1)] == ["Unit all"]


@pytest.mark.parametrize(
    ("used", "invited", "percent"), [(None, 10, None), (0, 0, None), (0, 10, 0), (1, 3, 33), (12, 10, 100)]
)
def test_a_rate_is_whole_percent_or_nothing(used: int | None, invited: int, percent: int | None) -> None:
    assert Cell("staff", used, invited).percent == percent


def test_paper_is_among_those_invited_where_nobody_counted_people() -> None:
    row = Participation("all", "All", 0, "staff", headcount=None, issued=10, used=12, paper=5)

    (cell,) = unit_rates([row], names=NAMES, deepest=None)[0].cells

    assert (cell.used, cell.invited, cell.paper, cell.percent) == (12, 15, 5, 80)
