"""Codes that people type: 80 random bits in sixteen letters and digits, tolerant reading, keyed hashes."""

import hashlib
import hmac
import secrets

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
LENGTH = 16
_GROUP = 4

_READ_AS = str.maketrans(
    {
        **dict.fromkeys("OО", "0"),  # Latin, Cyrillic
        **dict.fromkeys("ILІ|!", "1"),
        **dict(zip("АВЕКМНРСТУХЗ", "ABEKMHPCTYX3", strict=True)),  # Cyrillic letters that look Latin
        **dict.fromkeys("‐‑‒–—―−-_.,·/ \t\r\n\u00a0\u2009\u202f", ""),
    }
)


class MalformedCode(ValueError):
    """What was typed cannot be a code: wrong length or a letter that codes do not have."""


def code_new() -> str:
    """A new code of 80 bits from the system's source of randomness, without hyphens."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_normal(typed: str) -> str:
    """The code that was meant: look-alikes and case read kindly; raises MalformedCode."""
    code = typed.strip().upper().translate(_READ_AS)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise MalformedCode
    return code


def code_shown(code: str) -> str:
    """The code as printed: four groups of four."""
    return "-".join(code[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def code_digest(code: str, *, purpose: str, secret: str) -> bytes:
    """HMAC-SHA256 of a normal code, 32 bytes; the key is the server's secret bound to the purpose."""
    key = hashlib.sha256(f"clientocracy/{purpose}/{secret}".encode()).digest()
    return hmac.digest(key, code.encode("ascii"), "sha256")


def code_pledge(code: str, *, to: str, purpose: str, secret: str) -> str:
    """Keyed hash that says a code was made here for the holder of another one, 64 hexadecimal digits; both normal."""
    return code_digest(code + to, purpose=purpose, secret=secret).hex()


def is_pledged(code: str, *, to: str, purpose: str, pledge: str) -> bool:
    """Whether the pledge was made here for these two codes, under the present secret or one being retired."""
    made = [code_pledge(code, to=to, purpose=purpose, secret=secret) for secret in secrets_in_use()]
    return any(hmac.compare_digest(one.encode(), pledge.encode()) for one in made)


def secrets_in_use() -> tuple[str, ...]:
    """The server's secret and those being retired: what was kept under an old one is still found."""
    return tuple(str(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
