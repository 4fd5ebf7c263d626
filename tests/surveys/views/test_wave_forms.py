"""Forms of a wave check the shape of what was typed."""

from datetime import date

import pytest
from django.utils.timezone import localtime

from assessment import library
from surveys.views.wave_forms import ExtendForm, InvitationsForm, PlanForm, first_moment, last_moment
from surveys.waves.readiness import Terms
from tests.factories.assessment import EDITION

NAMES = {"staff": "Staff", "leaders": "Leaders", "clients": "Clients"}
PLAN = {
    "title": "Spring",
    "opens_on": "2026-04-06",
    "closes_on": "2026-04-20",
    "default_language": "ru",
    "ask-staff": "on",
    "threshold-staff": "10",
}


def _plan(changes: dict[str, str] | None = None, terms: tuple[Terms, ...] = ()) -> PlanForm:
    return PlanForm(
        None if changes is None else {**PLAN, **changes},
        edition=library.edition(EDITION),
        names=NAMES,
        terms=terms,
        languages=[("ru", "Русский"), ("en", "English")],
        button="Save",
    )


def test_a_plan_begins_with_its_first_day_and_ends_with_its_last_minute() -> None:
    form = _plan({})

    assert form.is_valid()
    plan = form.plan()
    assert localtime(plan["opens_at"]).isoformat() == "2026-04-06T00:00:00+03:00"
    assert localtime(plan["closes_at"]).isoformat() == "2026-04-20T23:59:00+03:00"
    assert form.terms() == (Terms("staff", 10, ""),)


def test_a_day_has_its_moments_where_the_server_lives() -> None:
    assert last_moment(date(2026, 4, 6)) > first_moment(date(2026, 4, 6))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ask-staff": ""}, "__all__"),
        ({"threshold-staff": ""}, "threshold-staff"),
        ({"threshold-staff": "4", "reason-staff": "small"}, "threshold-staff"),
        ({"threshold-staff": "5"}, "reason-staff"),
        ({"closes_on": "2026-04-05"}, "closes_on"),
        ({"title": ""}, "title"),
        ({"opens_on": ""}, "opens_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changes: dict[str, str], field: str) -> None:
    form = _plan(changes)

    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_a_low_threshold_with_a_reason_may_be() -> None:
    form = _plan({"threshold-staff": "5", "reason-staff": "Eight of us"})

    assert form.is_valid()
    assert form.terms() == (Terms("staff", 5, "Eight of us"),)


def test_groups_set_before_are_ticked_and_others_are_proposed_at_the_usual_threshold() -> None:
    fields = _plan(None, (Terms("leaders", 5, "Eight leaders"),)).fields

    assert [fields[f"ask-{group}"].initial for group in NAMES] == [False, True, False]
    assert [fields[f"threshold-{group}"].initial for group in NAMES] == [10, 5, 10]
    assert fields["reason-leaders"].initial == "Eight leaders"


def test_a_new_last_day_is_asked_for() -> None:
    assert not ExtendForm({"closes_on": ""}).is_valid()
    assert ExtendForm({"closes_on": "2026-05-01"}).is_valid()


@pytest.mark.parametrize(
    ("data", "faulty"),
    [
        ({"unit": "", "group": "staff", "count": "", "shape": "csv"}, []),
        ({"unit": "east", "group": "staff", "count": "3", "shape": "slips"}, []),
        ({"unit": "", "group": "staff", "count": "3", "shape": "csv"}, ["count"]),
        ({"unit": "moon", "group": "staff", "count": "", "shape": "csv"}, ["unit"]),
        ({"unit": "", "group": "aliens", "count": "", "shape": "csv"}, ["group"]),
        ({"unit": "east", "group": "staff", "count": "0", "shape": "csv"}, ["count"]),
    ],
)
def test_a_number_of_links_is_for_one_unit(data: dict[str, str], faulty: list[str]) -> None:
    form = InvitationsForm(data, units=[("east", "East")], groups=[("staff", "Staff")])

    assert list(form.errors) == faulty
