"""Is the house well: the database answers, the broker answers, documents can be printed."""

import ctypes

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from redis import RedisError

PRINTING_LIBRARIES = ("libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PRINTING_REMEDY = "apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"


def printing_fault() -> str:
    """Empty where the libraries of printing are there, else the one line to run."""
    for library in PRINTING_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return PRINTING_REMEDY
    return ""


def database_fault() -> str:
    """Empty where the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "the database does not answer"
    return ""


def cache_fault() -> str:
    """Empty where the server behind cache and queue answers."""
    try:
        cache.set("health", 1, 5)
    except RedisError:
        return "the server behind REDIS_URL does not answer"
    return ""


@never_cache
@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """200 and what was looked at, or 503 and what to do; nothing about people or agencies."""
    faults = {"database": database_fault(), "queue": cache_fault(), "printing": printing_fault()}
    found = {name: fault or "well" for name, fault in faults.items()}
    return JsonResponse(found, status=503 if any(faults.values()) else 200)
