"""Counting: histograms, whole tallies, totals along the tree, and reading sheets from the database."""

import json
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.databases import database
from tests.bench.material import doubled_edition
from tests.bench.measure import Measured, measured


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results: kernels beside a scan of the same bytes, growth with the number of sheets, reading."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"DJANGO_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        edition = doubled_edition(Path(folder))
        yield from _kernels(edition, env, quick=quick)
        yield from _totals(env, quick=quick)
        yield from _growth(edition, env, quick=quick)
        yield from _reading(edition, env, quick=quick)


def _kernels(edition: Path, env: dict[str, str], *, quick: bool) -> Iterator[str]:
    sheets, units = (50_000, 700) if quick else (1_000_000, 10_000)
    found, process = _child(["tallying", "kernels", str(edition), str(sheets), str(units)], env)
    yield f"{sheets:,} sheets × {found['bytes'] // sheets} items in memory, {units:,} units, best of 3"
    yield f"{'scan of the same bytes':<26} {found['scan'][0] * 1e3:7.1f} ms"
    words = {
        "sorted": "histograms, sorted",
        "unsorted": "histograms, unsorted",
        "first_look": "… valid, flags, drop-off",
        "tally": "the whole tally",
    }
    for key, said in words.items():
        yield f"{said:<26} {_spoken(found, key)}"
    yield f"{'peak of memory':<26} {process.megabytes:7.0f} MB"


def _totals(env: dict[str, str], *, quick: bool) -> Iterator[str]:
    units, counters = (5_000, 480) if quick else (100_000, 480)
    found, _ = _child(["tallying", "totals", str(units), str(counters)], env)
    yield f"{units:,} units × {counters} counters, totals along the tree"
    yield f"{'totals':<26} {_spoken(found, 'roll_up')}"


def _spoken(found: dict[str, list[float]], key: str) -> str:
    (wall, processor), (scan, _) = found[key], found["scan"]
    return f"{wall * 1e3:7.1f} ms, processor {processor * 1e3:.1f} ms, {wall / scan:.0f} scans"


def _growth(edition: Path, env: dict[str, str], *, quick: bool) -> Iterator[str]:
    sizes = (20_000, 40_000) if quick else (100_000, 200_000, 500_000, 1_000_000, 2_000_000)
    walls, processors = [], []
    for sheets in sizes:
        found, process = _child(["tallying", "wave", str(edition), str(sheets), str(sheets // 100)], env)
        wall, processor = found["tally"]
        walls.append(wall)
        processors.append(processor)
        yield (
            f"{sheets:>9,} sheets, {sheets // 100:>6,} units: tally {wall:.2f} s, processor {processor:.2f} s, "
            f"check {found['check'][0]:.2f} s, totals {found['roll_up'][0]:.2f} s, {process.megabytes:.0f} MB"
        )
    yield (
        f"time grows as the number of sheets to the power of {_slope(sizes, walls):.2f}, "
        f"processor {_slope(sizes, processors):.2f}"
    )


def _reading(edition: Path, env: dict[str, str], *, quick: bool) -> Iterator[str]:
    sheets, units = (20_000, 700) if quick else (1_000_000, 10_000)
    with database() as url:
        env = {**env, "DATABASE_URL": url}
        measured(["manage.py", "migrate", "--verbosity", "0"], env=env)
        measured(["-m", "tests.bench.child", "filling", "fill", str(edition), str(sheets), str(units)], env=env)
        found, process = _child(["reading", "read", str(edition)], env)
    yield f"{sheets:,} sheets in {'PostgreSQL' if url else 'SQLite'}, {units:,} units, best of 3"
    yield f"{'reading rows':<26} {found['rows'][0]:7.2f} s, processor {found['rows'][1]:.2f} s"
    yield f"{'reading packs':<26} {found['packs'][0]:7.2f} s, processor {found['packs'][1]:.2f} s"
    yield f"{'peak of memory':<26} {process.megabytes:7.0f} MB"


def _child(arguments: list[str], env: dict[str, str]) -> tuple[dict[str, Any], Measured]:
    process = measured(["-m", "tests.bench.child", *arguments], env=env)
    return json.loads(process.printed), process


def _slope(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """Least squares of log seconds on log sizes: 1 is linear."""
    x, y = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    middle, level = sum(x) / len(x), sum(y) / len(y)
    across = sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True))
    return across / sum((a - middle) ** 2 for a in x)
