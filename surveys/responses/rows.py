"""Sheets as rows: rewritten in random order while a wave is open, shuffled into packs when it is closed."""

import secrets
import uuid
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from surveys.responses.models import PackedSheets, Response, SealedReceipts

_SHUFFLE = secrets.SystemRandom().shuffle
_BATCH = 1000
_CHUNK = 20_000


class SheetsOfOtherLength(Exception):
    """Sheets of a wave are not as long as its edition has items: nothing is packed, nothing is lost."""


def unsettled(*, wave_id: int) -> int:
    """How many sheets still stand where they arrived."""
    return Response.objects.filter(wave_id=wave_id, settled=False).count()


def sheets_rewrite(*, wave_id: int) -> None:
    """Sheets of every unit with a new one are written again in random order under new keys, old and new alike.

    New sheets alone would stand out by unit; among all sheets of the unit they do not. To be called in a transaction
    that holds the wave (`wave_lock`), so that no sheet enters or is withdrawn meanwhile.
    """
    units = list(Response.objects.filter(wave_id=wave_id, settled=False).values_list("unit_id", flat=True).distinct())
    standing = Response.objects.filter(wave_id=wave_id, unit_id__in=units)
    fields = ("unit_id", "group", "answers", "receipt_hash")
    sheets = [
        Response(key=uuid.uuid4(), wave_id=wave_id, settled=True, **dict(zip(fields, row, strict=True)))
        for row in standing.values_list(*fields)
    ]
    _SHUFFLE(sheets)
    standing.delete()
    Response.objects.bulk_create(sheets, batch_size=_BATCH)


def responses_seal(*, wave_id: int, width: int) -> None:
    """Rows of a closed wave become packs by unit and group, shuffled; receipts are sorted; the rows go.

    `width` is the number of items of the edition. Raises SheetsOfOtherLength. To be called in a transaction that
    holds the wave (`wave_lock`).
    """
    sheets: dict[tuple[int, str], bytearray] = defaultdict(bytearray)
    receipts: dict[int, list[bytes]] = defaultdict(list)
    rows = Response.objects.filter(wave_id=wave_id)
    for unit_id, group, answers, digest in rows.values_list("unit_id", "group", "answers", "receipt_hash").iterator(
        chunk_size=_CHUNK
    ):
        if len(answers) != width:
            raise SheetsOfOtherLength
        sheets[unit_id, group] += answers
        receipts[digest[0]].append(bytes(digest))
    PackedSheets.objects.bulk_create(_packs(wave_id, sheets, width), batch_size=_BATCH)
    SealedReceipts.objects.bulk_create(
        SealedReceipts(wave_id=wave_id, first_byte=byte, digests=b"".join(sorted(digests)))
        for byte, digests in receipts.items()
    )
    rows.delete()


def _packs(wave_id: int, sheets: dict[tuple[int, str], bytearray], width: int) -> Iterator[PackedSheets]:
    cells = sorted(sheets)
    chance = np.random.default_rng(secrets.randbits(256))
    for cell in cells:
        unit_id, group = cell
        pack = np.frombuffer(sheets[cell], dtype=np.uint8).reshape(-1, width)
        shuffled = pack[chance.permutation(len(pack))]
        yield PackedSheets(
            wave_id=wave_id, unit_id=unit_id, group=group, responses=len(pack), answers=shuffled.tobytes()
        )
