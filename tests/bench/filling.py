"""Fills the benchmark's database: a wave that is closed, its sheets as the intake leaves them. Not measured."""

import secrets
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils.timezone import now

from assessment import library
from surveys.frame.models import Invitation
from surveys.responses.models import Response
from surveys.waves.services import wave_close
from tests.bench.agencies import wave_made
from tests.bench.material import answers_of, unit_places

BATCH = 5000
UNSETTLED = 1000
"""So many sheets came in since the clock last rewrote them."""


def fill(edition: str, sheets_wanted: str, units_wanted: str) -> None:
    """A wave with used links and their sheets, then closed."""
    sheets, units = int(sheets_wanted), int(units_wanted)
    items = len(library.edition(edition).items)
    places = unit_places(sheets=sheets, units=units)
    wave, made = wave_made(edition=edition, units=units, people=max(Counter(places).values()))
    columns = [place for place, item in enumerate(library.edition(edition).items) if "staff" in item.audiences]
    answers = answers_of(sheets=sheets, items=len(columns))
    vectors = bytearray(items)
    responses, invitations = [], []
    for sheet in range(sheets):
        for column, answer in zip(columns, answers[sheet].tolist(), strict=True):
            vectors[column] = answer
        settled, unit = sheet < sheets - UNSETTLED, made[places[sheet]]
        common = {"wave_id": wave.pk, "unit_id": unit.pk, "group": "staff", "settled": settled}
        responses.append(Response(answers=bytes(vectors), receipt_hash=secrets.token_bytes(32), **common))
        invitations.append(Invitation(token_hash=secrets.token_hex(32), batch="bench", state="USED", **common))
        if len(responses) == BATCH or sheet == sheets - 1:
            _insert(Response, responses)
            _insert(Invitation, invitations)
            responses, invitations = [], []
    wave_close(wave=wave, now=now())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _insert(model: Any, rows: list[Any]) -> None:
    """By COPY where there is one: inserting is not what is measured."""
    if connection.vendor != "postgresql":
        model.objects.bulk_create(rows)
        return
    fields = list(model._meta.concrete_fields)
    names = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in _rows(fields, rows):
            copy.write_row(row)


def _rows(fields: list[Any], rows: list[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [getattr(row, field.attname) for field in fields]
