"""One command starts broker, worker, clock and web as real processes, and ends every one of them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.demo import DemoNotPrinted
from config.embedded import embedded_broker, free_port
from config.management.commands import start
from config.processes import Family, StopAsked

ROOT = Path(__file__).resolve().parents[4]
SECONDS = 90


# Each of these brings a database and a broker of its own, so the round on another database has nothing to add.
pytestmark = [pytest.mark.printing]


def _environment(folder: Path) -> dict[str, str]:
    given = {
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DJANGO_VAR": str(folder),
        "DJANGO_HTTPS": "0",
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **given, "DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose database is up to date."""
    folder = tmp_path_factory.mktemp("migrated")
    argv = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(argv, cwd=ROOT, env=_environment(folder), check=True)
    return folder


@pytest.fixture
def environment(tmp_path: Path, migrated: Path) -> dict[str, str]:
    """A site of the test's own, with no server given."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    return _environment(tmp_path)


@contextmanager
def _started(environment: dict[str, str], *options: str) -> Iterator[subprocess.Popen[str]]:
    # Not the usual port: another site may be starting on this machine at the same moment.
    argv = [sys.executable, "manage.py", "start", "--port", str(free_port()), *options]
    process = subprocess.Popen(
        argv, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def _line_with(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if words in line:
            return line
    raise AssertionError("".join(seen))


def _children(pid: int) -> dict[int, str]:
    """Descendants that run, by number, with their command lines."""
    listed = subprocess.check_output(["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], text=True)
    rows = [line.split(None, 2) for line in listed.splitlines()]
    found: dict[int, str] = {}
    level = {pid}
    while level:
        below = {int(row[0]): row[2] for row in rows if int(row[1]) in level}
        found |= below
        level = set(below)
    return found


def _alive(numbers: set[int]) -> set[int]:
    return {number for number in numbers if Path(f"/proc/{number}").exists()}


def test_the_site_answers_and_ends_with_all_its_processes(environment: dict[str, str]) -> None:
    with _started(environment, "--empty") as process:
        address = re.findall(r"http://\S+/", _line_with(process, "Ready"))[0]

        with urllib.request.urlopen(f"{address}health", timeout=10) as response:
            assert response.status == 200
        children = _children(process.pid)
        process.send_signal(signal.SIGINT)
        status = process.wait(timeout=SECONDS)

    commands = " ".join(children.values())
    assert status == 0
    assert all(part in commands for part in ("worker", "beat", "gunicorn"))
    assert "redis-server" in commands or "valkey-server" in commands
    assert _alive(set(children)) == set()


def test_the_demo_is_loaded_counted_and_printed_by_a_real_worker(environment: dict[str, str], tmp_path: Path) -> None:
    argv = [sys.executable, "manage.py", "start", "--demo"]

    done = subprocess.run(argv, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    again = subprocess.run(argv, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    printed = sorted((tmp_path / "demo").glob("*.pdf"))
    assert len(printed) >= 4
    assert all(path.read_bytes().startswith(b"%PDF-") for path in printed)
    assert all(str(path) in done.stdout for path in printed)
    assert "Loading the demo" in done.stdout
    assert again.returncode == 0
    assert "Loading the demo" not in again.stdout


def test_a_child_that_dies_is_named_and_everything_stops(environment: dict[str, str]) -> None:
    with _started(environment, "--empty") as process:
        _line_with(process, "Ready")
        children = _children(process.pid)
        [clock] = [number for number, command in children.items() if "beat" in command]

        os.kill(clock, signal.SIGKILL)
        said, _ = process.communicate(timeout=SECONDS)

    assert process.returncode == 1
    assert "clock ended with status -9; everything else was stopped too." in said
    assert _alive(set(children)) == set()


def test_a_given_broker_is_used_and_none_is_started(environment: dict[str, str], tmp_path: Path) -> None:
    with (
        embedded_broker(folder=tmp_path / "given") as url,
        _started({**environment, "REDIS_URL": url}, "--empty") as process,
    ):
        _line_with(process, "Ready")
        commands = " ".join(_children(process.pid).values())

    assert "redis-server" not in commands
    assert "valkey-server" not in commands


class Unwell(BaseHTTPRequestHandler):
    """A site that says what ails it."""

    def do_GET(self) -> None:
        """503 with a reason."""
        self.send_response(503)
        self.end_headers()
        self.wfile.write(b"the database does not answer")

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command with no worker, no clock and a demo that is there already."""
    monkeypatch.setattr(settings, "REDIS_URL", "redis://of-somebody")
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    monkeypatch.setattr(start, "_workers", dict)
    monkeypatch.setattr(start, "demo_wanted", lambda: False)
    monkeypatch.setattr(start, "demo_finished", lambda: False)
    monkeypatch.setattr(start, "demo_greeting", lambda folder: ("Sign in as somebody",))
    monkeypatch.setattr(start, "DEMO_SECONDS", 0.1)
    monkeypatch.setattr(start, "HEALTH_SECONDS", 0.1)


def test_a_demo_that_takes_too_long_is_an_error(alone: None) -> None:
    with pytest.raises(CommandError, match=r"not printed within 0\.1 s"):
        call_command("start", "--demo")


def test_a_demo_that_cannot_be_printed_is_an_error(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise DemoNotPrinted("no fonts")

    monkeypatch.setattr(start, "demo_finished", fail)

    with pytest.raises(CommandError, match="could not be printed: no fonts"):
        call_command("start", "--demo")


def test_a_site_that_does_not_answer_is_an_error(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_ailment", lambda port: "the database does not answer")

    with pytest.raises(CommandError, match=r"not well after 0\.1 s: the database does not answer"):
        call_command("start", "--port", str(free_port()))


@pytest.mark.django_db
def test_a_site_with_the_demo_says_how_to_enter(
    alone: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(family: Family) -> None:
        raise StopAsked

    monkeypatch.setattr(start, "_ailment", lambda port: "")
    monkeypatch.setattr(Family, "watch", stop)

    call_command("start", "--port", str(free_port()))

    said = capsys.readouterr().out
    assert "Ready: http://127.0.0.1:" in said
    assert "  Sign in as somebody" in said
    assert said.endswith("Stopping.\n")


def test_the_site_itself_says_what_ails_it() -> None:
    with HTTPServer(("127.0.0.1", 0), Unwell) as server:
        Thread(target=server.handle_request).start()

        assert start._ailment(server.server_port) == "the database does not answer"
