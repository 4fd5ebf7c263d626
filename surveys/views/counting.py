"""Counting as the coordinator sees it: what hinders it, trying again, and having a diagnostic drawn up again."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessment.access import COORDINATES, GRANTS, roles_in
from assessment.selectors import is_current, scorecard_read
from surveys.tasks import score_wave
from surveys.waves.counting import WaveNotScored, hindrance_lift, redraw_ask
from surveys.waves.models import Wave
from surveys.waves.selectors import wave_for


@require_POST
@login_required
def redrawing(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Has the diagnostic drawn up again; the page of the wave says how it goes."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    try:
        redraw_ask(wave=found)
    except WaveNotScored:
        messages.error(request, _("The answers are not counted yet: nothing was changed."))
    else:
        counting_begins(found.pk)
    return redirect("wave", found.public_id)


@require_POST
@login_required
def retrying(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Has a wave tried again that could not be counted; for the agency's administrators too, who may have mended it."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES | GRANTS)
    hindrance_lift(wave=found)
    counting_begins(found.pk)
    messages.success(request, _("It is being tried again."))
    coordinates = roles_in(user=request.user, agency=found.cycle.agency) & COORDINATES
    return redirect("wave", found.public_id) if coordinates else redirect(found.cycle.agency)


def counting_begins(wave_id: int) -> None:
    """Starts what the wave waits for as soon as the page's transaction is through."""

    def told() -> None:
        score_wave.delay(wave_id=wave_id)

    # A broker that is away must not spoil the page: the sweep over waiting waves will find this one.
    transaction.on_commit(told, robust=True)


def shows_consensus(wave: Wave) -> bool:
    """Whether the wave's diagnostic shows the consensus as it stands now; also true where there is none yet."""
    return wave.scorecard is None or is_current(wave.cycle, scorecard_read(wave.scorecard))
