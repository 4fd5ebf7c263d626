"""The life of a report."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import Scorecard
from reports import services
from reports.models import Report
from reports.selectors import LONGEST_PRINT
from reports.services import (
    MOST_ATTEMPTS,
    LanguageNotSpoken,
    ReportNotPrinted,
    report_release,
    report_render,
    report_request,
)
from tests.factories.assessment import agency_of, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def scorecard() -> Scorecard:
    """A real scorecard of the smallest kind."""
    return scorecard_drawn(cycle_of(agency_of()))


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A press that prints the length of what it gets, and remembers it."""
    seen: list[str] = []

    def print_fast(html: str, *, identifier: bytes) -> bytes:
        seen.append(html)
        return b"%PDF " + identifier

    monkeypatch.setattr(services, "render_pdf", print_fast)
    return seen


def broken(html: str, *, identifier: bytes) -> bytes:
    """A press that is out of order."""
    raise OSError("cannot load library")


def test_asking_twice_gives_the_same_report(scorecard: Scorecard) -> None:
    first, second = (report_request(scorecard=scorecard, language="ru") for _ in range(2))

    assert first == second
    assert first.state == Report.State.REQUESTED


def test_a_language_without_words_is_refused(scorecard: Scorecard) -> None:
    with pytest.raises(LanguageNotSpoken):
        report_request(scorecard=scorecard, language="tt")


@pytest.mark.printing
def test_a_report_is_printed_from_its_scorecard(scorecard: Scorecard) -> None:
    report = report_request(scorecard=scorecard, language="ru")

    report_render(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert report.state == Report.State.RENDERED
    assert bytes(report.pdf).startswith(b"%PDF-")
    assert report.pdf_sha256 == hashlib.sha256(report.pdf).hexdigest()


def test_a_printed_report_is_not_printed_again(scorecard: Scorecard, press: list[str]) -> None:
    report = report_request(scorecard=scorecard, language="ru")

    report_render(report_id=report.pk, now=NOW)
    report_render(report_id=report.pk, now=NOW)

    assert len(press) == 1
    assert report_request(scorecard=scorecard, language="ru").state == Report.State.RENDERED


def test_a_report_under_way_is_left_to_who_prints_it_until_that_is_given_up_for_lost(
    scorecard: Scorecard, press: list[str]
) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    Report.objects.filter(pk=report.pk).update(started_at=NOW, attempts=1)

    report_render(report_id=report.pk, now=NOW + LONGEST_PRINT / 2)
    assert press == []
    report_render(report_id=report.pk, now=NOW + LONGEST_PRINT * 2)
    assert len(press) == 1


def test_what_went_wrong_is_noted_and_after_some_attempts_the_report_has_failed(
    scorecard: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "render_pdf", broken)
    report = report_request(scorecard=scorecard, language="ru")

    for attempt in range(1, MOST_ATTEMPTS + 1):
        with pytest.raises(OSError, match="cannot load library"):
            report_render(report_id=report.pk, now=NOW)
        report.refresh_from_db()
        assert report.attempts == attempt
        assert report.error == "OSError: cannot load library"
        assert (report.state == Report.State.FAILED) is (attempt == MOST_ATTEMPTS)
    report_render(report_id=report.pk, now=NOW)

    assert report.started_at is None


def test_a_failed_report_that_is_asked_for_again_is_tried_again(scorecard: Scorecard, press: list[str]) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    Report.objects.filter(pk=report.pk).update(state="FAILED", attempts=3, error="OSError: out of order")

    again = report_request(scorecard=scorecard, language="ru")
    report_render(report_id=again.pk, now=NOW)

    report.refresh_from_db()
    assert (report.state, report.attempts, report.error) == (Report.State.RENDERED, 1, "")


def test_workers_that_were_killed_every_time_leave_a_failed_report_with_a_reason(
    scorecard: Scorecard, press: list[str]
) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    Report.objects.filter(pk=report.pk).update(attempts=MOST_ATTEMPTS, started_at=NOW - timedelta(hours=1))

    report_render(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert press == []
    assert (report.state, report.error) == (Report.State.FAILED, "Printing was cut off")


def test_a_worker_given_up_for_lost_that_comes_back_changes_nothing(
    scorecard: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_request(scorecard=scorecard, language="ru")

    def overtaken(html: str, *, identifier: bytes) -> bytes:
        Report.objects.filter(pk=report.pk).update(state="RELEASED", pdf=b"first", pdf_sha256="f" * 64)
        return b"second"

    monkeypatch.setattr(services, "render_pdf", overtaken)
    report_render(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert (report.state, bytes(report.pdf)) == (Report.State.RELEASED, b"first")


def test_a_worker_given_up_for_lost_that_fails_late_does_not_undo_a_printed_report(
    scorecard: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_request(scorecard=scorecard, language="ru")

    def overtaken(html: str, *, identifier: bytes) -> bytes:
        Report.objects.filter(pk=report.pk).update(state="RENDERED", pdf=b"first", pdf_sha256="f" * 64)
        raise OSError("too late")

    monkeypatch.setattr(services, "render_pdf", overtaken)
    with pytest.raises(OSError, match="too late"):
        report_render(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert (report.state, report.error) == (Report.State.RENDERED, "")


def test_nothing_is_printed_inside_a_transaction(scorecard: Scorecard, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    depth = len(connection.savepoint_ids)

    def looking(html: str, *, identifier: bytes) -> bytes:
        assert len(connection.savepoint_ids) == depth
        return b"%PDF"

    monkeypatch.setattr(services, "render_pdf", looking)
    report_render(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert report.state == Report.State.RENDERED


def test_a_printed_report_is_released_once_and_stays_released(scorecard: Scorecard, press: list[str]) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    report_render(report_id=report.pk, now=NOW)

    first, second = (report_release(report=report) for _ in range(2))

    assert first.state == second.state == Report.State.RELEASED


def test_a_report_without_a_file_is_not_released(scorecard: Scorecard) -> None:
    with pytest.raises(ReportNotPrinted):
        report_release(report=report_request(scorecard=scorecard, language="ru"))


def test_releasing_does_not_read_the_file(scorecard: Scorecard, press: list[str]) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    report_render(report_id=report.pk, now=NOW)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        report_release(report=report)

    assert all('"pdf"' not in query["sql"] for query in queries)
