"""Units and headcounts from a file: upload, progress, what would change, taking over; and the way back."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessment.access import KEEPS_UNITS, agency_for
from surveys.frame.imports.models import FrameImport
from surveys.frame.imports.services import ImportGone, import_accept, import_begin, import_drop, import_of
from surveys.frame.imports.trees import groups_of, tree_of, units_table
from surveys.tasks import read_import
from surveys.views.import_form import ImportForm
from surveys.views.import_story import WORKING, story

SOON, LATER = 2, 15
"""Seconds until a page that waits is loaded again: at first, and once it has waited a minute."""


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def importing(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The file uploaded last and how it stands; and a place for another one."""
    found = agency_for(user=request.user, public_id=agency, roles=KEEPS_UNITS)
    form = ImportForm(request.POST or None, request.FILES or None, button=_("Check the file"))
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        begun = import_begin(agency=found, content=content, kind=form.kind(), now=now())
        _work_begins(begun)
        return redirect("frame_import", found.public_id)
    waiting = import_of(agency=found)
    context = {"agency": found, "form": form, "groups": groups_of(found), "story": waiting and story(waiting)}
    response = render(request, "surveys/coordinate/import.html", context)
    if waiting is not None and waiting.state in WORKING and not form.is_bound:
        is_fresh = now() - waiting.uploaded_at < timedelta(minutes=1)
        response.headers["Refresh"] = str(SOON if is_fresh else LATER)
    return response


@require_POST
@login_required
def taking(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The tree of the file that was looked at becomes the agency's."""
    found = agency_for(user=request.user, public_id=agency, roles=KEEPS_UNITS)
    try:
        _work_begins(import_accept(agency=found, public_id=UUID(request.POST.get("import", ""))))
    except (ImportGone, ValueError):
        messages.error(request, _("That file is not the one that waits here now: nothing was taken over."))
    return redirect("frame_import", found.public_id)


@require_POST
@login_required
def dropping(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The file is forgotten, and nothing changes."""
    found = agency_for(user=request.user, public_id=agency, roles=KEEPS_UNITS)
    import_drop(agency=found)
    return redirect("frame_import", found.public_id)


@require_GET
@login_required
@never_cache
def exporting(request: HttpRequest, agency: UUID) -> HttpResponse:
    """The tree as it stands, as a table that can be imported again."""
    found = agency_for(user=request.user, public_id=agency, roles=KEEPS_UNITS)
    table = units_table(tree=tree_of(found), groups=groups_of(found))
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="units.csv"'
    return response


def _work_begins(waiting: FrameImport) -> None:
    """Wakes a worker as soon as the page's transaction is through."""

    def told() -> None:
        read_import.delay(import_id=waiting.pk)

    # A broker that is away must not spoil the page: the sweep over waiting files will find this one.
    transaction.on_commit(told, robust=True)
