"""The receipt of a sheet: random, so that neither the link nor the answers lead to it; kept only as a keyed hash."""

from collections.abc import Sequence

from surveys.codes import code_digest, code_new, code_normal, code_shown

DIGEST = 32
"""Bytes of one hash."""
_PURPOSE = "receipt"


def receipt_new() -> str:
    """A new receipt code as it is printed, XXXX-XXXX-XXXX-XXXX."""
    return code_shown(code_new())


def receipt_hash(receipt: str, *, secret: str) -> bytes:
    """What the database keeps of a receipt, 32 bytes; raises MalformedCode (surveys.codes)."""
    return code_digest(code_normal(receipt), purpose=_PURPOSE, secret=secret)


def receipt_hashes(receipt: str, *, secrets: Sequence[str]) -> list[bytes]:
    """The hash under each secret in use, the present one and those being retired."""
    return [receipt_hash(receipt, secret=secret) for secret in secrets]


def is_among(digest: bytes, digests: bytes) -> bool:
    """Whether a hash is in a sorted run of hashes."""
    low, high = 0, len(digests) // DIGEST
    while low < high:
        middle = (low + high) // 2
        here = digests[middle * DIGEST : (middle + 1) * DIGEST]
        if here == digest:
            return True
        low, high = (middle + 1, high) if here < digest else (low, middle)
    return False
