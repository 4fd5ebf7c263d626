"""Who has which role in an agency."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessment import access, selectors
from assessment.forms import MembershipForm
from assessment.models import Role
from assessment.services.people import LastAdministrator, UnknownPerson, membership_grant, membership_revoke


@require_http_methods(["GET", "POST"])
@login_required
def members(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The people of an agency; give a role."""
    found = access.agency_for(user=request.user, public_id=agency, roles=access.GRANTS)
    form = MembershipForm(request.POST or None)
    if form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            membership = membership_grant(agency=found, email=email, role=role)
        except UnknownPerson:
            form.add_error("email", _("Nobody signs in with this address. Check the spelling."))
        else:
            messages.success(request, _("Role given: %(membership)s.") % {"membership": membership})
            return redirect("members", agency)
    context = {"agency": found, "memberships": tuple(selectors.memberships_of(found)), "form": form}
    return render(request, "assessment/members.html", context)


@require_POST
@login_required
def member_remove(request: HttpRequest, agency: UUID, membership: int) -> HttpResponse:
    """Take a role away."""
    found = access.agency_for(user=request.user, public_id=agency, roles=access.GRANTS)
    try:
        membership_revoke(agency=found, membership_id=membership)
    except LastAdministrator:
        messages.error(request, _("This is the last administrator. Give the role to somebody else first."))
    else:
        messages.success(request, _("The role is taken away."))
    return redirect("members", agency) if selectors.is_administrator(request.user, found) else redirect("desk")
