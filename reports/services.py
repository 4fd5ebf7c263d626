"""The life of a report: asked for, printed, released; each step looks at the state, acts, and changes it."""

import hashlib
from datetime import datetime

from django.db import transaction

from assessment.models import Scorecard
from assessment.selectors import edition_of
from reports.models import Report
from reports.rendering import render_html, render_pdf
from reports.selectors import LONGEST_PRINT, diagnostic_of

MOST_ATTEMPTS = 3
"""A report that cannot be printed this often is left for a person to look at."""


class LanguageNotSpoken(ValueError):
    """The edition has no words in that language."""


class ReportNotPrinted(Exception):
    """Only a report with a file can be released."""


@transaction.atomic
def report_request(*, scorecard: Scorecard, language: str) -> Report:
    """The report of a scorecard in a language, to be printed if it is new or failed. Raises LanguageNotSpoken."""
    if language not in edition_of(scorecard.cycle).languages:
        raise LanguageNotSpoken(language)
    report, is_new = Report.objects.get_or_create(scorecard=scorecard, language=language)
    if not is_new and report.state == Report.State.FAILED:
        report = _locked(report.pk)
        report.state, report.attempts, report.started_at = Report.State.REQUESTED, 0, None
        report.save(update_fields=["state", "attempts", "started_at"])
    return report


def report_render(*, report_id: int, now: datetime) -> None:
    """Print a report that waits for it; one that is printed, or is being printed right now, is left alone.

    Printing stands outside any transaction, since it takes seconds. Whatever goes wrong is noted and raised again;
    after MOST_ATTEMPTS the report is FAILED.
    """
    report = _begun(report_id, now)
    if report is None:
        return
    try:
        html = render_html(diagnostic_of(report))
        pdf = render_pdf(html, identifier=hashlib.sha256(html.encode()).hexdigest().encode())
    except Exception as error:
        _note_failure(report_id, f"{type(error).__name__}: {error}")
        raise
    _keep(report_id, pdf)


@transaction.atomic
def report_release(*, report: Report) -> Report:
    """Open a printed report to the agency's leaders; a released one stays as it is. Raises ReportNotPrinted."""
    report = _locked(report.pk)
    if not report.is_printed:
        raise ReportNotPrinted(report.state)
    report.state = Report.State.RELEASED
    report.save(update_fields=["state"])
    return report


@transaction.atomic
def _begun(report_id: int, now: datetime) -> Report | None:
    """The report with its attempt counted, or None when there is nothing to print."""
    report = _locked(report_id)
    under_way = report.started_at is not None and report.started_at > now - LONGEST_PRINT
    if report.state != Report.State.REQUESTED or under_way:
        return None
    if report.attempts >= MOST_ATTEMPTS:
        # The workers that tried were killed before they could say why.
        report.state, report.error = Report.State.FAILED, report.error or "Printing was cut off"
        report.save(update_fields=["state", "error"])
        return None
    report.attempts, report.started_at = report.attempts + 1, now
    report.save(update_fields=["attempts", "started_at"])
    return report


@transaction.atomic
def _note_failure(report_id: int, error: str) -> None:
    report = _locked(report_id)
    if report.state != Report.State.REQUESTED:
        return
    report.error, report.started_at = error, None
    if report.attempts >= MOST_ATTEMPTS:
        report.state = Report.State.FAILED
    report.save(update_fields=["state", "error", "started_at"])


@transaction.atomic
def _keep(report_id: int, pdf: bytes) -> None:
    """Store the file, unless a worker that was given up for lost has stored the same one in the meantime."""
    report = _locked(report_id)
    if report.is_printed:
        return
    report.pdf, report.pdf_sha256 = pdf, hashlib.sha256(pdf).hexdigest()
    report.state, report.error, report.started_at = Report.State.RENDERED, "", None
    report.save(update_fields=["pdf", "pdf_sha256", "state", "error", "started_at"])


def _locked(report_id: int) -> Report:
    rows = (
        Report.objects.select_for_update(of=("self",))
        .defer("pdf", "scorecard__packed")
        .select_related("scorecard__cycle__agency")
    )
    return rows.get(pk=report_id)
