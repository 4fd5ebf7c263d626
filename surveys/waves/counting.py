"""What waits to be counted, and asking that a counted wave be drawn up again."""

from django.db import transaction
from django.db.models import Q

from surveys.waves.models import Wave
from surveys.waves.services import wave_lock


class WaveNotScored(Exception):
    """Only a wave that was counted can be counted again."""


def waves_to_count() -> list[int]:
    """Ids of the waves that are closed and not counted, and of those to be drawn up again."""
    waiting = Q(state__in=(Wave.State.CLOSED, Wave.State.SEALED)) | Q(redraw=Wave.Redraw.ASKED)
    return list(Wave.objects.filter(waiting).order_by("pk").values_list("pk", flat=True))


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
