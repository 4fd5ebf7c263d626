"""Storing a sheet, withdrawing it, and saying whether it is counted."""

import secrets
from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from surveys.codes import MalformedCode, secrets_in_use
from surveys.responses.models import Response, SealedReceipts
from surveys.responses.receipts import is_among, receipt_hash, receipt_hashes, receipt_new
from surveys.waves.models import Wave
from surveys.waves.services import wave_hold

_SHUFFLE = secrets.SystemRandom().shuffle
_BATCH = 1000


class ReceiptUnknown(Exception):
    """No sheet has this receipt, or it was withdrawn."""


class WithdrawalClosed(Exception):
    """The sheet is counted, but the wave is closed: sheets are shuffled and cannot be told apart."""


class Standing(StrEnum):
    """What a receipt code says."""

    COUNTED = "counted"
    """The sheet is there, and may be withdrawn while the wave is open."""
    SEALED = "sealed"
    """The sheet is counted; it can no longer be found among the others."""
    UNKNOWN = "unknown"
    """No sheet has this receipt."""


def response_store(*, wave_id: int, unit_id: int, group: str, sheet: bytes, receipt: str) -> None:
    """Stores one sheet under its receipt code, of which only a hash is kept."""
    Response.objects.create(
        wave_id=wave_id,
        unit_id=unit_id,
        group=group,
        answers=sheet,
        receipt_hash=receipt_hash(receipt, secret=settings.SECRET_KEY),
    )


def responses_store(*, wave_id: int, sheets: Iterable[tuple[int, str, bytes]]) -> None:
    """Stores sheets that nobody has a receipt of, each a unit, a group and the sheet vector, in random order.

    They look like all others: each has a receipt, the code of which is forgotten here.
    """
    rows = [
        Response(
            wave_id=wave_id,
            unit_id=unit_id,
            group=group,
            answers=sheet,
            receipt_hash=receipt_hash(receipt_new(), secret=settings.SECRET_KEY),
        )
        for unit_id, group, sheet in sheets
    ]
    _SHUFFLE(rows)
    Response.objects.bulk_create(rows, batch_size=_BATCH)


def receipt_standing(*, receipt: str) -> Standing:
    """Whether a sheet with this receipt is counted, and whether it may still be withdrawn."""
    hashes = _hashes(receipt)
    state = Response.objects.filter(receipt_hash__in=hashes).values_list("wave__state", flat=True).first()
    if state is not None:
        return Standing.COUNTED if state == Wave.State.OPEN else Standing.SEALED
    return Standing.SEALED if any(_is_sealed(digest) for digest in hashes) else Standing.UNKNOWN


@transaction.atomic
def response_withdraw(*, receipt: str) -> None:
    """The sheet goes for good; raises ReceiptUnknown, WithdrawalClosed.

    The link stays used: nothing tells which link brought this sheet.
    """
    found = Response.objects.filter(receipt_hash__in=_hashes(receipt))
    wave_id = found.values_list("wave_id", flat=True).first()
    if wave_id is None:
        raise WithdrawalClosed if receipt_standing(receipt=receipt) == Standing.SEALED else ReceiptUnknown
    # Under the hold no rewriting can put the sheet back between the look and the deletion.
    if wave_hold(wave_id=wave_id).state != Wave.State.OPEN:
        raise WithdrawalClosed
    if not _gone(found):
        raise ReceiptUnknown


def _gone(found: QuerySet[Response]) -> int:
    return found.delete()[0]


def _hashes(receipt: str) -> list[bytes]:
    try:
        return receipt_hashes(receipt, secrets=secrets_in_use())
    except MalformedCode:
        return []


def _is_sealed(digest: bytes) -> bool:
    runs = SealedReceipts.objects.filter(first_byte=digest[0]).values_list("digests", flat=True)
    return any(is_among(digest, bytes(run)) for run in runs.iterator())
