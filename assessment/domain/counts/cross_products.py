"""Cross-products of scores: for two measures, how many have both, and the sums that covariances are made of.

Scores are rounded to the thousandth of a point first (milli-points), so that a million products stay in 63 bits.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import WIDTH

THREADLESS = 1 << 18
"""Multiplications up to which OpenBLAS works in the calling thread."""
CHUNK = 4096
"""Rows taken at a time: what is made of them stays in the processor's cache."""

Practices = Sequence[Sequence[int]]
"""Places in the questionnaire of the scored items of each practice."""


def cross_products(scores: NDArray[np.int64]) -> NDArray[np.int64]:
    """For scores [J, rows], -1 where missing: how many have both [J, J], Σ of the first where both, Σ of products."""
    return present_products(values=np.maximum(scores, 0), present=scores >= 0)


def present_products(*, values: NDArray[np.number], present: NDArray[np.number | np.bool_]) -> NDArray[np.int64]:
    """The same of scores [J, rows] that are 0 where `present` [J, rows] is 0."""
    measures, rows = values.shape
    products = np.zeros((2 * measures, 2 * measures), dtype=np.int64)
    for start in range(0, rows, CHUNK):
        here = np.s_[:, start : start + CHUNK]
        products += _products_of_chunk(values[here], present[here])
    first, second = slice(measures), slice(measures, None)
    return np.stack([products[first, first], products[second, first], products[second, second]])


def _products_of_chunk(values: NDArray[np.number], present: NDArray[np.number | np.bool_]) -> NDArray[np.int64]:
    """Products of presence and milli-points [2 J, 2 J]; sums stay below 2⁵³ and are exact.

    Rows are multiplied in pieces small enough that the library of matrix products does not hand them to threads of its
    own, which on a busy machine wait for each other longer than they work.
    """
    measures, rows = values.shape
    piece = max(min(THREADLESS // max(4 * measures * measures, 1), rows), 1)
    pieces = -(-rows // piece)
    both = np.zeros((2 * measures, pieces * piece))
    both[:measures, :rows] = present
    # The quotient is at least a thousandth away from the next whole number, so its rounding cannot reach it.
    np.floor((values + 500) / 1000, out=both[measures:, :rows])
    cut = both.reshape(2 * measures, pieces, piece).transpose(1, 0, 2)
    return np.asarray((cut @ cut.transpose(0, 2, 1)).sum(axis=0), dtype=np.int64)


def pairs_of(practices: Practices) -> list[tuple[int, int]]:
    """Every two items of the same practice, the first before the second."""
    return [pair for places in practices for pair in combinations(places, 2)]


def add_joint_counts(*, codes: NDArray[np.uint8], pairs: Sequence[tuple[int, int]], counts: NDArray[np.int64]) -> None:
    """Add to `counts` [pairs, 14 · 14] how many sheets bear each two codes, from codes [items, sheets]."""
    for row, (first, second) in enumerate(pairs):
        # The greatest key, 13 · 14 + 13, fits a byte.
        counts[row] += np.bincount(codes[first] * np.uint8(WIDTH) + codes[second], minlength=WIDTH * WIDTH)


def item_cross_products(
    *, table: NDArray[np.int64], practices: Practices, totals: NDArray[np.int64], joint: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Cross-products [3, J, J] of the scored items within each practice, 0 elsewhere.

    J counts the scored items in order. `table` is the score by item and code [I, 14], -1 where there is none; `totals`
    the histogram [I, 14] and `joint` the counts of every two codes for `pairs_of(practices)`, both of all sheets.
    """
    rows = {place: row for row, place in enumerate(sorted(place for places in practices for place in places))}
    present = (table >= 0).astype(np.int64)
    milli = np.where(table >= 0, (table + 500) // 1000, 0)
    cross = np.zeros((3, len(rows), len(rows)), dtype=np.int64)
    for place, row in rows.items():
        cross[:, row, row] = _products(np.diag(totals[place]), present[[place] * 2], milli[[place] * 2])[[0, 1, 3]]
    for (first, second), counts in zip(pairs_of(practices), joint.reshape(-1, WIDTH, WIDTH), strict=True):
        both = [first, second]
        n, one, other, product = _products(counts, present[both], milli[both])
        here, there = rows[first], rows[second]
        cross[:, here, there], cross[:, there, here] = (n, one, product), (n, other, product)
    return cross


def _products(counts: NDArray[np.int64], present: NDArray[np.int64], milli: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pairs with both scores, Σ of the first, Σ of the second, Σ of products, from counts of every two codes."""
    left, right = (present[0], milli[0], present[0], milli[0]), (present[1], present[1], milli[1], milli[1])
    return np.array([x @ counts @ y for x, y in zip(left, right, strict=True)], dtype=np.int64)
