"""The coordinator's pages about people: headcounts, links, and the questionnaire as each group will see it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessment.access import COORDINATES
from assessment.selectors import edition_of, excluded_practices, texts_of, unit_tree
from surveys.frame.selectors import batches
from surveys.frame.services import BatchTooLarge, invitation_batch_issue, invitation_batch_revoke
from surveys.instrument.forms import cards
from surveys.instrument.pages import published_questionnaire
from surveys.views.coordinate import asked_terms, group_names
from surveys.views.headcounts import HeadcountsForm
from surveys.views.lists import Link, links_table
from surveys.views.promise import planned_promise, promise_lines
from surveys.views.shortfalls import UnitTokens, invitations_fill
from surveys.views.wave_forms import InvitationsForm
from surveys.waves.models import Wave
from surveys.waves.readiness import terms_of
from surveys.waves.selectors import wave_for
from surveys.waves.services import WaveNotOpen, headcounts_set

INDENT = "\u2003"
"""An em space for each step down the tree, where a list cannot be indented otherwise."""


@require_http_methods(["GET", "POST"])
@login_required
def wave_headcounts(request: HttpRequest, wave: UUID) -> HttpResponse:
    """How many people of each group every unit has."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    names = group_names(found.cycle)
    groups = {terms.group: names[terms.group] for terms in asked_terms(found, names)}
    rows = found.headcounts.values_list("unit__code", "group", "headcount")
    counted = {(code, group): people for code, group, people in rows}
    tree = unit_tree(found.cycle.agency)
    form = HeadcountsForm(request.POST or None, tree=tree, groups=groups, counted=counted)
    if form.is_valid():
        try:
            headcounts_set(wave=found, headcounts=form.counts())
        except WaveNotOpen:
            messages.error(request, _("The survey is closed: headcounts are fixed."))
        else:
            messages.success(request, _("Headcounts are saved."))
        return redirect("wave", found.public_id)
    context = {"agency": found.cycle.agency, "wave": found, "form": form, "groups": groups}
    return render(request, "surveys/coordinate/headcounts.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def wave_invitations(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Make links and get them once, as a table or as slips; and the batches made before."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    names = group_names(found.cycle)
    tree = unit_tree(found.cycle.agency)
    form = InvitationsForm(
        request.POST or None,
        units=[(node.unit.code, INDENT * node.depth + node.unit.name) for node in tree],
        groups=[(terms.group, names[terms.group]) for terms in asked_terms(found, names)],
    )
    if form.is_valid():
        links = _links(request, found, form, now())
        if links:
            return _handed_out(request, found, links, as_slips=form.cleaned_data["shape"] == "slips")
    made = [(batch, names.get(batch.group, batch.group)) for batch in batches(wave=found)]
    context = {"agency": found.cycle.agency, "wave": found, "form": form, "made": made}
    return render(request, "surveys/coordinate/invitations.html", context)


@require_POST
@login_required
def wave_revoke(request: HttpRequest, wave: UUID) -> HttpResponse:
    """A batch whose list got lost lets in no more."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    revoked = invitation_batch_revoke(wave=found, batch=request.POST.get("batch", ""))
    words = ngettext("%(n)d link was called back.", "%(n)d links were called back.", revoked) % {"n": revoked}
    messages.success(request, words)
    return redirect("wave_invitations", found.public_id)


@require_GET
@login_required
def wave_preview(request: HttpRequest, wave: UUID, group: str) -> HttpResponse:
    """The promise and every page as a group will see them; nothing can be chosen or saved."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    edition, texts = edition_of(found.cycle), texts_of(found.cycle, get_language() or "")
    terms = terms_of(found)
    if group not in {one.group for one in terms}:
        raise Http404
    shown = published_questionnaire(
        edition_code=edition.code,
        fingerprint=edition.fingerprint,
        language=texts.language,
        audience=group,
        excluded=excluded_practices(found.cycle),
    )
    promise = found.promise or planned_promise(terms=terms, edition=edition)
    context = {
        "agency": found.cycle.agency,
        "wave": found,
        "group": texts[f"audiences/{group}/name"],
        "questionnaire": shown,
        "sections": [[(page, cards(page=page, answers={})) for page in pages] for pages in shown.sections],
        "promise": promise_lines(promise=promise, closes_at=found.closes_at, texts=texts, group=group),
    }
    return render(request, "surveys/coordinate/preview.html", context)


def _links(request: HttpRequest, wave: Wave, form: InvitationsForm, moment: datetime) -> list[Link]:
    """The new links; none where the form now says why."""
    wanted = form.cleaned_data
    try:
        made = _made(wave, wanted, moment)
    except WaveNotOpen:
        form.add_error(None, _("The survey is closed: links are not made any more."))
        return []
    except BatchTooLarge:
        form.add_error("unit", _("Too many links at once: choose one unit after another."))
        return []
    if not made:
        form.add_error(
            "count", _("Everybody counted has a link already. Say how many more you need, or correct the headcounts.")
        )
    group = group_names(wave.cycle)[wanted["group"]]
    return [
        Link(one.unit.name, group, token, request.build_absolute_uri(reverse("respond_start", args=[token])))
        for one in made
        for token in one.tokens
    ]


def _made(wave: Wave, wanted: dict[str, str], moment: datetime) -> list[UnitTokens]:
    unit = wave.cycle.agency.units.filter(code=wanted["unit"]).first() if wanted["unit"] else None
    if unit is None or not wanted["count"]:
        return invitations_fill(wave=wave, group=wanted["group"], now=moment, unit=unit)
    batch = invitation_batch_issue(wave=wave, unit=unit, group=wanted["group"], count=int(wanted["count"]), now=moment)
    return [UnitTokens(unit, batch.tokens)]


def _handed_out(request: HttpRequest, wave: Wave, links: list[Link], *, as_slips: bool) -> HttpResponse:
    if as_slips:
        context = {"agency": wave.cycle.agency, "wave": wave, "links": links}
        response = render(request, "surveys/coordinate/slips.html", context)
    else:
        response = HttpResponse(links_table(links), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="links.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response
