"""Reading, fetching, asking for and releasing a report."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessment.access import COORDINATES, roles_in, scorecard_for
from reports.models import Report
from reports.selectors import diagnostic_of, report_for
from reports.services import LanguageNotSpoken, ReportNotPrinted, report_release, report_request
from reports.tasks import render_report


@login_required
@require_safe
def report(request: HttpRequest, report: UUID) -> HttpResponse:
    """The same content as in the file, on a screen; for one that is not printed, how far it has come."""
    found = report_for(user=request.user, public_id=report)
    agency = found.scorecard.cycle.agency
    coordinates = bool(roles_in(user=request.user, agency=agency) & COORDINATES)
    context = {"report": found, "agency": agency, "coordinates": coordinates}
    if not found.is_printed:
        return render(request, "reports/waiting.html", context)
    return render(request, "reports/report.html", context | {"diagnostic": diagnostic_of(found)})


@login_required
@require_safe
def report_pdf(request: HttpRequest, report: UUID) -> HttpResponse:
    """The file, to whoever may see the report."""
    found = report_for(user=request.user, public_id=report)
    if not found.is_printed:
        raise Http404
    name = f"diagnostic-{slugify(found.scorecard.cycle.agency.code)}-{found.scorecard.drawn_on}-{found.language}.pdf"
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{found.pdf_sha256}"'
    return response


@login_required
@require_POST
def report_open(request: HttpRequest, scorecard: UUID) -> HttpResponse:
    """Asks for the report of a scorecard in the language posted; also after a failure."""
    found = scorecard_for(user=request.user, public_id=scorecard, roles=COORDINATES)
    try:
        asked = report_request(scorecard=found, language=request.POST.get("language", ""))
    except LanguageNotSpoken as error:
        raise Http404 from error
    if asked.state == Report.State.REQUESTED:
        transaction.on_commit(partial(render_report.delay, report_id=asked.pk))
    return redirect(asked)


@login_required
@require_POST
def report_release_to_leaders(request: HttpRequest, report: UUID) -> HttpResponse:
    """Opens the report to everybody with a role in the agency; only its coordinator may."""
    found = report_for(user=request.user, public_id=report)
    if not roles_in(user=request.user, agency=found.scorecard.cycle.agency) & COORDINATES:
        raise Http404
    try:
        report_release(report=found)
    except ReportNotPrinted:
        messages.error(request, _("The report is not printed yet, so there is nothing to release."))
    else:
        messages.success(request, _("The report is released: everybody with a role in the agency can read it."))
    return redirect(found)
