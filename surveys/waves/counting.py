"""What waits to be counted, what hinders it, and asking: that it be tried again, or drawn up again."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged, PromiseBroken, pinned_edition, promised_thresholds
from surveys.waves.services import wave_lock

RETRY_AFTER = timedelta(days=1)
"""A hindered wave is tried again by itself only so long afterwards: somebody has to do something first."""
MOST_ATTEMPTS = 5
"""Cut off this often, a wave is hindered: more of the same would not end otherwise."""

_UNHINDERED = {"hindrance": "", "hindered_at": None, "attempts": 0}


class WaveNotScored(Exception):
    """Only a wave that was counted can be counted again."""


def waves_to_count(*, now: datetime) -> list[int]:
    """Ids of the waves that are closed and not counted, and of those to be drawn up again; hindered ones once a day."""
    waiting = Q(state__in=(Wave.State.CLOSED, Wave.State.SEALED)) | Q(redraw=Wave.Redraw.ASKED)
    due = Q(hindrance="") | Q(hindered_at__lte=now - RETRY_AFTER)
    return list(Wave.objects.filter(waiting, due).order_by("pk").values_list("pk", flat=True))


def hindrance_ahead(*, wave: Wave) -> Wave.Hindrance | None:
    """What would hinder the counting of an open wave if it were closed now; None where nothing is in sight."""
    if wave.state != Wave.State.OPEN:
        return None
    try:
        promised_thresholds(wave)
        pinned_edition(wave)
    except PromiseBroken:
        return Wave.Hindrance.PROMISE_BROKEN
    except EditionChanged:
        return Wave.Hindrance.EDITION_CHANGED
    return None


@transaction.atomic
def redraw_ask(*, wave: Wave) -> Wave:
    """Asks for a new scorecard with the consensus as it stands when it is drawn up; raises WaveNotScored.

    Asking again while one is waited for changes nothing.
    """
    locked = wave_lock(wave_id=wave.pk)
    if locked.state != Wave.State.SCORED:
        raise WaveNotScored
    locked.redraw = Wave.Redraw.ASKED
    locked.save(update_fields=["redraw"])
    return locked


@transaction.atomic
def attempt_begin(*, wave_id: int, now: datetime) -> bool:
    """Counts an attempt to count a wave; False where it does not wait for one, or not yet.

    Workers that were killed could not say why: after MOST_ATTEMPTS of them in a row the wave is CUT_OFF.
    """
    wave = wave_lock(wave_id=wave_id)
    if wave_id not in waves_to_count(now=now):
        return False
    if wave.attempts >= MOST_ATTEMPTS:
        _hinder(wave, Wave.Hindrance.CUT_OFF, now)
        return False
    wave.attempts += 1
    wave.save(update_fields=["attempts"])
    return True


@transaction.atomic
def hindrance_note(*, wave_id: int, hindrance: Wave.Hindrance, now: datetime) -> None:
    """Writes down why a wave could not be counted, unless another worker has counted it in the meantime."""
    wave = wave_lock(wave_id=wave_id)
    if wave_id in waves_to_count(now=now):
        _hinder(wave, hindrance, now)


@transaction.atomic
def hindrance_lift(*, wave: Wave) -> None:
    """What hindered is thought to be gone: the wave is tried again at once. Repeating it does no harm."""
    unhinder(wave_lock(wave_id=wave.pk))


def unhinder(wave: Wave) -> None:
    """Nothing stands in the way of the wave any more; to be called with the wave locked."""
    for field, value in _UNHINDERED.items():
        setattr(wave, field, value)
    wave.save(update_fields=list(_UNHINDERED))


def _hinder(wave: Wave, hindrance: Wave.Hindrance, now: datetime) -> None:
    wave.hindrance, wave.hindered_at, wave.attempts = hindrance, now, 0
    wave.save(update_fields=list(_UNHINDERED))
