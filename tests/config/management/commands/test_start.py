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
from pathlib import Path

import pytest

from config.embedded import embedded_broker, free_port

ROOT = Path(__file__).resolve().parents[4]
SECONDS = 90


# Each of these brings a database and a broker of its own, whatever the round of tests was given.
pytestmark = [
    pytest.mark.worker,
    pytest.mark.printing,
    pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="the round on SQLite has started the product"),
]


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
