"""The four agencies fit the edition they are told in."""

import pytest

from assessment import library
from assessment.domain.applicability import default_applicability, excluded_practices
from assessment.domain.frame import Frame, Unit
from surveys.demo.agencies import AGENCIES, CENTRE, MINISTRY
from surveys.demo.plans import AgencyPlan

EDITION = library.edition("clientocracy-2026.1")
PLANS = pytest.mark.parametrize("plan", AGENCIES, ids=lambda plan: plan.code)


def test_the_agencies_are_of_every_kind_and_of_different_size() -> None:
    sizes = [sum(unit.staff + unit.leaders for unit in plan.units) for plan in AGENCIES]

    assert [plan.kind for plan in AGENCIES] == ["authority", "institution", "company", "security"]
    assert len(MINISTRY.units) == 18
    assert sizes == [411, 140, 91, 137]


@PLANS
def test_units_form_a_tree_and_some_are_small(plan: AgencyPlan) -> None:
    frame = Frame.of(Unit(unit.code, unit.parent, unit.name) for unit in plan.units)

    assert frame.units[0].code == plan.units[0].code
    assert any(unit.staff < 10 for unit in plan.units)
    assert plan.split_unit in frame.codes


@PLANS
def test_every_practice_that_applies_has_a_level(plan: AgencyPlan) -> None:
    excluded = excluded_practices(default_applicability(edition=EDITION, kind=plan.kind))

    for practice in EDITION.practices:
        if practice.code not in excluded:
            assert 0 < plan.level(practice.code) < 4


@PLANS
def test_clients_meet_every_option_of_every_fact(plan: AgencyPlan) -> None:
    facts = {item.code: len(EDITION.scales[item.scale].options) for item in EDITION.items_for("clients")}

    assert plan.clients == {} or {code: len(met) for code, met in plan.clients.items()} == facts


def test_one_agency_is_asked_twice() -> None:
    assert [len(plan.waves) for plan in AGENCIES] == [1, 2, 1, 1]
    assert CENTRE.waves[1].rise["C"] > 0.5
