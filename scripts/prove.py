"""Prove that everything works: `python -m scripts.prove test|check`.

The tests run on SQLite, and those that touch a database or a broker again on PostgreSQL and Redis where these can be
reached or started; where CI is set, both rounds are a must. pytest's own summary is the last line.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from config.embedded import embedded_broker
from scripts.servers import postgres_url

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings_test"}
# What a production site would be given; nothing is connected to.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DJANGO_SECRET_KEY": "only-for-the-check-" * 4,
    "DJANGO_HTTPS": "1",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}
CHECKS: tuple[tuple[str, Sequence[str], Mapping[str, str]], ...] = (
    ("format", ("-m", "ruff", "format", "--check", "--quiet", "."), {}),
    ("lint", ("-m", "ruff", "check", "--quiet", "."), {}),
    (
        "types",
        (
            "-m",
            "mypy",
        ),
        {},
    ),
    ("contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"), {}),
    ("settings", ("manage.py", "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ("editions", ("manage.py", "check_library"), TEST_SETTINGS),
    ("migrations", ("manage.py", "makemigrations", "--check", "--dry-run"), TEST_SETTINGS),
)


def run_checks() -> int:
    """Every check that needs no test; all of them run, so that one look shows every fault."""
    failed = []
    for name, argv, extra in CHECKS:
        began = time.monotonic()
        done = subprocess.run(
            [PYTHON, *argv], cwd=ROOT, env={**os.environ, **extra}, capture_output=True, text=True, check=False
        )
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"{name:<12}{verdict:<8}{time.monotonic() - began:5.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return len(failed)


def run_tests(*, coverage: bool) -> int:
    """Both rounds, or the first alone where the second has no server; pytest's exit status."""
    in_ci = bool(os.environ.get("CI"))
    url = postgres_url(install=in_ci)
    if in_ci and not url:
        print("PostgreSQL could not be reached or started, and here it must be.", file=sys.stderr)
        return 1
    print(
        f"Tests on SQLite{', then on PostgreSQL and Redis' if url else ' alone: no PostgreSQL was found'}.", flush=True
    )
    status = _pytest(*(["--cov", "--cov-report="] if coverage else []), environment={})
    if status or not url:
        return status
    print("Again, those that touch a database or a broker, on PostgreSQL and Redis.", flush=True)
    again = ["--cov", "--cov-append", "--cov-report=term", "--cov-fail-under=100"] if coverage else []
    with embedded_broker(folder=ROOT / "var" / "redis-of-tests") as redis_url:
        return _pytest("--stored", *again, environment={"DATABASE_URL": url, "REDIS_URL": redis_url})


def _pytest(*options: str, environment: Mapping[str, str]) -> int:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    workers = str(min(os.cpu_count() or 1, 8))
    argv = [PYTHON, "-m", "pytest", "-q", "-n", workers, "--dist", "worksteal", *options]
    return subprocess.run(argv, cwd=ROOT, env={**kept, **environment}, check=False).returncode


def main(what: str) -> int:
    """`test`: the tests. `check`: all else first, then the tests with coverage."""
    if what == "check" and run_checks():
        return 1
    return run_tests(coverage=what == "check")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
