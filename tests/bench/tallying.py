"""Counts sheets in this process, and prints as JSON how long each kernel took beside a plain scan of the same bytes."""

import json
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment import library
from assessment.domain.counts.counting import Sorted, histograms
from assessment.domain.counts.merging import roll_up
from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.counts.screening import screened
from assessment.domain.counts.summary import ARRAYS, Tally
from assessment.domain.counts.tally import require_consistent, tally_sheets
from assessment.domain.edition import Edition
from tests.bench.material import answers_of, parents_of, unit_places

ROUNDS = 3
HALF = Fraction(1, 2)


def kernels(edition_at: str, sheets: str, units: str) -> str:
    """As JSON: seconds, best of three, of counting so many sheets that are in memory, and of reading their bytes.

    Here and below, by the wall and of processor.
    """
    edition, places = library.edition(edition_at), int(units)
    asked = questionnaire_of(edition=edition, group="staff", excluded=frozenset())
    vectors = _sheets(edition, int(sheets))
    answers = np.ascontiguousarray(vectors[:, list(asked.columns)])
    where = np.array(unit_places(sheets=int(sheets), units=places), dtype=np.int64)
    in_order = np.sort(where)
    columns = tuple(range(answers.shape[1]))

    def count(index: NDArray[np.int64]) -> object:
        return histograms(sheets=Sorted.by_unit(sheets=answers, unit_index=index, units=places), columns=columns)

    def look() -> object:
        ordered = Sorted.by_unit(sheets=vectors, unit_index=in_order, units=places)
        return screened(edition=edition, asked=asked, sheets=ordered, share=HALF)

    even = answers.reshape(-1)[: answers.size // 8 * 8].view(np.int64)
    found = {
        "scan": best(lambda: np.add.reduce(even)),
        "sorted": best(lambda: count(in_order)),
        "unsorted": best(lambda: count(where)),
        "first_look": best(look),
        "tally": best(lambda: _tally(edition, vectors, in_order, places)),
    }
    return json.dumps({**found, "bytes": answers.size})


def wave(edition_at: str, sheets: str, units: str) -> str:
    """As JSON: seconds of the whole tally of a group, of checking it and of its totals along the tree."""
    edition, places = library.edition(edition_at), int(units)
    vectors = _sheets(edition, int(sheets))
    where = np.array(unit_places(sheets=int(sheets), units=places), dtype=np.int64)
    tally = _tally(edition, vectors, where, places)
    found = {
        "tally": best(lambda: _tally(edition, vectors, where, places)),
        "check": best(lambda: require_consistent(tally)),
        "roll_up": best(lambda: roll_up(tally, parents_of(places))),
    }
    return json.dumps(found)


def totals(units: str, counters: str) -> str:
    """As JSON: seconds of adding up so many counters of so many units along the tree, and of a scan of their bytes."""
    places, width = int(units), int(counters)
    counts = np.random.default_rng(4).integers(0, 9, (places, width // 8, 8), dtype=np.int32)
    fields: dict[str, Any] = dict.fromkeys(("units", "items", "options", "unscored", "measures"), ())
    fields |= {name: np.zeros((places, 0), dtype=np.int64) for name in ARRAYS}
    tally = Tally(**{**fields, "group": "staff", "histograms": counts})
    parents = parents_of(places)
    found = {"scan": best(lambda: np.add.reduce(counts.reshape(-1).view(np.int64)))}
    return json.dumps({**found, "roll_up": best(lambda: roll_up(tally, parents))})


def _tally(edition: Edition, vectors: NDArray[np.uint8], where: NDArray[np.int64], units: int) -> Tally:
    return tally_sheets(
        edition=edition,
        group="staff",
        excluded=frozenset(),
        units=[f"u{place}" for place in range(units)],
        sheets=vectors,
        unit_index=where,
    )


def _sheets(edition: Edition, sheets: int) -> NDArray[np.uint8]:
    """Sheet vectors of staff, some of them broken off."""
    columns = [place for place, item in enumerate(edition.items) if "staff" in item.audiences]
    vectors = np.zeros((sheets, len(edition.items)), dtype=np.uint8)
    # A piece at a time: what the answers are drawn from is many times their size.
    for start in range(0, sheets, 100_000):
        stop = min(start + 100_000, sheets)
        vectors[start:stop, columns] = answers_of(sheets=stop - start, items=len(columns), seed=start)
    vectors[::25, columns[len(columns) // 3] :] = 0
    return vectors


def best(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the wall and of processor, each the best of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        started, used = time.perf_counter(), time.process_time()
        call()
        seconds.append((time.perf_counter() - started, time.process_time() - used))
    wall, processor = zip(*seconds, strict=True)
    return min(wall), min(processor)
