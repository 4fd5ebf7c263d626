"""The tree as it stands, its fingerprint, and its table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import Agency, Cycle, Unit
from assessment.services.agencies import units_replace
from surveys.frame.imports import trees
from surveys.frame.imports.headcounts import headcounts_write
from surveys.frame.imports.trees import groups_of, tree_fingerprint, tree_given, tree_of, units_table
from surveys.spreadsheets.uploaded import uploaded_units
from tests.factories.assessment import cycle_of
from tests.surveys.frame.imports.conftest import table


def test_groups_are_those_of_the_agencys_editions_or_of_the_newest(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert groups_of(agency) == ("staff", "leaders", "clients")

    cycle_of(agency)
    assert groups_of(agency) == ("staff", "leaders", "clients")

    cycle_of(agency, edition_code="nowhere-1.0")
    assert groups_of(agency) == ("staff", "leaders", "clients")

    agency.cycles.all().delete()
    monkeypatch.setattr(trees, "editions", tuple)
    assert groups_of(agency) == ()


def test_a_table_that_was_saved_gives_back_the_same_tree(agency: Agency, units: dict[str, Unit]) -> None:
    rows = ("town,,Town,1,0,1", 'east,town,\'=East;"1",,7,', "dock,east,Dock,3,,2", "west,town,-West,,,")
    given = tree_given(uploaded_units(data=table(*rows), kind=".csv", groups=groups_of(agency)))
    units_replace(agency=agency, units=given.units)
    headcounts_write(agency=agency, drafts=[], tree=given)

    tree = tree_of(agency)
    saved = units_table(tree=tree, groups=groups_of(agency))
    again = tree_given(uploaded_units(data=saved, kind=".csv", groups=groups_of(agency)))

    assert tree == given
    assert again == tree
    assert saved.decode("utf-8-sig").splitlines()[:2] == [
        "code;parent;name;headcount;headcount_staff;headcount_leaders;headcount_clients",
        "town;;Town;1;0;1;",
    ]
    assert "'=East" in saved.decode()
    assert "'-West" in saved.decode()


def test_the_fingerprint_is_that_of_all_that_an_import_replaces(agency: Agency, cycle: Cycle) -> None:
    tree = tree_of(agency)
    first = tree_fingerprint(tree)

    headcounts_write(
        agency=agency,
        drafts=[],
        tree=tree_given(uploaded_units(data=table("all,,A,,3,"), kind=".csv", groups=groups_of(agency))),
    )

    assert tree_fingerprint(tree) == first
    assert tree_fingerprint(tree_of(agency)) != first


def test_a_tree_takes_two_queries_however_large(agency: Agency, units: dict[str, Unit]) -> None:
    with CaptureQueriesContext(connection) as queries:
        tree_of(agency)

    assert len(queries) == 2
