"""The algebra of tallies: adding parts, taking a withdrawn part away, and adding up along the tree of units."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.consistency import require_consistent
from assessment.domain.counts.summary import ARRAYS, BY_UNIT, Tally


class TalliesDiffer(ValueError):
    """Tallies of different groups, units, questionnaires or scored items cannot be combined."""


def merge(*tallies: Tally) -> Tally:
    """The tally of all their sheets, the same bytes in any order; raises TalliesDiffer."""
    return reduce(_sum, tallies)


def subtract(whole: Tally, part: Tally) -> Tally:
    """The tally of the whole's sheets without the part's; raises TalliesDiffer, and ContradictoryTally when the part
    was not in it.
    """
    _require_same(whole, part)
    left = replace(whole, **{name: getattr(whole, name) - getattr(part, name) for name in ARRAYS})
    require_consistent(left)
    return left


def roll_up(tally: Tally, parents: Sequence[int]) -> Tally:
    """Totals of each unit with all units below it; `parents` are places, every parent before its children.

    What is counted for the whole group stays as it is.
    """
    families = _families(parents)
    arrays = {name: getattr(tally, name) for name in BY_UNIT}
    wide = [name for name in BY_UNIT if arrays[name].dtype == np.int64]
    totals = {name: _rows(array) for name, array in arrays.items() if name not in wide}
    # Arrays of one kind side by side: what a step costs is mostly that it is a step.
    side = np.concatenate([_rows(arrays[name]) for name in wide], axis=1)
    for rows in (*totals.values(), side):
        for parent, start, stop in families:
            rows[parent] += rows[start] if stop == start + 1 else np.add.reduce(rows[start:stop], axis=0)
    ends = np.cumsum([_rows(arrays[name]).shape[1] for name in wide])
    totals |= dict(zip(wide, np.split(side, ends[:-1], axis=1), strict=True))
    fields: dict[str, Any] = {name: _alike(rows, arrays[name]) for name, rows in totals.items()}
    return replace(tally, **fields)


def _families(parents: Sequence[int]) -> list[tuple[int, int, int]]:
    """Consecutive units with one parent, as (parent, first, behind the last), the last ones first.

    Whoever stands below one of them stands behind all of them, and is added up before.
    """
    families = []
    stop = len(parents)
    while stop > 1:
        start = stop - 1
        while start > 1 and parents[start - 1] == parents[stop - 1]:
            start -= 1
        families.append((parents[start], start, stop))
        stop = start
    return families


def _rows(array: NDArray[Any]) -> NDArray[Any]:
    """A copy with all that belongs to a unit in one row."""
    return array.reshape(len(array), math.prod(array.shape[1:])).copy()


def _alike(rows: NDArray[Any], array: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(rows).reshape(array.shape)


def _sum(first: Tally, second: Tally) -> Tally:
    _require_same(first, second)
    return replace(first, **{name: getattr(first, name) + getattr(second, name) for name in ARRAYS})


def _require_same(first: Tally, second: Tally) -> None:
    if first.kind != second.kind:
        raise TalliesDiffer(f"Tallies of {first.group} and {second.group} differ in group, units or questionnaire")
