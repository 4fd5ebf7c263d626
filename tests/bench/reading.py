"""Reads the sheets of the closed wave, as rows and then as packs, and prints as JSON how long it took."""

import json

from django.db import transaction

from assessment import library
from surveys.responses.reading import cells_of_rows
from surveys.responses.rows import responses_seal
from surveys.responses.tallies import packed_sheets
from surveys.waves.models import Wave
from tests.bench.tallying import best


def read(edition_at: str) -> str:
    """As JSON: seconds by the wall and of processor, best of three; rows are sealed in between."""
    edition, wave = library.edition(edition_at), Wave.objects.get()
    width = len(edition.items)
    rows = best(lambda: sum(len(sheets) for *_, sheets in cells_of_rows(wave_id=wave.pk, width=width)))
    with transaction.atomic():
        responses_seal(wave_id=wave.pk, width=width)
    units = list(wave.cycle.agency.units.order_by("position").values_list("code", flat=True))
    packs = best(lambda: packed_sheets(wave_id=wave.pk, group="staff", units=units, width=width))
    return json.dumps({"rows": rows, "packs": packs})
