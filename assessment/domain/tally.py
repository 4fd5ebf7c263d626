"""Mergeable counts: how many of a group chose which option in each unit, and the exact sums that figures need.

Every array is a sum over sheets of whole numbers, so tallies of any split of the sheets merge, in any order, to the
same bytes, and a withdrawn sheet is subtracted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counting import Sorted, add_scores, cross_products, histograms, item_sums
from assessment.domain.edition import FULL_SCORE, WIDTH, Edition
from assessment.domain.questionnaire import Questionnaire, possible_codes, questionnaire_of, score_table
from assessment.domain.scoring import items_beyond_judgement, sheet_scores

ARRAYS = ("responses", "histograms", "counted", "sums", "squares", "item_cross", "practice_cross")
BY_UNIT = ("responses", "histograms", "counted", "sums", "squares")


class UnfitSheets(ValueError):
    """The sheets do not have the shape, units or codes that the edition allows."""


class TalliesDiffer(ValueError):
    """Tallies of different groups, units, questionnaires or scored items cannot be combined."""


class ContradictoryTally(ValueError):
    """A tally says something that no set of sheets could say."""


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """One group of one wave: the own respondents of each unit. U units, I items, M measures; arrays are read-only."""

    group: str
    units: tuple[str, ...]
    items: tuple[str, ...]
    """Every item of the questionnaire, facts included."""
    unscored: tuple[str, ...]
    """Items too many of the group could not judge: counted, not scored."""
    measures: tuple[str, ...]
    """`items/A1.a`, `practices/A1`, `criteria/A.1`, `sections/A`, `overall`: those with a score."""
    responses: NDArray[np.int64]
    """[U] sheets."""
    histograms: NDArray[np.int32]
    """[U, I, 14] sheets by byte code."""
    counted: NDArray[np.int64]
    """[U, M] respondents with that score."""
    sums: NDArray[np.int64]
    """[U, M] their scores, micro-points."""
    squares: NDArray[np.int64]
    """[U, M, 2] their squared scores, two limbs: the lower 32 bits of each square, and what stands above."""
    item_cross: NDArray[np.int64]
    """[3, J, J] over scored items of one practice: pairs answered, Σx where both, Σxy; milli-points, whole group."""
    practice_cross: NDArray[np.int64]
    """[3, P, P] the same over the scored practices."""

    def __post_init__(self) -> None:
        """Make the arrays read-only, so that a tally is a value."""
        for name in ARRAYS:
            getattr(self, name).setflags(write=False)

    @property
    def kind(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What must be equal for two tallies to be combined."""
        return (self.group, self.units, self.items, self.unscored, self.measures)

    def to_bytes(self) -> bytes:
        """All counts as bytes: equal tallies give equal bytes."""
        return b"".join(getattr(self, name).tobytes() for name in ARRAYS)


def tally_sheets(
    *,
    edition: Edition,
    group: str,
    excluded: frozenset[str],
    units: Sequence[str],
    sheets: NDArray[np.uint8],
    unit_index: NDArray[np.integer],
    unscored: frozenset[str] | None = None,
) -> Tally:
    """Count and score sheet vectors [N, edition items] of the units they point to [N]; raises UnfitSheets.

    These are taken for all the sheets of the group, so items that too many cannot judge are found here and left out
    of scores. To count part of a group, give the items found for the whole as `unscored`.
    """
    _require_fit(edition, group, units, sheets, unit_index)
    asked = questionnaire_of(edition=edition, group=group, excluded=excluded)
    ordered = Sorted.by_unit(sheets=sheets, unit_index=unit_index, units=len(units))
    counts = histograms(sheets=ordered, columns=asked.columns)
    totals = counts.sum(axis=0, dtype=np.int64)
    if totals[~possible_codes(edition=edition, items=asked.items)].any():
        raise UnfitSheets(f"A sheet of {group} bears an option that its item's scale does not have")
    if unscored is None:
        unscored = items_beyond_judgement(edition=edition, questionnaire=asked, totals=totals)
    scored = questionnaire_of(edition=edition, group=group, excluded=excluded, unscored=unscored)
    return _tally(edition, scored, tuple(units), ordered, counts, unscored)


def merge(*tallies: Tally) -> Tally:
    """The tally of all their sheets; raises TalliesDiffer."""
    return reduce(_sum, tallies)


def subtract(whole: Tally, part: Tally) -> Tally:
    """The tally of the whole's sheets without the part's; raises ContradictoryTally when the part was not in it."""
    _require_same(whole, part)
    left = replace(whole, **{name: getattr(whole, name) - getattr(part, name) for name in ARRAYS})
    require_consistent(left)
    return left


def roll_up(tally: Tally, parents: Sequence[int]) -> Tally:
    """Totals of each unit with all units below it; `parents` are places, every parent before its children.

    Cross-products are of the whole group and stay as they are.
    """
    arrays = {name: getattr(tally, name).copy() for name in BY_UNIT}
    for array in arrays.values():
        for place in range(len(parents) - 1, 0, -1):
            array[parents[place]] += array[place]
    return replace(tally, **arrays)


def require_consistent(tally: Tally) -> None:
    """Raise ContradictoryTally unless some set of sheets could have given these counts."""
    if any((getattr(tally, name) < 0).any() for name in ARRAYS):
        raise ContradictoryTally("A count is below zero")
    if (tally.histograms.sum(axis=2, dtype=np.int64) != tally.responses[:, None]).any():
        raise ContradictoryTally("The answers to an item do not add up to the sheets of its unit")
    if (tally.counted > tally.responses[:, None]).any():
        raise ContradictoryTally("A unit has more scores than sheets")
    if (tally.sums > tally.counted * FULL_SCORE).any():
        raise ContradictoryTally("A sum of scores is above what its respondents can have given")


def _sum(first: Tally, second: Tally) -> Tally:
    _require_same(first, second)
    return replace(first, **{name: getattr(first, name) + getattr(second, name) for name in ARRAYS})


def _require_same(first: Tally, second: Tally) -> None:
    if first.kind != second.kind:
        raise TalliesDiffer(f"Tallies of {first.group} and {second.group} differ in group, units or questionnaire")


def _require_fit(
    edition: Edition,
    group: str,
    units: Sequence[str],
    sheets: NDArray[np.uint8],
    unit_index: NDArray[np.integer],
) -> None:
    if group not in {audience.code for audience in edition.audiences}:
        raise UnfitSheets(f"The edition has no audience {group}")
    if sheets.dtype != np.uint8 or sheets.ndim != 2 or sheets.shape[1] != len(edition.items):
        raise UnfitSheets(f"A sheet needs {len(edition.items)} bytes, one for each item of the edition")
    if len(sheets) != len(unit_index) or (len(sheets) and not 0 <= unit_index.min() <= unit_index.max() < len(units)):
        raise UnfitSheets("Every sheet needs one of the units")
    if len(sheets) and sheets.max() >= WIDTH:
        raise UnfitSheets(f"A code above {WIDTH - 1} is no answer")
    others = [column for column, item in enumerate(edition.items) if group not in item.audiences]
    if sheets[:, others].any():
        raise UnfitSheets(f"A sheet of {group} answers an item that the group is not asked")


def _tally(
    edition: Edition,
    asked: Questionnaire,
    units: tuple[str, ...],
    ordered: Sorted,
    counts: NDArray[np.int32],
    unscored: frozenset[str],
) -> Tally:
    shape = (len(asked.composites), len(units))
    counted, sums = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    squares = np.zeros((2, *shape), np.int64)
    item_cross = np.zeros((3, len(asked.scored), len(asked.scored)), np.int64)
    rows_of_practices = [[asked.scored.index(place) for place in places] for _, places in asked.practices]
    practice_cross = np.zeros((3, len(asked.practices), len(asked.practices)), np.int64)
    for block in ordered.blocks(asked.columns):
        scores = sheet_scores(edition=edition, questionnaire=asked, answers=block.answers)
        add_scores(block=block, scores=scores.composites, counted=counted, sums=sums, squares=squares)
        for rows in rows_of_practices:
            item_cross[np.ix_(range(3), rows, rows)] += cross_products(scores.items[rows])
        practice_cross += cross_products(scores.composites[: len(asked.practices)])
    table = score_table(edition=edition, items=asked.items)
    of_items = [item_sums(counts=counts[:, place], table=table[place]) for place in asked.scored]
    return Tally(
        group=asked.group,
        units=units,
        items=tuple(item.code for item in asked.items),
        unscored=tuple(item.code for item in asked.items if item.code in unscored),
        measures=asked.measures,
        responses=ordered.responses,
        histograms=counts,
        counted=_columns([item[0] for item in of_items], counted),
        sums=_columns([item[1] for item in of_items], sums),
        squares=np.stack(
            [_columns([item[2][:, limb] for item in of_items], squares[limb]) for limb in range(2)], axis=2
        ),
        item_cross=item_cross,
        practice_cross=practice_cross,
    )


def _columns(of_items: list[NDArray[np.int64]], of_composites: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of items [U] and of composites [M, U] side by side as [U, measures]."""
    return np.ascontiguousarray(
        np.concatenate([np.array(of_items, dtype=np.int64).reshape(-1, of_composites.shape[1]), of_composites]).T
    )
