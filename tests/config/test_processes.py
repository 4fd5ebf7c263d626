"""Children live and die together."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from config.processes import ChildDied, Family, StopAsked, stop_signals

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _send_to_ourselves(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)
    time.sleep(5)


def _pid(file: Path) -> int:
    deadline = time.monotonic() + 20
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return int(file.read_text())


def _announcing(file: Path, *, then: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import os, time; {then}; open({str(file)!r}, 'w').write(str(os.getpid())); time.sleep(60)",
    ]


def test_leaving_the_block_ends_every_child(tmp_path: Path) -> None:
    with Family(env=os.environ) as family:
        for name in ("one", "two"):
            family.start(name, _announcing(tmp_path / name, then="pass"))
        pids = [_pid(tmp_path / name) for name in ("one", "two")]

    assert not any(_alive(pid) for pid in pids)


def test_a_deaf_child_is_ended_by_force(tmp_path: Path) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"

    with Family(env=os.environ, patience=0.2) as family:
        family.start("deaf", _announcing(tmp_path / "deaf", then=deaf))
        pid = _pid(tmp_path / "deaf")

    assert not _alive(pid)


def test_a_child_that_ends_by_itself_is_named_with_its_status() -> None:
    with Family(env=os.environ) as family:
        family.start("worker", [sys.executable, "-c", "raise SystemExit(3)"])

        with pytest.raises(ChildDied, match="worker ended with status 3") as caught:
            family.watch(pause=0.02)

    assert (caught.value.name, caught.value.code) == ("worker", 3)


def test_waiting_ends_when_ready_and_gives_up_in_time() -> None:
    answers = iter([False, True])

    with Family(env=os.environ) as family:
        family.start("sleeper", SLEEPER)

        assert family.wait_for(lambda: next(answers), seconds=5, pause=0.01)
        assert not family.wait_for(lambda: False, seconds=0.05, pause=0.02)


def test_waiting_notices_a_death() -> None:
    with Family(env=os.environ) as family:
        family.start("short", [sys.executable, "-c", ""])

        with pytest.raises(ChildDied):
            family.wait_for(lambda: False, seconds=20, pause=0.02)


def test_an_errand_is_waited_for_and_is_no_death(tmp_path: Path) -> None:
    done = tmp_path / "done"

    with Family(env=os.environ) as family:
        family.start("sleeper", SLEEPER)
        family.run("errand", [sys.executable, "-c", f"open({str(done)!r}, 'w').close()"])
        family.check()

    assert done.exists()


def test_an_errand_that_fails_is_named() -> None:
    with Family(env=os.environ) as family, pytest.raises(ChildDied, match="errand ended with status 2"):
        family.run("errand", [sys.executable, "-c", "raise SystemExit(2)"])


def test_an_errand_is_ended_where_another_child_dies(tmp_path: Path) -> None:
    with Family(env=os.environ, patience=1) as family:
        family.start("short", [sys.executable, "-c", "import time; time.sleep(1)"])

        with pytest.raises(ChildDied, match="short"):
            family.run("errand", _announcing(tmp_path / "errand", then="pass"))

    assert not _alive(_pid(tmp_path / "errand"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_asks_once_for_the_end(number: signal.Signals) -> None:
    before = signal.getsignal(number)

    with pytest.raises(StopAsked), stop_signals():
        _send_to_ourselves(number)

    assert signal.getsignal(number) is before
