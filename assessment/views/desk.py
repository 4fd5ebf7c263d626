"""The first page, the desk and the page of an agency."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assessment import access, selectors, steps
from assessment.models import Role


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What this is; for those who are signed in, their desk."""
    if request.user.is_authenticated:
        return redirect("desk")
    return render(request, "assessment/home.html")


@require_GET
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """The person's agencies, the state of each and the next step."""
    agencies = access.agencies_for(request.user)
    entries = [steps.desk_entry(agency, access.roles_in(user=request.user, agency=agency)) for agency in agencies]
    context = {"entries": entries, "may_see_editions": access.may_see_editions(request.user)}
    return render(request, "assessment/desk.html", context)


@require_GET
@login_required
def agency(request: HttpRequest, agency: UUID) -> HttpResponse:
    """One agency: its units, cycles, waves and documents, each as far as the person's roles reach."""
    found = access.agency_for(user=request.user, public_id=agency)
    roles = access.roles_in(user=request.user, agency=found)
    reads_everything = bool(roles & access.READS_EVERYTHING)
    context = {
        "agency": found,
        "kind": selectors.kind_name(found, get_language() or ""),
        "tree": selectors.unit_tree(found, deepest=1),
        "unit_count": found.units.count(),
        "cycles": tuple(selectors.cycles_of(found)) if reads_everything else (),
        "reads_everything": reads_everything,
        "coordinates": Role.COORDINATOR in roles,
        "administers": Role.ADMINISTRATOR in roles,
    }
    return render(request, "assessment/agency.html", context)


@require_GET
@login_required
def units(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The whole tree of an agency's units."""
    found = access.agency_for(user=request.user, public_id=agency)
    return render(request, "assessment/units.html", {"agency": found, "tree": selectors.unit_tree(found)})
