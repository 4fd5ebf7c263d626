"""The algebra of tallies: adding parts, taking a withdrawn part away, and adding up along the tree of units."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from assessment.domain.consistency import require_consistent
from assessment.domain.summary import ARRAYS, BY_UNIT, Tally


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
    arrays = {name: getattr(tally, name).copy() for name in BY_UNIT}
    for array in arrays.values():
        rows = array.reshape(len(array), -1)
        for place in range(len(parents) - 1, 0, -1):
            rows[parents[place]] += rows[place]
    return replace(tally, **arrays)


def _sum(first: Tally, second: Tally) -> Tally:
    _require_same(first, second)
    return replace(first, **{name: getattr(first, name) + getattr(second, name) for name in ARRAYS})


def _require_same(first: Tally, second: Tally) -> None:
    if first.kind != second.kind:
        raise TalliesDiffer(f"Tallies of {first.group} and {second.group} differ in group, units or questionnaire")
