"""Respondents leave no trace in the logs: no token, no address, no exact time."""

import io
import json
import logging
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.logging import LOGGING, RequestLog, Structured, Traceless, without_traces

TOKEN = "7K3Q-M2ZX-9HRT-4WDB"


def _written(record: logging.LogRecord) -> dict[str, object]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Traceless())
    handler.setFormatter(Structured())
    handler.handle(record)
    line: dict[str, object] = json.loads(stream.getvalue())
    return line


def _record(message: str, *args: object, **extra: object) -> logging.LogRecord:
    return logging.getLogger("django.request").makeRecord(
        "django.request", logging.WARNING, __file__, 1, message, args, None, extra=extra
    )


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (f"Not Found: /s/{TOKEN}/3/", "Not Found: /s/…"),
        ("GET /receipt/anything?x=1 HTTP/1.1", "GET /receipt/… HTTP/1.1"),
        (f"token {TOKEN} refused", "token [token] refused"),
        (f"token {TOKEN.replace('-', '').lower()} refused", "token [token] refused"),
        ("Invalid request from ip=203.0.113.7: bad", "Invalid request from ip=… bad"),
        ("Not Found: /agencies/", "Not Found: /agencies/"),
    ],
)
def test_words_lose_paths_tokens_and_addresses(words: str, left: str) -> None:
    assert without_traces(words) == left


def test_a_record_about_a_respondent_keeps_the_day_alone() -> None:
    request = RequestFactory().get(f"/s/{TOKEN}/", REMOTE_ADDR="203.0.113.7")

    line = _written(_record("Not Found: %s", f"/s/{TOKEN}/", request=request, status_code=404))

    assert line["message"] == "Not Found: /s/…"
    assert len(str(line["time"])) == len("2026-11-03")
    assert "203.0.113.7" not in json.dumps(line)


def test_a_request_is_known_by_its_path_even_if_the_words_do_not_name_it() -> None:
    line = _written(_record("Something broke", request=RequestFactory().get(f"/s/{TOKEN}/")))

    assert "T" not in str(line["time"])


def test_the_record_itself_is_cleaned_for_whoever_reads_it_next() -> None:
    record = _record("Not Found: %s", f"/s/{TOKEN}/", request=RequestFactory().get("/s/x/"))

    Traceless().filter(record)

    assert TOKEN not in record.getMessage()
    assert not hasattr(record, "request")
    assert record.args == ()


def test_a_record_of_staff_keeps_its_moment_and_facts() -> None:
    line = _written(_record("request", facts={"status": 200, "path": "/desk/"}))

    assert "T" in str(line["time"])
    assert line["status"] == 200
    assert line["path"] == "/desk/"


def test_a_traceback_is_written_without_tokens() -> None:
    try:
        raise ValueError(TOKEN)
    except ValueError:
        record = _record("Internal Server Error: /desk/")
        record.exc_info = sys.exc_info()

    line = _written(record)

    assert "ValueError: [token]" in str(line["trace"])
    assert TOKEN not in json.dumps(line)


@pytest.mark.parametrize("path", [f"/s/{TOKEN}/", "/s/", "/receipt/", "/health", "/static/x.css"])
def test_a_respondents_request_leaves_no_line(path: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="config.requests"):
        response = RequestLog(lambda request: HttpResponse("page"))(RequestFactory().get(path))

    assert response.status_code == 200
    assert caplog.records == []


def test_a_request_of_staff_leaves_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="config.requests"):
        RequestLog(lambda request: HttpResponse("page"))(RequestFactory().get("/desk/"))

    [record] = caplog.records
    facts = record.__dict__["facts"]
    assert (facts["method"], facts["path"], facts["status"]) == ("GET", "/desk/", 200)
    assert "127.0.0.1" not in json.dumps(facts)


def test_django_may_not_mail_requests_or_print_them_by_itself() -> None:
    for name in ("django", "django.server"):
        assert LOGGING["loggers"][name]["handlers"] == []
