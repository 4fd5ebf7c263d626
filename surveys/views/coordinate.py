"""The coordinator's pages of a wave: planning it, watching it, opening, moving and closing it."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessment.access import COORDINATES, READS_EVERYTHING, agency_for, roles_in
from assessment.domain.edition import Edition
from assessment.models import Cycle
from assessment.selectors import cycles_of, edition_of, texts_of
from surveys.frame.selectors import participation
from surveys.views.checklist import checklist
from surveys.views.counting import counting_begins, shows_consensus
from surveys.views.rates import unit_rates
from surveys.views.wave_forms import ExtendForm, PlanForm, last_moment
from surveys.waves.counting import hindrance_ahead
from surveys.waves.models import USUAL_THRESHOLD, Wave
from surveys.waves.readiness import Terms, terms_of
from surveys.waves.remedies import remedy
from surveys.waves.selectors import wave_for
from surveys.waves.services import (
    WaveNotOpen,
    WaveNotReady,
    WrongClosingTime,
    terms_set,
    wave_close,
    wave_extend,
    wave_open,
    wave_reschedule,
    wave_schedule,
)

SHOWN_DEPTH = 2
"""How deep the table of participation goes at first."""


def group_names(cycle: Cycle) -> Mapping[str, str]:
    """The groups of the cycle's edition, by code, in the reader's language."""
    texts = texts_of(cycle, get_language() or "")
    return {audience.code: texts[f"audiences/{audience.code}/name"] for audience in edition_of(cycle).audiences}


def asked_terms(wave: Wave, names: Mapping[str, str]) -> list[Terms]:
    """The terms of a wave's groups, in the order in which the edition names them."""
    order = list(names)
    return sorted((terms for terms in terms_of(wave) if terms.group in names), key=lambda one: order.index(one.group))


@require_http_methods(["GET", "POST"])
@login_required
def wave_new(request: HttpRequest, agency: UUID) -> HttpResponse:
    """Plan a wave of the agency's latest cycle, or of the one named in the address."""
    found = agency_for(user=request.user, public_id=agency, roles=COORDINATES)
    cycles = list(cycles_of(found))
    wanted = request.GET.get("cycle", "")
    cycle = next((one for one in cycles if str(one.public_id) == wanted), cycles[0] if cycles else None)
    form = None if cycle is None else _plan_form(request, cycle, _usual_terms(edition_of(cycle)), _usual_plan())
    if form and cycle and form.is_valid():
        wave = wave_schedule(cycle=cycle, terms=form.terms(), **form.plan())
        return redirect("wave_headcounts", wave.public_id)
    others = [one for one in cycles if one != cycle]
    context = {"agency": found, "cycle": cycle, "others": others, "form": form}
    return render(request, "surveys/coordinate/plan.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def wave_plan(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Other days, language or groups for a wave in preparation."""
    found = draft_for(request, wave)
    plan = {
        "title": found.title,
        "opens_on": localdate(found.opens_at),
        "closes_on": localdate(found.closes_at),
        "default_language": found.default_language,
    }
    form = _plan_form(request, found.cycle, terms_of(found), plan)
    if form.is_valid():
        with transaction.atomic():
            wave_reschedule(wave=found, **form.plan())
            terms_set(wave=found, terms=form.terms())
        return redirect("wave", found.public_id)
    context = {"agency": found.cycle.agency, "wave": found, "cycle": found.cycle, "form": form}
    return render(request, "surveys/coordinate/plan.html", context)


@require_GET
@login_required
def wave(request: HttpRequest, wave: UUID) -> HttpResponse:
    """How the wave stands: what is missing before it opens, who takes part while it runs, what comes after."""
    found = wave_for(user=request.user, public_id=wave, roles=READS_EVERYTHING)
    names, edition = group_names(found.cycle), edition_of(found.cycle)
    is_draft = found.state == Wave.State.DRAFT
    deepest = None if "all" in request.GET else SHOWN_DEPTH
    rates = () if is_draft else unit_rates(participation(wave=found), names=names, deepest=deepest)
    coordinates = bool(roles_in(user=request.user, agency=found.cycle.agency) & COORDINATES)
    ahead = hindrance_ahead(wave=found)
    context = {
        "agency": found.cycle.agency,
        "wave": found,
        "steps": checklist(wave=found, edition=edition, names=names, now=now()) if is_draft else (),
        "groups": [(terms, names[terms.group]) for terms in asked_terms(found, names)],
        "rates": rates,
        "shows_consensus": shows_consensus(found),
        "has_more": deepest is not None and found.cycle.agency.units.count() > len(rates) > 0,
        "coordinates": coordinates,
        "may_retry": coordinates,
        "ahead": ahead,
        "remedy": remedy(found.hindrance or ahead or ""),
    }
    return render(request, "surveys/coordinate/wave.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def opening(request: HttpRequest, wave: UUID) -> HttpResponse:
    """What freezes, and the button that opens."""
    found = draft_for(request, wave)
    if request.method == "POST":
        try:
            wave_open(wave=found, now=now())
        except WaveNotReady:
            messages.error(request, _("The wave is not ready: see what is missing below."))
        else:
            messages.success(request, _("The survey is open. Hand out the links."))
        return redirect("wave", found.public_id)
    return render(request, "surveys/coordinate/open.html", {"agency": found.cycle.agency, "wave": found})


@require_http_methods(["GET", "POST"])
@login_required
def extending(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Another last day for an open wave."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    form = ExtendForm(request.POST or None, initial={"closes_on": localdate(found.closes_at)})
    if form.is_valid():
        try:
            wave_extend(wave=found, closes_at=last_moment(form.cleaned_data["closes_on"]), now=now())
        except WrongClosingTime:
            form.add_error("closes_on", _("Choose today or a later day."))
        except WaveNotOpen:
            return _not_open(request, found)
        else:
            messages.success(request, _("The last day is moved."))
            return redirect("wave", found.public_id)
    context = {"agency": found.cycle.agency, "wave": found, "form": form}
    return render(request, "surveys/coordinate/extend.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def closing(request: HttpRequest, wave: UUID) -> HttpResponse:
    """What closing means, and the button that closes; counting begins at once."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    if request.method == "POST":
        try:
            wave_close(wave=found, now=now())
        except WaveNotOpen:
            return _not_open(request, found)
        counting_begins(found.pk)
        messages.success(request, _("The survey is closed. The answers are being counted."))
        return redirect("wave", found.public_id)
    return render(request, "surveys/coordinate/close.html", {"agency": found.cycle.agency, "wave": found})


def draft_for(request: HttpRequest, public_id: UUID) -> Wave:
    """The wave in preparation, for those who coordinate it; Http404 for others, and once it is open."""
    found = wave_for(user=request.user, public_id=public_id, roles=COORDINATES)
    if found.state != Wave.State.DRAFT:
        raise Http404
    return found


def _plan_form(request: HttpRequest, cycle: Cycle, terms: tuple[Terms, ...], plan: Mapping[str, object]) -> PlanForm:
    edition = edition_of(cycle)
    languages = [(code, str(name)) for code, name in settings.LANGUAGES if code in edition.languages]
    return PlanForm(
        request.POST or None,
        edition=edition,
        names=group_names(cycle),
        terms=terms,
        languages=languages,
        initial=plan,
        button=_("Save and go on"),
    )


def _usual_plan() -> dict[str, object]:
    today = localdate(now())
    return {"opens_on": today, "closes_on": today + timedelta(days=14), "default_language": settings.LANGUAGE_CODE}


def _usual_terms(edition: Edition) -> tuple[Terms, ...]:
    """Everybody inside the agency is proposed: an audience of facts alone stands outside."""
    scored = {audience for item in edition.items if item.kind == "scored" for audience in item.audiences}
    return tuple(
        Terms(audience.code, max(audience.default_threshold, USUAL_THRESHOLD))
        for audience in edition.audiences
        if audience.code in scored
    )


def _not_open(request: HttpRequest, wave: Wave) -> HttpResponse:
    messages.error(request, _("The survey is not open any more, or not yet: nothing was changed."))
    return redirect("wave", wave.public_id)
