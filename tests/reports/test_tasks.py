"""The sweep and the printing."""

import pytest

from reports import tasks
from reports.models import Report
from reports.selectors import LONGEST_PRINT
from tests.factories.assessment import agency_of, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db


def test_the_sweep_asks_for_a_report_in_the_first_language_of_the_edition_and_starts_all_that_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scorecard = scorecard_drawn(cycle_of(agency_of()))
    started: list[int] = []
    monkeypatch.setattr(tasks.render_report, "delay", lambda *, report_id: started.append(report_id))

    tasks.render_missing_reports()
    tasks.render_missing_reports()

    report = Report.objects.get()
    assert (report.scorecard, report.language) == (scorecard, "ru")
    assert started == [report.pk, report.pk]


@pytest.mark.printing
def test_the_task_prints_one_report_and_may_be_repeated() -> None:
    report = Report.objects.create(scorecard=scorecard_drawn(cycle_of(agency_of())), language="ru")

    tasks.render_report(report_id=report.pk)
    tasks.render_report(report_id=report.pk)

    report.refresh_from_db()
    assert (report.state, report.attempts) == (Report.State.RENDERED, 1)


def test_printing_has_its_limits_and_is_not_given_up_for_lost_before_them() -> None:
    soft, hard = tasks.render_report.soft_time_limit, tasks.render_report.time_limit

    assert soft is not None
    assert hard is not None
    assert soft < hard < LONGEST_PRINT.total_seconds()
    assert tasks.render_report.acks_late
