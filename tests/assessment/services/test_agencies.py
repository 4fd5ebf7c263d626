"""Agencies and the replacement of their trees."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from assessment.domain.frame import CycleInTree, Unit
from assessment.models import Agency
from assessment.selectors import frame_units
from assessment.services.agencies import TopmostUnitTaken, UnitsInUse, agency_create, units_replace
from surveys.waves.models import Headcount
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import draft_wave

pytestmark = pytest.mark.django_db

OPENING = datetime(2026, 3, 9, tzinfo=UTC)


def tree(*rows: tuple[str, str | None]) -> list[Unit]:
    return [Unit(code, parent, f"Unit {code}") for code, parent in rows]


def shape(agency: Agency) -> list[tuple[str, str | None]]:
    return [(unit.code, unit.parent) for unit in frame_units(agency)]


def test_a_new_agency_is_its_own_only_unit() -> None:
    agency = agency_create(code="north", name="Northern Agency", kind="authority", short_name="North")

    assert frame_units(agency) == (Unit("all", None, "Northern Agency"),)


def test_a_tree_comes_in_any_order_and_keeps_the_order_of_neighbours() -> None:
    agency = agency_of()

    units_replace(agency=agency, units=tree(("b1", "b"), ("b", "all"), ("all", None), ("a", "all")))

    assert shape(agency) == [("all", None), ("b", "all"), ("b1", "b"), ("a", "all")]


def test_known_codes_keep_their_rows_when_they_move_and_others_go_with_all_below_them() -> None:
    agency = agency_of()
    before = units_of(agency, {"a": "all", "a1": "a", "b": "all", "b1": "b"})

    units_replace(agency=agency, units=[*tree(("all", None), ("a1", "all")), Unit("a", "a1", "Renamed", headcount=7)])

    assert shape(agency) == [("all", None), ("a1", "all"), ("a", "a1")]
    moved = agency.units.get(code="a")
    assert (moved.pk, moved.name, moved.headcount) == (before["a"].pk, "Renamed", 7)


def test_the_topmost_unit_keeps_its_row_under_a_new_code() -> None:
    agency = agency_of()
    topmost = agency.units.get()

    units_replace(agency=agency, units=tree(("north", None), ("a", "north")))

    assert agency.units.get(code="north").pk == topmost.pk


def test_a_lower_unit_does_not_take_the_place_of_the_topmost() -> None:
    agency = agency_of()
    units_of(agency, {"a": "all"})

    with pytest.raises(TopmostUnitTaken) as refused:
        units_replace(agency=agency, units=tree(("a", None), ("all", "a")))

    assert refused.value.code == "a"
    assert shape(agency) == [("all", None), ("a", "all")]


def test_units_that_waves_speak_of_stay_and_are_named() -> None:
    agency = agency_of()
    unit = units_of(agency, {"a": "all", "b": "all"})["a"]
    Headcount.objects.create(wave=draft_wave(cycle_of(agency)), unit=unit, group="staff", headcount=30)

    with pytest.raises(UnitsInUse) as refused:
        units_replace(agency=agency, units=tree(("all", None)))

    assert "a" in refused.value.codes
    assert len(shape(agency)) == 3


def test_what_is_no_tree_changes_nothing() -> None:
    agency = agency_of()

    with pytest.raises(CycleInTree):
        units_replace(agency=agency, units=tree(("all", None), ("a", "b"), ("b", "a")))

    assert shape(agency) == [("all", None)]


def test_an_agency_without_a_single_row_gets_its_topmost_unit() -> None:
    agency = agency_of()
    agency.units.all().delete()

    units_replace(agency=agency, units=tree(("all", None), ("a", "all")))

    assert shape(agency) == [("all", None), ("a", "all")]


class TestReplacement(TestCase):
    """Whatever trees follow each other, the last one stands."""

    @settings(max_examples=20)
    @given(st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=8), min_size=1, max_size=3))
    def test_the_last_tree_given_is_the_tree_kept(self, histories: list[list[int]]) -> None:
        agency = Agency.objects.create(code="law", name="Law", kind="authority")

        for parents in histories:
            rows = [(f"u{place}", f"u{parent % (place + 1)}" if parent % (place + 1) != place else "all")
                    for place, parent in enumerate(parents)]  # fmt: skip
            given_tree = tree(("all", None), *rows)
            units_replace(agency=agency, units=given_tree)

        assert {(unit.code, unit.parent) for unit in given_tree} == set(shape(agency))
