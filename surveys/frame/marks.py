"""Participation marks: rewritten so that their place tells nothing, later parted from their links."""

import secrets
from datetime import date

from django.db import transaction

from surveys.frame.models import Invitation
from surveys.waves.models import Wave

_SHUFFLE = secrets.SystemRandom().shuffle
_BATCH = 1000


def marks_rewrite(*, wave_id: int) -> None:
    """Marks of every unit with a new one are written again in random order, old and new alike.

    To be called in a transaction that holds the wave (`wave_lock`), so that no mark is set meanwhile.
    """
    fresh = Invitation.objects.filter(wave_id=wave_id, settled=False).values_list("unit_id", flat=True)
    units = list(fresh.distinct())
    used = Invitation.objects.filter(wave_id=wave_id, unit_id__in=units, state=Invitation.State.USED)
    marks = [
        Invitation(wave_id=wave_id, unit_id=unit_id, group=group, token_hash=token_hash, batch=batch, state="USED")
        for unit_id, group, token_hash, batch in used.values_list("unit_id", "group", "token_hash", "batch")
    ]
    _SHUFFLE(marks)
    used.delete()
    Invitation.objects.bulk_create(marks, batch_size=_BATCH)


@transaction.atomic
def links_forget(*, closed_before: date) -> int:
    """Invitations of waves closed before that day lose their link and batch; counts by unit stay.

    Afterwards a list of links kept somewhere no longer tells who took part. Returns how many waves were treated;
    repeating it does nothing.
    """
    waves = Wave.objects.filter(closed_on__lt=closed_before).values("pk")
    remembered = Invitation.objects.filter(wave__in=waves).exclude(batch="")
    due = list(remembered.values_list("wave_id", flat=True).distinct())
    for wave_id in due:
        _forget(wave_id=wave_id)
    return len(due)


def _forget(*, wave_id: int) -> None:
    known = Invitation.objects.filter(wave_id=wave_id)
    nameless = [
        Invitation(
            wave_id=wave_id, unit_id=unit_id, group=group, token_hash=secrets.token_hex(32), batch="", state=state
        )
        for unit_id, group, state in known.values_list("unit_id", "group", "state")
    ]
    _SHUFFLE(nameless)
    known.delete()
    Invitation.objects.bulk_create(nameless, batch_size=_BATCH)
