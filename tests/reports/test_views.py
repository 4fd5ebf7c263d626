"""Reading, fetching, asking for and releasing a report."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Role, Scorecard, User
from reports.models import Report
from reports.tasks import render_report
from tests.factories.assessment import agency_of, alice, bob, charlie, cycle_of, person, scorecard_drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    """Alice's agency."""
    return agency_of()


@pytest.fixture
def scorecard(agency: Agency) -> Scorecard:
    """A real scorecard of it."""
    return scorecard_drawn(cycle_of(agency), groups=("staff", "leaders"), sheets=40)


@pytest.fixture
def report(scorecard: Scorecard) -> Report:
    """A printed report that is not released."""
    return Report.objects.create(
        scorecard=scorecard, language="ru", state="RENDERED", pdf=b"%PDF-1.7", pdf_sha256="a" * 64
    )


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Keys of the reports whose printing was started."""
    keys: list[int] = []
    monkeypatch.setattr(render_report, "delay", lambda *, report_id: keys.append(report_id))
    return keys


def signed_in(user: User) -> Client:
    """A browser of the person, in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_shows_the_same_content_with_chapters_and_one_heading(agency: Agency, report: Report) -> None:
    page = signed_in(alice(agency)).get(report.get_absolute_url()).text

    assert page.count("<h1") == 1
    assert 'href="#practices"' in page
    assert 'id="practices"' in page
    assert "Это опрос, а ещё не самооценка" in page
    assert page.count('class="drawing"') > 25
    assert " style=" not in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_draft_says_so_until_it_is_released(agency: Agency, report: Report) -> None:
    client = signed_in(alice(agency))

    assert "Leaders cannot see it yet" in client.get(report.get_absolute_url()).text
    client.post(reverse("report_release", args=[report.public_id]))
    assert "Leaders cannot see it yet" not in client.get(report.get_absolute_url()).text


def test_the_file_is_fetched_with_its_name_and_is_not_kept_by_strangers_caches(agency: Agency, report: Report) -> None:
    response = signed_in(alice(agency)).get(reverse("report_pdf", args=[report.public_id]))

    assert response.content == b"%PDF-1.7"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="diagnostic-{agency.code}-2026-03-31-ru.pdf"'
    assert response["Cache-Control"] == "private, no-cache"
    assert response["ETag"] == f'"{"a" * 64}"'


def test_a_leader_reads_and_fetches_only_what_is_released(agency: Agency, report: Report) -> None:
    client = signed_in(person("Lea", agency=agency, roles=[Role.LEADER]))
    addresses = [report.get_absolute_url(), reverse("report_pdf", args=[report.public_id])]

    assert [client.get(address).status_code for address in addresses] == [404, 404]
    Report.objects.update(state="RELEASED")
    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_only_the_coordinator_releases_and_is_offered_to(agency: Agency, report: Report) -> None:
    assessor, leader = signed_in(bob(agency)), signed_in(person("Lea", agency=agency, roles=[Role.LEADER]))
    address = reverse("report_release", args=[report.public_id])

    assert [client.post(address).status_code for client in (assessor, leader)] == [404, 404]
    assert "Release to leaders" not in assessor.get(report.get_absolute_url()).text
    report.refresh_from_db()
    assert report.state == Report.State.RENDERED


def test_releasing_leads_back_to_the_report_with_a_word(agency: Agency, report: Report) -> None:
    response = signed_in(alice(agency)).post(reverse("report_release", args=[report.public_id]), follow=True)

    assert response.redirect_chain == [(report.get_absolute_url(), 302)]
    assert "The report is released" in response.content.decode()
    report.refresh_from_db()
    assert report.state == Report.State.RELEASED


def test_a_report_without_a_file_cannot_be_released_or_fetched(agency: Agency, report: Report) -> None:
    Report.objects.update(state="REQUESTED")
    client = signed_in(alice(agency))

    response = client.post(reverse("report_release", args=[report.public_id]), follow=True)

    assert "not printed yet" in response.content.decode()
    assert client.get(reverse("report_pdf", args=[report.public_id])).status_code == 404


def test_a_report_being_printed_has_a_page_that_says_so(agency: Agency, report: Report) -> None:
    Report.objects.update(state="REQUESTED")

    assert "is being printed" in signed_in(alice(agency)).get(report.get_absolute_url()).text


def test_a_failed_report_says_why_and_the_coordinator_may_try_again(
    agency: Agency, report: Report, started: list[int], django_capture_on_commit_callbacks: object
) -> None:
    Report.objects.update(state="FAILED", attempts=3, error="OSError: cannot load library")
    client = signed_in(alice(agency))

    page = client.get(report.get_absolute_url()).text

    assert "OSError: cannot load library" in page
    assert "Try again" in page
    assert "Try again" not in signed_in(bob(agency)).get(report.get_absolute_url()).text


def test_asking_starts_the_printing_once_it_is_stored(
    agency: Agency, scorecard: Scorecard, started: list[int], django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    address = reverse("report_open", args=[scorecard.public_id])

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = signed_in(alice(agency)).post(address, {"language": "en"})

    report = Report.objects.get(language="en")
    assert response.headers["Location"] == report.get_absolute_url()
    assert started == [report.pk]


def test_asking_for_a_printed_report_starts_nothing(agency: Agency, report: Report, started: list[int]) -> None:
    address = reverse("report_open", args=[report.scorecard.public_id])

    response = signed_in(alice(agency)).post(address, {"language": "ru"})

    assert response.headers["Location"] == report.get_absolute_url()
    assert started == []


def test_a_language_that_the_edition_does_not_speak_is_not_found(agency: Agency, scorecard: Scorecard) -> None:
    address = reverse("report_open", args=[scorecard.public_id])

    assert signed_in(alice(agency)).post(address, {"language": "tt"}).status_code == 404


def test_only_the_coordinator_asks_for_a_report(agency: Agency, scorecard: Scorecard) -> None:
    address = reverse("report_open", args=[scorecard.public_id])

    assert signed_in(bob(agency)).post(address, {"language": "en"}).status_code == 404


def test_charlie_finds_nothing_at_any_address(report: Report) -> None:
    Report.objects.update(state="RELEASED")
    client = signed_in(charlie())

    assert client.get(report.get_absolute_url()).status_code == 404
    assert client.get(reverse("report_pdf", args=[report.public_id])).status_code == 404
    assert client.post(reverse("report_release", args=[report.public_id])).status_code == 404
    asked = client.post(reverse("report_open", args=[report.scorecard.public_id]), {"language": "en"})
    assert asked.status_code == 404


def test_a_visitor_is_sent_to_sign_in(client: Client, report: Report) -> None:
    response = client.get(report.get_absolute_url())

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("sign_in"))


def test_nothing_changes_by_looking(agency: Agency, report: Report) -> None:
    client = signed_in(alice(agency))

    assert client.get(reverse("report_release", args=[report.public_id])).status_code == 405
    assert client.get(reverse("report_open", args=[report.scorecard.public_id])).status_code == 405
    assert client.post(report.get_absolute_url()).status_code == 405
