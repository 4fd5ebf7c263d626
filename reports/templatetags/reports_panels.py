"""The panel that the room lends to the page of an agency."""

from typing import Any

from django import template
from django.template import Context

from assessment.access import COORDINATES, READS_EVERYTHING, roles_in
from assessment.models import Agency
from reports.selectors import languages_missing, reports_of

register = template.Library()


@register.inclusion_tag("reports/_reports_panel.html", takes_context=True)
def reports_panel(context: Context, agency: Agency) -> dict[str, Any]:
    """The diagnostics of an agency as far as the reader's roles reach; coordinators may ask for another language."""
    roles = roles_in(user=context["request"].user, agency=agency)
    found = list(reports_of(agency=agency, drafts=bool(roles & READS_EVERYTHING)))
    coordinates = bool(roles & COORDINATES)
    missing = {}
    if coordinates:
        scorecards = {report.scorecard_id: report.scorecard for report in found}
        missing = {pk: languages_missing(scorecard=scorecard) for pk, scorecard in scorecards.items()}
    rows = [(report, missing.pop(report.scorecard_id, ())) for report in found]
    return {"rows": rows, "request": context["request"], "csrf_token": context.get("csrf_token")}
