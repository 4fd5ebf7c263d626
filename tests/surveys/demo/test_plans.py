"""What is told of an agency of the demo."""

import pytest

from surveys.demo.agencies import MINISTRY, RESCUE
from surveys.demo.plans import UnitPlan


def test_a_unit_gives_links_by_group() -> None:
    unit = UnitPlan("desk", "all", "Desk", 12, 2, 30)

    assert [unit.people(group) for group in ("staff", "leaders", "clients")] == [12, 2, 30]


def test_a_level_is_found_by_the_code_of_its_practice() -> None:
    assert MINISTRY.level("A1") == 1.9
    assert MINISTRY.level("F5") == 0.9
    with pytest.raises(IndexError):
        RESCUE.level("B6")


def test_clients_are_asked_where_the_agency_has_them() -> None:
    assert MINISTRY.groups == ("staff", "leaders", "clients")
    assert RESCUE.groups == ("staff", "leaders")
