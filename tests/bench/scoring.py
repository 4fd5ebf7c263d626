"""Scores the closed wave in this process, and prints as JSON how long each step took."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest import mock

from django.utils.timezone import now

from assessment.selectors import scorecard_read
from surveys import aggregation
from surveys.waves.models import Wave
from surveys.waves.selectors import pinned_edition

STEPS = ("marks_rewrite", "responses_seal", "group_tally", "scorecard_draw_up")


def score() -> str:
    """As JSON: seconds of each step and of the whole, and what came of it."""
    wave = Wave.objects.get()
    steps: dict[str, float] = {}
    started, used = time.perf_counter(), time.process_time()
    with ExitStack() as patches:
        for name in STEPS:
            patches.enter_context(mock.patch.object(aggregation, name, _timed(name, steps)))
        aggregation.wave_score(wave_id=wave.pk, now=now())
    whole, processor = time.perf_counter() - started, time.process_time() - used
    wave.refresh_from_db()
    assert wave.scorecard is not None
    card = scorecard_read(wave.scorecard)
    found = {
        "steps": steps,
        "whole": whole,
        "processor": processor,
        "items": len(pinned_edition(wave).items_for("staff")),
        "packed": len(wave.scorecard.packed),
        "shown": len(card.tables["staff"].answered),
        "withheld": card.withheld["staff"],
    }
    return json.dumps(found)


def _timed(name: str, steps: dict[str, float]) -> Callable[..., Any]:
    original = getattr(aggregation, name)

    def timed(**arguments: Any) -> Any:
        started = time.perf_counter()
        try:
            return original(**arguments)
        finally:
            steps[name] = steps.get(name, 0.0) + time.perf_counter() - started

    return timed
