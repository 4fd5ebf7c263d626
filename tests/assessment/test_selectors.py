"""What the room knows of agencies and cycles."""

from pathlib import Path

import pytest

from assessment import library, selectors
from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from assessment.domain.frame import Unit
from assessment.services.agencies import units_replace
from assessment.services.consensus import consensus_agree
from assessment.services.cycles import applicability_set
from tests.factories.assessment import EDITION, agency_of, cycle_of, scorecard_drawn, scorecard_of, units_of

pytestmark = pytest.mark.django_db


def test_units_come_in_preorder_by_their_place_among_neighbours() -> None:
    agency = agency_of()
    units_of(agency, {"b": "all", "a": "all", "b1": "b"})

    assert [unit.code for unit in selectors.frame_units(agency)] == ["all", "b", "b1", "a"]
    assert [unit.code for unit in selectors.units_in_order(agency)] == ["all", "b", "b1", "a"]


def test_a_tree_opens_and_closes_as_many_lists_and_counts_people_below() -> None:
    agency = agency_of()
    rows = [("all", None, 1), ("a", "all", 2), ("a1", "a", 3), ("a2", "a", 4), ("b", "all", None)]
    units_replace(agency=agency, units=[Unit(code, parent, code, heads) for code, parent, heads in rows])

    tree = selectors.unit_tree(agency)

    assert [(node.unit.code, node.depth, len(node.closes)) for node in tree] == [
        ("all", 0, 0),
        ("a", 1, 0),
        ("a1", 2, 0),
        ("a2", 2, 1),
        ("b", 1, 1),
    ]
    assert [node.headcount for node in tree] == [None, 9, 3, 4, None]
    assert sum(node.has_parts for node in tree) == sum(len(node.closes) for node in tree)


def test_a_tree_cut_at_a_depth_leaves_no_list_open() -> None:
    agency = agency_of()
    units_of(agency, {"a": "all", "a1": "a", "b": "all"})

    tree = selectors.unit_tree(agency, deepest=1)

    assert [(node.unit.code, node.has_parts, len(node.closes)) for node in tree] == [
        ("all", True, 0),
        ("a", False, 0),
        ("b", False, 1),
    ]


def test_a_practice_nobody_spoke_of_applies() -> None:
    cycle = cycle_of(agency_of())

    said = selectors.applicability_of(cycle)

    assert {entry.status for entry in said} == {Applies.APPLIES}
    assert selectors.excluded_practices(cycle) == frozenset()


def test_the_latest_scorecard_is_the_one_drawn_up_last() -> None:
    cycle = cycle_of(agency_of())

    before = selectors.latest_scorecard(cycle)
    kept = scorecard_of(cycle)

    assert before is None
    assert selectors.latest_scorecard(cycle) == kept


def test_a_scorecard_is_current_until_level_reason_or_applicability_change() -> None:
    cycle = cycle_of(agency_of())
    consensus_agree(cycle=cycle, practice="A1", level=2, reason="seen", documents=1)
    card = selectors.scorecard_read(scorecard_drawn(cycle))
    assert selectors.is_current(cycle, card)

    consensus_agree(cycle=cycle, practice="A1", level=2, reason="heard", documents=1)
    assert not selectors.is_current(cycle, card)
    consensus_agree(cycle=cycle, practice="A1", level=2, reason="seen", documents=1)
    assert selectors.is_current(cycle, card)
    applicability_set(cycle=cycle, practised=[Practised("A2", Applies.ADAPTED, "in another form")])
    assert not selectors.is_current(cycle, card)


def test_a_level_of_a_practice_that_does_not_apply_is_not_missing_from_a_scorecard() -> None:
    cycle = cycle_of(agency_of())
    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "we have no clients")])
    card = selectors.scorecard_read(scorecard_drawn(cycle))

    consensus_agree(cycle=cycle, practice="A1", level=2)

    assert selectors.is_current(cycle, card)


def test_a_kind_is_named_by_the_edition_and_else_by_its_code() -> None:
    agency = agency_of()
    named = selectors.kind_name(agency, "en")
    cycle_of(agency)
    agency.kind = "circus"

    assert named == library.texts(EDITION, "en")["kinds/authority"]
    assert selectors.kind_name(agency, "en") == "circus"


def test_an_edition_that_does_not_compile_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = selectors.edition_names("en")

    def refuse(code: str | Path, language: str) -> str:
        raise library.EditionRefused(str(code), ())

    monkeypatch.setattr(library, "texts", refuse)

    assert [code for code, _ in offered] == [EDITION]
    assert selectors.edition_names("en") == []
