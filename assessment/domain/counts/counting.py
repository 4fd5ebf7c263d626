"""Counting sheets by unit: the kernels under a tally, in bounded memory and whole numbers.

Sheets are taken sorted by unit in blocks of `BLOCK`, turned item by item; floats appear only in sums that stay below
2⁵³ and are therefore exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.cross_products import cross_products
from assessment.domain.counts.scoring import Composites
from assessment.domain.edition import WIDTH

__all__ = [
    "BLOCK",
    "Block",
    "Sorted",
    "add_histograms",
    "add_scores",
    "by_unit",
    "cross_products",
    "histograms",
    "item_sums",
]

Number = TypeVar("Number", np.int64, np.float64)

BLOCK = 16_384
TILE = 512
"""Rows that are turned at a time: their bytes stay in the processor's nearest cache."""
LOWER = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Sorted:
    """Sheets in the order of their units; `bounds[u] … bounds[u + 1]` are the places in `order` of unit u."""

    sheets: NDArray[np.uint8]
    order: NDArray[np.intp] | None
    """Places of the sheets; None when they stand in that order already."""
    bounds: NDArray[np.int64]

    @classmethod
    def by_unit(cls, *, sheets: NDArray[np.uint8], unit_index: NDArray[np.integer], units: int) -> "Sorted":
        """Sort the places of sheets [N, edition items] by unit [N]."""
        bounds = np.concatenate([[0], np.cumsum(np.bincount(unit_index, minlength=units))])
        if (unit_index[1:] >= unit_index[:-1]).all():
            return cls(sheets, None, bounds)
        narrow = unit_index.astype(np.uint16 if units <= 1 << 16 else np.int64)
        return cls(sheets, np.argsort(narrow, kind="stable"), bounds)

    @property
    def responses(self) -> NDArray[np.int64]:
        """Sheets of each unit [U]."""
        return np.diff(self.bounds)

    def only(self, chosen: NDArray[np.bool_]) -> "Sorted":
        """The sheets chosen of these [N, in this order]."""
        if chosen.all():
            return self
        order = np.flatnonzero(chosen) if self.order is None else self.order[chosen]
        return Sorted(self.sheets, order, np.concatenate([[0], np.cumsum(chosen)])[self.bounds])

    def blocks(self, columns: tuple[int, ...]) -> Iterator["Block"]:
        """Successive blocks of answers to these columns of the sheet vector."""
        places = np.array(columns, dtype=np.intp)
        everything = np.array_equal(places, np.arange(self.sheets.shape[1]))
        for start in range(0, int(self.bounds[-1]), BLOCK):
            stop = min(start + BLOCK, int(self.bounds[-1]))
            rows = self.sheets[start:stop] if self.order is None else self.sheets.take(self.order[start:stop], axis=0)
            first = int(np.searchsorted(self.bounds, start, side="right")) - 1
            last = int(np.searchsorted(self.bounds, stop, side="left"))
            cuts = np.clip(self.bounds[first : last + 1], start, stop) - start
            filled = np.flatnonzero(np.diff(cuts))
            codes = _turned(rows)
            asked = codes if everything else codes[places]
            yield Block(start, asked, first + filled, cuts[filled], cuts[filled + 1])


@dataclass(frozen=True, slots=True)
class Block:
    """Answers of some sheets and, for each unit that has sheets here, its place and where they start and stop."""

    start: int
    """How many sheets stand before these."""
    codes: NDArray[np.uint8]
    """[items, sheets] byte codes."""
    units: NDArray[np.int64]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]


def add_histograms(
    *, block: Block, counting: NDArray[np.bool_], counts: NDArray[np.int32], others: NDArray[np.int64]
) -> None:
    """Add how many of the block's sheets bear each code at each item.

    Those that are `counting` [sheets] are added to `counts` [U, I, 14] by unit, all other sheets to `others` [I, 14].
    """
    last = len(block.units)
    bins = (last + 1) * WIDTH
    # The other sheets stand as one more unit beyond the last. Narrow keys are added several at a time.
    bases = np.arange(0, bins, WIDTH, dtype=np.uint16 if bins <= 1 << 16 else np.uint32)
    keys = np.repeat(bases[:last], block.stops - block.starts)
    keys[~counting] = bases[last]
    found = np.empty((last + 1, len(block.codes), WIDTH), dtype=np.int32)
    for item, codes in enumerate(block.codes):
        found[:, item] = np.bincount(keys + codes, minlength=bins).reshape(-1, WIDTH)
    counts[block.units] += found[:last]
    others += found[last]


def histograms(*, sheets: Sorted, columns: tuple[int, ...]) -> NDArray[np.int32]:
    """How many sheets of each unit bear each byte code at each item [U, I, 14]."""
    counts = np.zeros((len(sheets.bounds) - 1, len(columns), WIDTH), dtype=np.int32)
    nobody = np.zeros((len(columns), WIDTH), dtype=np.int64)
    for block in sheets.blocks(columns):
        everybody = np.ones(block.codes.shape[1], dtype=np.bool_)
        add_histograms(block=block, counting=everybody, counts=counts, others=nobody)
    return counts


def add_scores(
    *,
    block: Block,
    scores: Composites,
    counted: NDArray[np.int64],
    sums: NDArray[np.int64],
    squares: NDArray[np.int64],
) -> None:
    """Add a block's scores [M, sheets] to the totals by unit: [M, U], [M, U] and [2, M, U]."""
    where = block.units
    counted[:, where] += by_unit(scores.present, block)
    sums[:, where] += by_unit(scores.values, block)
    for row, values in enumerate(scores.values):
        square = values.astype(np.int64)
        square *= square
        squares[0, row, where] += by_unit(square & LOWER, block)
        squares[1, row, where] += by_unit(square >> 32, block)


def item_sums(
    *, counts: NDArray[np.int32], table: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Respondents with a score [U], their sum [U] and squares [U, 2] of one item, from its histogram [U, 14].

    `table` is the item's score by byte code [14], -1 where the code has none.
    """
    scored = table >= 0
    values = np.where(scored, table, 0)
    square = values * values
    weights = np.stack([scored, values, square & LOWER, square >> 32])[:, scored]
    found = weights @ counts.T[scored].astype(np.int64)
    return found[0], found[1], found[2:].T


def by_unit(values: NDArray[Number], block: Block) -> NDArray[np.int64]:
    """Whole numbers [..., sheets] added up by unit [..., units of the block]."""
    return np.asarray(np.add.reduceat(values, block.starts, axis=-1)).astype(np.int64, copy=False)


def _turned(rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Rows [sheets, items] as [items, sheets], side by side in memory."""
    turned = np.empty(rows.shape[::-1], dtype=np.uint8)
    for start in range(0, len(rows), TILE):
        turned[:, start : start + TILE] = rows[start : start + TILE].T
    return turned
