"""Clocks and sweeps: each finds by state what there is to do and calls one service."""

from datetime import timedelta

from celery import shared_task
from django.utils.timezone import localdate, now

from surveys.aggregation import wave_attempt
from surveys.drafts.services import drafts_purge
from surveys.frame.imports.services import import_attempt, imports_purge, imports_waiting
from surveys.frame.marks import links_forget
from surveys.frame.paper import paper_forms_purge
from surveys.intake import traces_rewrite
from surveys.waves.counting import waves_to_count
from surveys.waves.models import Wave
from surveys.waves.selectors import waves_due, waves_in
from surveys.waves.services import wave_close

LINKS_KEPT = timedelta(days=30)
"""How long after closing it can still be told which links were used."""


@shared_task(soft_time_limit=60)
def close_due_waves(**_: object) -> None:
    """Closes the waves whose moment has come."""
    for wave in waves_due(now=now()):
        wave_close(wave=wave, now=now())


@shared_task(soft_time_limit=60)
def score_closed_waves(**_: object) -> None:
    """Starts the counting of every wave that waits for it, also after a broker lost the message."""
    for wave_id in waves_to_count(now=now()):
        score_wave.delay(wave_id=wave_id)


@shared_task(acks_late=True, soft_time_limit=600)
def score_wave(*, wave_id: int, **_: object) -> None:
    """Counts one closed wave, or draws it up again where that is asked; any other wave is left as it is."""
    wave_attempt(wave_id=wave_id, now=now())


@shared_task(soft_time_limit=600)
def rewrite_traces(**_: object) -> None:
    """Blurs order and transaction of new sheets and marks in the open waves."""
    for wave_id in waves_in(Wave.State.OPEN):
        traces_rewrite(wave_id=wave_id)


@shared_task(soft_time_limit=600)
def purge_drafts(**_: object) -> None:
    """Drafts go that belong to no open wave, and forms for typing in that nobody sent."""
    open_waves = waves_in(Wave.State.OPEN)
    drafts_purge(open_wave_ids=open_waves)
    paper_forms_purge(open_wave_ids=open_waves)


@shared_task(soft_time_limit=600)
def forget_links(**_: object) -> None:
    """Links used long ago are parted from their marks."""
    links_forget(closed_before=localdate(now() - LINKS_KEPT))


@shared_task(soft_time_limit=60)
def read_waiting_imports(**_: object) -> None:
    """Starts the work on every file with units that waits for it, also after a broker lost the message."""
    for import_id in imports_waiting(now=now()):
        read_import.delay(import_id=import_id)


@shared_task(acks_late=True, soft_time_limit=90)
def read_import(*, import_id: int, **_: object) -> None:
    """Reads one file with units, or takes it over; any other is left as it is."""
    import_attempt(import_id=import_id, now=now())


@shared_task(soft_time_limit=60)
def purge_imports(**_: object) -> None:
    """Files with units go a day after they came."""
    imports_purge(now=now())
