"""Child processes started together, watched together and stopped together."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Self

PATIENCE_SECONDS = 20.0


class StopAsked(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


class ChildDied(RuntimeError):
    """A process that was to go on has ended by itself."""

    def __init__(self, name: str, code: int) -> None:
        super().__init__(f"{name} ended with status {code}")
        self.name = name
        self.code = code


class Family:
    """Processes that live and die together; leaving the block stops them all, last started first."""

    def __init__(self, *, env: Mapping[str, str], patience: float = PATIENCE_SECONDS) -> None:
        self._env = dict(env)
        self._patience = patience
        self._children: list[tuple[str, subprocess.Popen[bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, name: str, argv: Sequence[str]) -> None:
        """Start one more child, out of reach of the terminal's Ctrl-C: the parent ends it in order."""
        self._children.append((name, subprocess.Popen(argv, env=self._env, start_new_session=True)))

    def run(self, name: str, argv: Sequence[str], *, pause: float = 0.1) -> None:
        """Start a child that is meant to end, and stay until it has; ChildDied where it or another one failed."""
        self.start(name, argv)
        child = self._children.pop()
        try:
            while child[1].poll() is None:
                self.check()
                time.sleep(pause)
        finally:
            if child[1].returncode is None:
                self._children.append(child)
        if child[1].returncode:
            raise ChildDied(name, child[1].returncode)

    def check(self) -> None:
        """Raise ChildDied where a child has ended."""
        for name, process in self._children:
            code = process.poll()
            if code is not None:
                raise ChildDied(name, code)

    def wait_for(self, ready: Callable[[], bool], *, seconds: float, pause: float = 0.2) -> bool:
        """Look again and again until `ready` says yes; False after so many seconds; raises ChildDied."""
        deadline = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                return False
            time.sleep(pause)
        return True

    def watch(self, *, pause: float = 0.3) -> None:
        """Stay until a child dies (ChildDied) or a signal handler raises."""
        while True:
            self.check()
            time.sleep(pause)

    def stop(self) -> None:
        """End every child: politely, then by force with all it has started."""
        for _, process in reversed(self._children):
            process.terminate()
        deadline = time.monotonic() + self._patience
        for _, process in reversed(self._children):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.0, deadline - time.monotonic()))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._children.clear()


@contextmanager
def stop_signals() -> Iterator[None]:
    """Inside the block Ctrl-C, SIGTERM and a closed terminal raise StopAsked."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, _ask) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ask(number: int, frame: FrameType | None) -> None:
    # Once is enough: what follows is the orderly end, and it must not be interrupted halfway.
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)
    raise StopAsked
