"""The proof runs every check, both rounds of tests, and fails in CI where a round cannot be had."""

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts import prove


class Rounds:
    """What was started instead of pytest, and with what environment."""

    def __init__(self, statuses: Sequence[int]) -> None:
        self.statuses = list(statuses)
        self.started: list[tuple[list[str], Mapping[str, str]]] = []

    def run(self, argv: list[str], *, env: Mapping[str, str], **_: Any) -> subprocess.CompletedProcess[str]:
        self.started.append((argv, env))
        return subprocess.CompletedProcess(argv, self.statuses[len(self.started) - 1], "", "")


@contextmanager
def _broker(*, folder: Path) -> Any:
    yield "redis://given"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(prove, "embedded_broker", _broker)
    monkeypatch.setattr(prove, "postgres_url", lambda install: "postgres://found")


def _rounds(monkeypatch: pytest.MonkeyPatch, *statuses: int) -> Rounds:
    rounds = Rounds(statuses)
    monkeypatch.setattr("scripts.prove.subprocess.run", rounds.run)
    return rounds


def test_the_tests_run_twice_and_say_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    rounds = _rounds(monkeypatch, 0, 0)
    monkeypatch.setenv("DATABASE_URL", "postgres://of-the-shell")

    assert prove.main("test") == 0

    first, second = (env for _, env in rounds.started)
    assert "DATABASE_URL" not in first
    assert (second["DATABASE_URL"], second["REDIS_URL"]) == ("postgres://found", "redis://given")
    assert "Tests on SQLite, then on PostgreSQL and Redis." in capsys.readouterr().out


def test_a_failure_of_the_first_round_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = _rounds(monkeypatch, 1)

    assert prove.main("test") == 1
    assert len(rounds.started) == 1


def test_a_failure_of_the_second_round_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    _rounds(monkeypatch, 0, 1)

    assert prove.main("test") == 1


def test_at_home_one_round_will_do_and_the_reader_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = _rounds(monkeypatch, 0)
    monkeypatch.setattr(prove, "postgres_url", lambda install: "")

    assert prove.main("test") == 0
    assert len(rounds.started) == 1
    assert "no PostgreSQL was found" in capsys.readouterr().out


def test_in_ci_both_rounds_are_a_must(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    rounds = _rounds(monkeypatch)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(prove, "postgres_url", lambda install: "" if install else "postgres://never")

    assert prove.main("test") == 1
    assert rounds.started == []
    assert "must be" in capsys.readouterr().err


def test_the_check_runs_all_checks_before_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = _rounds(monkeypatch, *[0] * len(prove.CHECKS), 0, 0)

    assert prove.main("check") == 0
    assert len(rounds.started) == len(prove.CHECKS) + 2
    assert "--cov-append" in rounds.started[-1][0]


def test_a_failed_check_is_shown_with_the_others_and_no_test_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = _rounds(monkeypatch, 1, *[0] * (len(prove.CHECKS) - 1))

    assert prove.main("check") == 1

    assert len(rounds.started) == len(prove.CHECKS)
    said = capsys.readouterr().out
    assert "format      FAILED" in said
    assert "migrations  ok" in said
