"""Scores of people as the numbers a tally keeps of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import POINT

Counts = NDArray[np.int64]


def tallied(scores: Sequence[Sequence[float]]) -> tuple[Counts, Counts, Counts]:
    """Counted [A, 1], sums [A, 1] and squares [A, 1, 2] of the scores in points of each of A groups."""
    micro = [[round(score * POINT) for score in group] for group in scores]
    squares = [[score * score for score in group] for group in micro]
    limbs = [[[sum(s & 0xFFFFFFFF for s in group), sum(s >> 32 for s in group)]] for group in squares]
    return (
        np.array([len(group) for group in micro], dtype=np.int64).reshape(-1, 1),
        np.array([sum(group) for group in micro], dtype=np.int64).reshape(-1, 1),
        np.array(limbs, dtype=np.int64).reshape(-1, 1, 2),
    )
