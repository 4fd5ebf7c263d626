"""Processes run and measured from outside: time by the wall, memory at its peak, processor by the kernel."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """One process from start to end: seconds by the wall, seconds of processor, peak of memory in MB, its output."""

    seconds: float
    processor: float
    megabytes: float
    printed: str


def measured(module: Sequence[str], *, env: Mapping[str, str]) -> Measured:
    """Run Python with these arguments; CalledProcessError when it fails."""
    argv = [sys.executable, *module]
    started = time.perf_counter()
    process = subprocess.Popen(argv, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        printed = process.stdout.read()
        # Popen waits without asking what the child used; the kernel tells it once, to whoever waits first.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv, printed)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed)


def processor_of(pid: int) -> float:
    """Seconds of processor that a running process and those of its children that ended have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / CLOCK_TICKS


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that run."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
