"""The sweep that finds what is to be printed, and the printing itself."""

from celery import shared_task
from django.utils.timezone import now

from assessment.selectors import edition_of
from reports.selectors import reports_waiting, scorecards_without_report
from reports.services import report_render, report_request


@shared_task(soft_time_limit=60)
def render_missing_reports(**_: object) -> None:
    """Asks for a report of every new scorecard in its edition's first language, and starts all that wait."""
    for scorecard in scorecards_without_report():
        report_request(scorecard=scorecard, language=edition_of(scorecard.cycle).languages[0])
    for report_id in reports_waiting(now=now()):
        render_report.delay(report_id=report_id)


# Ten seconds of work on an idle core; a crowded machine must not fail what it would have finished.
@shared_task(acks_late=True, soft_time_limit=240, time_limit=300)
def render_report(*, report_id: int, **_: object) -> None:
    """Prints one report; one that is printed is left as it is."""
    report_render(report_id=report_id, now=now())
