"""The panel on the page of an agency."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from assessment.models import Agency, Role, Scorecard, User
from reports.models import Report
from tests.factories.assessment import agency_of, alice, bob, cycle_of, person, scorecard_drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    """Alice's agency."""
    return agency_of()


@pytest.fixture
def scorecard(agency: Agency) -> Scorecard:
    """A real scorecard of it."""
    return scorecard_drawn(cycle_of(agency))


def panel(agency: Agency, user: User) -> str:
    """The panel as the person sees it, in English."""
    request = RequestFactory().get("/")
    request.user = user
    template = engines["django"].from_string("{% load reports_panels %}{% reports_panel agency %}")
    with translation.override("en"):
        return template.render({"agency": agency}, request)


def printed(scorecard: Scorecard, *, language: str = "ru", state: str = "RENDERED") -> Report:
    """A report with a file."""
    return Report.objects.create(scorecard=scorecard, language=language, state=state, pdf=b"%PDF", pdf_sha256="a" * 64)


def test_an_agency_without_reports_reads_when_there_will_be_one(agency: Agency) -> None:
    assert "No diagnostic yet" in panel(agency, alice(agency))


def test_the_coordinator_sees_drafts_and_may_ask_for_the_other_language(agency: Agency, scorecard: Scorecard) -> None:
    report = printed(scorecard)

    words = panel(agency, alice(agency))

    assert report.get_absolute_url() in words
    assert "Draft" in words
    assert "Print in English" in words
    assert "csrfmiddlewaretoken" in words


def test_the_assessor_sees_drafts_and_asks_for_nothing(agency: Agency, scorecard: Scorecard) -> None:
    printed(scorecard)

    words = panel(agency, bob(agency))

    assert "Draft" in words
    assert "Print in" not in words


def test_a_leader_sees_released_reports_only(agency: Agency, scorecard: Scorecard) -> None:
    leader = person("Lea", agency=agency, roles=[Role.LEADER])
    draft, released = printed(scorecard), printed(scorecard, language="en", state="RELEASED")

    words = panel(agency, leader)

    assert released.get_absolute_url() in words
    assert draft.get_absolute_url() not in words


def test_each_scorecard_offers_its_missing_languages_once(agency: Agency, scorecard: Scorecard) -> None:
    printed(scorecard)
    printed(scorecard, language="en")

    assert "Print in" not in panel(agency, alice(agency))


def test_a_report_that_is_not_printed_has_no_file_to_fetch(agency: Agency, scorecard: Scorecard) -> None:
    Report.objects.create(scorecard=scorecard, language="ru", state="FAILED")

    words = panel(agency, alice(agency))

    assert "Not printed" in words
    assert "/pdf/" not in words
