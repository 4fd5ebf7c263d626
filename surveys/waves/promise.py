"""What respondents are promised, fixed at opening and sealed, so that a change behind the services is noticed."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import TypedDict


class Promise(TypedDict):
    """The facts a respondent is told; thresholds by group code."""

    agency: str
    edition: str
    edition_fingerprint: str
    opened_on: str
    thresholds: dict[str, int]
    reasons: dict[str, str]
    distribution_from: int


def promise_seal(promise: Mapping[str, object], *, secret: str) -> str:
    """Keyed hash of the promise, 64 hexadecimal digits; whoever has the database alone cannot make one."""
    key = hashlib.sha256(f"clientocracy/promise/{secret}".encode()).digest()
    words = json.dumps(promise, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, words.encode(), "sha256").hex()


def is_sealed(promise: Mapping[str, object], seal: str, *, secrets: Sequence[str]) -> bool:
    """Whether the seal was made over exactly this promise, under the present secret or one being retired."""
    return any(hmac.compare_digest(seal, promise_seal(promise, secret=secret)) for secret in secrets)
