"""Slows down guessing of codes, and nobody else: only codes that do not exist are counted.

A right code always passes, so that a thousand colleagues behind one address never wait for one another. An address is
kept for ten minutes at most, and only as a keyed hash.
"""

import hashlib
import hmac
import logging

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis import RedisError

WINDOW = 600
"""Seconds after which failures are forgotten."""
FROM_ONE_ADDRESS = 200
"""Wrong codes in a window: a large office mistypes less, a guessing machine more."""
FROM_EVERYWHERE = 5_000
"""The same over all addresses: guessing from many places at once."""

_log = logging.getLogger(__name__)


def failure_counted(request: HttpRequest) -> bool:
    """Counts a code that does not exist; True when there have been too many of them lately."""
    try:
        here = _counted(f"wrong-codes/{_veiled(request.META.get('REMOTE_ADDR', ''))}")
        everywhere = _counted("wrong-codes")
    except RedisError:
        # With the cache away a wrong code is still a wrong code: the page must say so and nothing worse.
        return False
    if everywhere == FROM_EVERYWHERE + 1:
        _log.warning("more than %d wrong codes in ten minutes", FROM_EVERYWHERE)
    return here > FROM_ONE_ADDRESS or everywhere > FROM_EVERYWHERE


def _counted(key: str) -> int:
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # it went out of date between the two lines
        cache.set(key, 1, WINDOW)
        return 1


def _veiled(address: str) -> str:
    key = hashlib.sha256(f"clientocracy/addresses/{settings.SECRET_KEY}".encode()).digest()
    return hmac.digest(key, address.encode(), "sha256").hex()[:32]
