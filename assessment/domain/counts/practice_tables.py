"""Scores of practices looked up: what every combination of codes of a practice's items comes to is computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.means import MISSING, mean_present
from assessment.domain.edition import NOT_APPLICABLE, WIDTH

NOT_CONCERNED = -2
"""No item of the practice concerns the respondent, so nobody misses its score."""

RUN = 3
"""So many items share a table: 14³ entries stay in the processor's nearest cache, 14⁴ would not."""

PRESENT, APPLICABLE = 40, 52
"""Bits at which the number of answered and of applicable items stand above the sum of scores (up to 2,000 items)."""


@dataclass(frozen=True, slots=True)
class PracticeTable:
    """One practice: its items in runs of up to RUN, and a table for each run by the joint code of its items.

    A practice of one run has its scores in `whole`; with more runs, their packed sums are added first.
    """

    runs: tuple[tuple[int, ...], ...]
    parts: tuple[NDArray[np.int64], ...]
    """Sum of scores, answered and applicable items in one number, by the joint code of each run."""
    whole: NDArray[np.float64]
    """Scores by the joint code of the first run."""
    share: Fraction

    @classmethod
    def of(cls, *, places: Sequence[int], table: NDArray[np.int64], share: Fraction) -> "PracticeTable":
        """Tables of the practice with the items at these places; `table` is the score by item and code [I, 14]."""
        runs = tuple(tuple(places[start : start + RUN]) for start in range(0, len(places), RUN))
        packed = tuple(_packed([table[place] for place in run]) for run in runs)
        return cls(runs, packed, _scores(packed[0], share), share)

    def scores(self, codes: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Scores of sheets [sheets] from codes [items, sheets]: whole micro-points, MISSING or NOT_CONCERNED."""
        first = _joint(codes, self.runs[0])
        if len(self.runs) == 1:
            return self.whole.take(first)
        packed = self.parts[0].take(first)
        for run, part in zip(self.runs[1:], self.parts[1:], strict=True):
            packed += part.take(_joint(codes, run))
        return _scores(packed, self.share)


def _joint(codes: NDArray[np.uint8], run: tuple[int, ...]) -> NDArray[np.uint16]:
    key: NDArray[np.uint16] = codes[run[0]].astype(np.uint16)
    for place in run[1:]:
        key *= WIDTH
        key += codes[place]
    return key


def _packed(tables: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    joint = np.zeros(1, dtype=np.int64)
    for table in tables:
        scored = table >= 0
        single = np.where(scored, table, 0) + (scored.astype(np.int64) << PRESENT)
        single += (np.arange(WIDTH) != NOT_APPLICABLE).astype(np.int64) << APPLICABLE
        joint = (joint[:, None] + single).ravel()
    return joint


def _scores(packed: NDArray[np.int64], share: Fraction) -> NDArray[np.float64]:
    total = packed & ((1 << PRESENT) - 1)
    present = (packed >> PRESENT) & ((1 << APPLICABLE - PRESENT) - 1)
    applicable = packed >> APPLICABLE
    score = mean_present(total=total, present=present, asked=applicable, share=share)
    return np.where((applicable == 0) & (score == MISSING), NOT_CONCERNED, score)
