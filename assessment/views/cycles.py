"""A new cycle, and which practices concern the agency in it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessment import access, selectors
from assessment.forms import ApplicabilityForm, CycleForm
from assessment.models import Role
from assessment.services.cycles import applicability_set, cycle_open


@require_http_methods(["GET", "POST"])
@login_required
def cycle_new(request: HttpRequest, agency: UUID) -> HttpResponse:
    """Open a cycle."""
    found = access.agency_for(user=request.user, public_id=agency, roles=access.COORDINATES)
    language = get_language() or ""
    form = CycleForm(request.POST or None, editions=selectors.edition_names(language))
    if form.is_valid():
        cycle = cycle_open(agency=found, language=language, **form.cleaned_data)
        messages.success(request, _("The cycle is open. Check which practices apply to your agency."))
        return redirect("applicability", cycle.public_id)
    return render(request, "assessment/cycle_new.html", {"agency": found, "form": form})


@require_http_methods(["GET", "POST"])
@login_required
def applicability(request: HttpRequest, cycle: UUID) -> HttpResponse:
    """Say of each practice whether it applies; assessors read, coordinators change."""
    roles = access.COORDINATES if request.method == "POST" else access.READS_EVERYTHING
    found = access.cycle_for(user=request.user, public_id=cycle, roles=roles)
    said = selectors.applicability_of(found)
    names, notes = selectors.practice_words(found, get_language() or "")
    form = ApplicabilityForm(request.POST or None, said=said, names=names, notes=notes)
    if not found.frozen_on and form.is_valid():
        applicability_set(cycle=found, practised=form.said())
        messages.success(request, _("Saved. Practices that do not apply are neither asked nor counted."))
        return redirect(found)
    coordinates = Role.COORDINATOR in access.roles_in(user=request.user, agency=found.agency)
    context = {
        "agency": found.agency,
        "cycle": found,
        "form": form,
        "rows": [(entry, names[entry.practice]) for entry in said],
        "may_change": coordinates and not found.frozen_on,
    }
    return render(request, "assessment/applicability.html", context)
