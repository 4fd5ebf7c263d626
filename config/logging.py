"""Structured logs, in which respondents' paths lose token, address and exact time."""

import json
import logging
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase

RESPONDENT_PATHS = ("/s/", "/receipt/")
_RESPONDENT_PATH = re.compile(r"/(s|receipt)/[^\s\"'<>)\]]*")
# A token as it is printed, four groups of four, also where the hyphens were lost on the way.
_TOKEN = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}-?){3}[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}(?![0-9A-Za-z])"
)

# As the web server names whose request it could not read.
_ADDRESS = re.compile(r"\bip=\S+")

_requests = logging.getLogger("config.requests")


def without_traces(words: str) -> str:
    """The words with respondents' paths cut short, and anything like a token or an address struck out."""
    words = _RESPONDENT_PATH.sub(r"/\1/…", words)
    return _ADDRESS.sub("ip=…", _TOKEN.sub("[token]", words))


class Traceless(logging.Filter):
    """Strikes traces of respondents out of the record itself, so that no later reader of it sees them."""

    def filter(self, record: logging.LogRecord) -> bool:
        words = record.getMessage()
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        record.respondent = bool(_RESPONDENT_PATH.search(words)) or path.startswith(RESPONDENT_PATHS)
        record.msg, record.args = without_traces(words), ()
        if request is not None:
            record.__dict__.pop("request")
        return True


class Structured(logging.Formatter):
    """One JSON object a line; of a record about respondents only the day is written."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, tz=UTC)
        respondent = getattr(record, "respondent", False)
        line: dict[str, Any] = {
            "time": moment.date().isoformat() if respondent else moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = without_traces(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLog:
    """One line a request of staff; a request of a respondent leaves no line unless the server failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        if not request.path.startswith((*RESPONDENT_PATHS, "/health", "/static/")):
            took = round((time.perf_counter() - began) * 1000)
            facts = {"method": request.method, "path": request.path, "status": response.status_code, "ms": took}
            _requests.info("request", extra={"facts": facts})
        return response


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"traceless": {"()": "config.logging.Traceless"}},
    "formatters": {"structured": {"()": "config.logging.Structured"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["traceless"], "formatter": "structured"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django's own handlers would mail whole requests and print paths as they came.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
    },
}
