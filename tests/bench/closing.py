"""Closing a wave of the size of a ministry: seal, count, draw up, in one process as a worker does it."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.databases import database
from tests.bench.material import doubled_edition
from tests.bench.measure import measured

STEPS = {
    "responses_seal": "shuffle and pack, rows go",
    "marks_rewrite": "rewrite the last marks",
    "group_tally": "count and score",
    "scorecard_draw_up": "withhold, draw up, store",
}


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results: each step, the whole of `wave_score`, memory of the process."""
    sheets, units = (20_000, 700) if quick else (350_000, 12_000)
    with tempfile.TemporaryDirectory() as folder, database() as url:
        edition = doubled_edition(Path(folder))
        env = {"DATABASE_URL": url, "DJANGO_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        measured(["manage.py", "migrate", "--verbosity", "0"], env=env)
        measured(["-m", "tests.bench.child", "filling", "fill", str(edition), str(sheets), str(units)], env=env)
        scored = measured(["-m", "tests.bench.child", "scoring", "score"], env=env)
    found = json.loads(scored.printed)
    yield f"{sheets:,} sheets × {found['items']} items, {units:,} units, {'PostgreSQL' if url else 'SQLite'}"
    for step, words in STEPS.items():
        yield f"{words:<26} {found['steps'].get(step, 0):6.1f} s"
    whole, processor = found["whole"], found["processor"]
    yield f"{'the whole of it':<26} {whole:6.1f} s, processor {processor:.1f} s, {scored.megabytes:.0f} MB"
    yield f"scorecard {found['packed'] / 1e6:.1f} MB, {found['shown']:,} units shown, {found['withheld']:,} withheld"
