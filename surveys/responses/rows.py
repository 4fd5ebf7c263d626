"""Sheets as rows: rewritten in random order while a wave is open, shuffled into packs when it is closed."""

import secrets
import uuid
from collections.abc import Iterator

import numpy as np

from surveys.responses.models import PackedSheets, Response, SealedReceipts
from surveys.responses.reading import SheetsOfOtherLength, cells_of_rows, receipts_of_rows

__all__ = ["SheetsOfOtherLength", "responses_seal", "sheets_rewrite", "unsettled"]

_SHUFFLE = secrets.SystemRandom().shuffle
_BATCH = 1000
_DIGEST = 32


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
    PackedSheets.objects.bulk_create(_packs(wave_id, width), batch_size=_BATCH)
    SealedReceipts.objects.bulk_create(_sealed(wave_id))
    Response.objects.filter(wave_id=wave_id).delete()


def _packs(wave_id: int, width: int) -> Iterator[PackedSheets]:
    chance = np.random.default_rng(secrets.randbits(256))
    for unit_id, group, sheets in cells_of_rows(wave_id=wave_id, width=width):
        pack = np.frombuffer(sheets, dtype=np.uint8).reshape(-1, width)
        shuffled = pack[chance.permutation(len(pack))]
        yield PackedSheets(
            wave_id=wave_id, unit_id=unit_id, group=group, responses=len(pack), answers=shuffled.tobytes()
        )


def _sealed(wave_id: int) -> Iterator[SealedReceipts]:
    digests = np.sort(np.frombuffer(receipts_of_rows(wave_id=wave_id), dtype=f"S{_DIGEST}"))
    firsts = digests.view(np.uint8)[::_DIGEST]
    for byte in np.unique(firsts).tolist():
        of_byte = digests[np.searchsorted(firsts, byte) : np.searchsorted(firsts, byte, side="right")]
        yield SealedReceipts(wave_id=wave_id, first_byte=byte, digests=of_byte.tobytes())
