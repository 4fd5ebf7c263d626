"""A respondent's page and its saving under gunicorn, beside a view of one query under the same server."""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.databases import database
from tests.bench.load import HOST, answered, get, load, post
from tests.bench.measure import ROOT, children_of, measured, processor_of
from tests.bench.weight import page_weight

WORKERS = 2
ROUNDS = 5
MIDDLE = 5
"""The page that is asked for again and again; one practice is much like another."""


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results: rates, their ratios to one query, processor a request, weight of a page."""
    seconds = 0.5 if quick else 4.0
    with tempfile.TemporaryDirectory() as folder, database() as url:
        env = {"DATABASE_URL": url, "DJANGO_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        measured(["manage.py", "migrate", "--verbosity", "0"], env=env)
        measured(["manage.py", "collectstatic", "--noinput", "--verbosity", "0"], env=env)
        made = json.loads(measured(["-m", "tests.bench.child", "inviting", "invite"], env=env).printed)
        with _server(env) as (port, pid):
            requests = _requests(port, made["tokens"], made["items"])
            yield f"gunicorn sync, {WORKERS} workers, {'PostgreSQL' if url else 'SQLite'}; medians of {ROUNDS} rounds"
            yield from _rates(port, pid, requests, seconds)
            yield from page_weight(port=port, path=f"/s/{made['tokens'][0]}/{MIDDLE}/")


@contextmanager
def _server(env: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The product's own server on a free port: the port, and the process whose children answer."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    argv = [sys.executable, "-m", "gunicorn", "--config", "python:config.server", "--bind", f"{HOST}:{port}"]
    process = subprocess.Popen(
        [*argv, "--workers", str(WORKERS)], cwd=ROOT, env={**os.environ, **env}, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            try:
                answered(port=port, request=get("/one-query/"))
                break
            except OSError:
                time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _requests(port: int, tokens: list[str], items: list[str]) -> dict[str, tuple[list[bytes], int]]:
    """By name: the requests to send by turns, and the status that answers them."""
    page = answered(port=port, request=get(f"/s/{tokens[0]}/{MIDDLE}/")).decode()
    cookies = "; ".join(re.findall(r"(?i)^set-cookie: ([^;]+)", page, re.MULTILINE))
    seal = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    body = f"csrfmiddlewaretoken={seal}&{items[MIDDLE - 1]}=3&then=next"
    pages = [f"/s/{token}/{MIDDLE}/" for token in tokens]
    return {
        "one query": ([get("/one-query/")], 200),
        "a page": ([get(path, cookies=cookies) for path in pages], 200),
        "a save": ([post(path, body=body, cookies=cookies) for path in pages], 302),
    }


def _rates(port: int, pid: int, requests: dict[str, tuple[list[bytes], int]], seconds: float) -> Iterator[str]:
    found: dict[str, list[Taken]] = {name: [] for name in requests}
    for _ in range(ROUNDS):
        for name, (sent, status) in requests.items():
            found[name].append(_taken(port, pid, sent, status, seconds))
    for name, taken in found.items():
        pairs = list(zip(taken, found["one query"], strict=True))
        rate = statistics.median(own.each_second / one.each_second for own, one in pairs)
        cost = statistics.median(one.processor / own.processor for own, one in pairs)
        yield (
            f"{name:<10} {statistics.median(own.each_second for own in taken):6.0f} a second, "
            f"95 % within {statistics.median(own.slow for own in taken):3.0f} ms, "
            f"{statistics.median(own.processor for own in taken):5.2f} ms of processor; "
            f"of one query {rate:.2f} (by processor {cost:.2f})"
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """One load: answers a second, the time of the 95th of a hundred, and the workers' processor an answer, in ms."""

    each_second: float
    slow: float
    processor: float


def _taken(port: int, pid: int, requests: list[bytes], status: int, seconds: float) -> Taken:
    used = sum(map(processor_of, children_of(pid)))
    rate = load(port=port, requests=requests, seconds=seconds, status=status)
    spent = sum(map(processor_of, children_of(pid))) - used
    return Taken(rate.each_second, rate.slow, 1000 * spent / rate.answers)
