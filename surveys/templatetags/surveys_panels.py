"""The panels that the room lends to pages of other rooms."""

from typing import Any

from django import template
from django.template import Context

from assessment.access import COORDINATES, GRANTS, KEEPS_UNITS, READS_EVERYTHING, roles_in
from assessment.models import Agency
from surveys.waves.remedies import remedy
from surveys.waves.selectors import waves_of

register = template.Library()


@register.inclusion_tag("surveys/_waves_panel.html", takes_context=True)
def waves_panel(context: Context, agency: Agency) -> dict[str, Any]:
    """The surveys of an agency, as far as the reader's roles reach."""
    roles = roles_in(user=context["request"].user, agency=agency)
    return {
        "agency": agency,
        "waves": [(wave, remedy(wave.hindrance)) for wave in waves_of(agency=agency)],
        "reads": bool(roles & READS_EVERYTHING),
        "coordinates": bool(roles & COORDINATES),
        "may_retry": bool(roles & (COORDINATES | GRANTS)),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("surveys/_units_panel.html", takes_context=True)
def units_panel(context: Context, agency: Agency) -> dict[str, Any]:
    """What can be done with the units of an agency as a whole, for those who may."""
    roles = roles_in(user=context["request"].user, agency=agency)
    return {"agency": agency, "keeps_units": bool(roles & KEEPS_UNITS)}
