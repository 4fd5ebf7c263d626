"""A PostgreSQL for the second round: given, found, started or brought, in that order."""

import subprocess
from collections.abc import Callable

import pytest

from scripts import servers


@pytest.fixture
def reachable(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Say from which question on a server answers; before that none does."""

    def after(asked: int) -> None:
        answers = iter([False] * asked)
        monkeypatch.setattr(servers, "may_create", lambda url: next(answers, True))

    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(servers, "_own_role", lambda: "")
    return after


def test_a_given_address_is_taken_or_refused_and_nothing_else_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@127.0.0.1:1/house")

    assert servers.postgres_url(install=True) == ""

    monkeypatch.setattr(servers, "may_create", lambda url: True)
    assert servers.postgres_url(install=True) == "postgres://somebody@127.0.0.1:1/house"


def test_a_running_server_is_found(reachable: Callable[[int], None]) -> None:
    reachable(0)

    assert servers.postgres_url(install=False) == next(servers.candidates())


def test_a_sleeping_cluster_is_started(reachable: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> None:
    reachable(len(list(servers.candidates())))
    monkeypatch.setattr(servers, "_start_cluster", lambda: True)

    assert servers.postgres_url(install=False) == next(servers.candidates())


def test_a_missing_server_is_installed_only_where_asked(
    reachable: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "_start_cluster", lambda: False)
    monkeypatch.setattr(servers, "installed_by_apt", lambda packages: packages == ("postgresql",))
    reachable(len(list(servers.candidates())))

    assert servers.postgres_url(install=True) == next(servers.candidates())

    reachable(1000)
    assert servers.postgres_url(install=False) == ""


def test_the_role_must_be_allowed_to_create_databases() -> None:
    assert servers.may_create("postgres://nobody@127.0.0.1:1/clientocracy") is False


def test_every_cluster_is_tried_until_one_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    def run(argv: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if argv[0] == "pg_ctlcluster":
            started.append(argv[2])
        return subprocess.CompletedProcess(
            argv, 0 if argv[-1] != "start" or argv[2] == "16" else 1, "15 main\n16 main\n"
        )

    monkeypatch.setattr("scripts.servers.shutil.which", lambda name: name)
    monkeypatch.setattr("scripts.servers.subprocess.run", run)

    assert servers._start_cluster() is True
    assert started == ["15", "16"]


def test_without_debians_tools_no_cluster_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.servers.shutil.which", lambda name: None)

    assert servers._start_cluster() is False
