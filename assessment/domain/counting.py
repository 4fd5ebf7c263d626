"""Counting sheets by unit: the kernels under a tally, in bounded memory and whole numbers.

Sheets are taken sorted by unit in blocks of `BLOCK`; floats appear only in matrix products that stay below 2⁵³ and
are therefore exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import WIDTH

BLOCK = 16_384
LOWER = (1 << 32) - 1
THREADLESS = 1 << 18
"""Multiplications up to which OpenBLAS works in the calling thread."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Sheets in the order of their units; `bounds[u] … bounds[u + 1]` are the places in `order` of unit u."""

    sheets: NDArray[np.uint8]
    order: NDArray[np.intp]
    bounds: NDArray[np.int64]

    @classmethod
    def by_unit(cls, *, sheets: NDArray[np.uint8], unit_index: NDArray[np.integer], units: int) -> "Sorted":
        """Sort the places of sheets [N, edition items] by unit [N]."""
        counts = np.bincount(unit_index, minlength=units)
        narrow = unit_index.astype(np.uint16 if units <= 1 << 16 else np.int64)
        return cls(sheets, np.argsort(narrow, kind="stable"), np.concatenate([[0], np.cumsum(counts)]))

    @property
    def responses(self) -> NDArray[np.int64]:
        """Sheets of each unit [U]."""
        return np.diff(self.bounds)

    def blocks(self, columns: tuple[int, ...]) -> Iterator["Block"]:
        """Successive blocks of answers to these columns of the sheet vector."""
        places = np.array(columns, dtype=np.intp)
        for start in range(0, len(self.order), BLOCK):
            stop = min(start + BLOCK, len(self.order))
            first = int(np.searchsorted(self.bounds, start, side="right")) - 1
            last = int(np.searchsorted(self.bounds, stop, side="left"))
            cuts = np.clip(self.bounds[first : last + 1], start, stop) - start
            filled = np.flatnonzero(np.diff(cuts))
            yield Block(self.sheets[self.order[start:stop]][:, places], first + filled, cuts[filled], cuts[filled + 1])


@dataclass(frozen=True, slots=True)
class Block:
    """Answers [rows, items] and, for each unit that has rows here, its place and where its rows start and stop."""

    answers: NDArray[np.uint8]
    units: NDArray[np.int64]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]


def histograms(*, sheets: Sorted, columns: tuple[int, ...]) -> NDArray[np.int32]:
    """How many sheets of each unit bear each byte code at each item [U, I, 14]."""
    units = len(sheets.bounds) - 1
    cells = len(columns) * WIDTH
    counts = np.zeros((units, cells), dtype=np.int32)
    offsets = np.arange(len(columns), dtype=np.int64) * WIDTH
    for block in sheets.blocks(columns):
        for unit, start, stop in zip(block.units, block.starts, block.stops, strict=True):
            keys = (block.answers[start:stop] + offsets).ravel()
            counts[unit] += np.bincount(keys, minlength=cells)
    return counts.reshape(units, len(columns), WIDTH)


def add_scores(
    *,
    block: Block,
    scores: NDArray[np.int64],
    counted: NDArray[np.int64],
    sums: NDArray[np.int64],
    squares: NDArray[np.int64],
) -> None:
    """Add a block's scores [M, rows] to the totals by unit: [M, U], [M, U] and [2, M, U]."""
    present = scores >= 0
    values = np.where(present, scores, 0)
    square = values * values
    where = block.units
    counted[:, where] += np.add.reduceat(present, block.starts, axis=1, dtype=np.int64)
    sums[:, where] += np.add.reduceat(values, block.starts, axis=1)
    squares[0][:, where] += np.add.reduceat(square & LOWER, block.starts, axis=1)
    squares[1][:, where] += np.add.reduceat(square >> 32, block.starts, axis=1)


def item_sums(
    *, counts: NDArray[np.int32], table: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Respondents with a score [U], their sum [U] and squares [U, 2] of one item, from its histogram [U, 14].

    `table` is the item's score by byte code [14], -1 where the code has none.
    """
    scored = table >= 0
    values = np.where(scored, table, 0)
    square = values * values
    limbs = np.stack([square & LOWER, square >> 32], axis=1)
    wide = counts.astype(np.int64)
    return wide @ scored.astype(np.int64), wide @ values, wide @ limbs


def cross_products(scores: NDArray[np.int64]) -> NDArray[np.int64]:
    """For scores [J, rows]: how many have both [J, J], Σ of the first where both, Σ of the product; milli-points.

    Scores are rounded to the thousandth of a point first, so that a million squares stay in 63 bits. Rows are
    multiplied in pieces small enough that the library of matrix products does not hand them to threads of its own,
    which on a busy machine wait for each other longer than they work.
    """
    measures, rows = scores.shape
    piece = max(min(THREADLESS // max(measures * measures, 1), rows), 1)
    pieces = -(-rows // piece)
    present = np.zeros((measures, pieces * piece))
    milli = np.zeros((measures, pieces * piece))
    present[:, :rows] = scores >= 0
    milli[:, :rows] = np.where(scores >= 0, (scores + 500) // 1000, 0)
    first = present.reshape(measures, pieces, piece).transpose(1, 0, 2)
    second = milli.reshape(measures, pieces, piece).transpose(1, 0, 2)
    products = [(first, first), (second, first), (second, second)]
    return np.stack([(left @ right.transpose(0, 2, 1)).sum(axis=0) for left, right in products]).astype(np.int64)
