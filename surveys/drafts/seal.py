"""Sealing a half-filled sheet with keys that only its link yields; the result has one length for every sheet."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assessment.domain.edition import Edition
from surveys.codes import code_normal

_NONCE = 12
_BLOCK = 256


class SealBroken(Exception):
    """The bytes were not sealed with this link, or were changed."""


@dataclass(frozen=True, slots=True)
class DraftContent:
    """A half-filled sheet: the page it stopped at, answers by item code, the language read in."""

    page: int
    answers: Mapping[str, str]
    language: str


def locator(token: str) -> bytes:
    """The 32 bytes that a draft is found by; they give back neither the token nor the key."""
    return _derived(token, b"clientocracy draft locator")


def sealed(token: str, content: DraftContent, *, size: int) -> bytes:
    """The draft under AES-256-GCM, padded to `size` bytes of text before sealing."""
    fields = {"page": content.page, "answers": dict(content.answers), "language": content.language}
    plain = json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode().ljust(size)
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_derived(token, b"clientocracy draft key")).encrypt(nonce, plain, locator(token))


def opened(token: str, seal: bytes) -> DraftContent:
    """The draft inside; raises SealBroken."""
    key = AESGCM(_derived(token, b"clientocracy draft key"))
    try:
        plain = key.decrypt(seal[:_NONCE], seal[_NONCE:], locator(token))
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error
    fields = json.loads(plain)
    return DraftContent(page=fields["page"], answers=fields["answers"], language=fields["language"])


def size_for(edition: Edition) -> int:
    """Bytes enough for the longest sheet of an edition, in whole blocks: length then tells nothing of progress."""
    longest = {
        code: max(len(option.code.encode()) for option in scale.options) for code, scale in edition.scales.items()
    }
    answers = sum(len(item.code.encode()) + max(longest[item.scale], 2) + len('"":"",') for item in edition.items)
    return -(-(answers + _BLOCK // 2) // _BLOCK) * _BLOCK


def _derived(token: str, purpose: bytes) -> bytes:
    # 80 random bits need no stretching: HKDF only parts one secret into independent ones (RFC 5869).
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(code_normal(token).encode())
