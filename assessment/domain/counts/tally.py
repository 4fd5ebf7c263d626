"""Mergeable counts: how many of a group chose which option in each unit, and the exact sums that figures need.

Every array is a sum over sheets of whole numbers, so tallies of any split of the sheets merge, in any order, to the
same bytes, and a withdrawn sheet is subtracted.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.consistency import ContradictoryTally, require_consistent
from assessment.domain.counts.counting import Sorted, item_sums
from assessment.domain.counts.cross_products import item_cross_products
from assessment.domain.counts.merging import TalliesDiffer, merge, roll_up, subtract
from assessment.domain.counts.questionnaire import Questionnaire, possible_codes, questionnaire_of, score_table
from assessment.domain.counts.score_sums import ScoreSums, score_sums
from assessment.domain.counts.scoring import items_beyond_judgement
from assessment.domain.counts.screening import Screened, screened
from assessment.domain.counts.summary import ARRAYS, BY_UNIT, Tally
from assessment.domain.edition import WIDTH, Edition

__all__ = [
    "ARRAYS",
    "BY_UNIT",
    "EVERY_SHEET",
    "ContradictoryTally",
    "TalliesDiffer",
    "Tally",
    "UnfitSheets",
    "merge",
    "require_consistent",
    "roll_up",
    "subtract",
    "tally_sheets",
]

EVERY_SHEET = Fraction(0)
"""As `least_answered`: every sheet counts, however little it bears."""


class UnfitSheets(ValueError):
    """The sheets do not have the shape, units or codes that the edition allows."""


def tally_sheets(
    *,
    edition: Edition,
    group: str,
    excluded: frozenset[str],
    units: Sequence[str],
    sheets: NDArray[np.uint8],
    unit_index: NDArray[np.integer],
    unscored: frozenset[str] | None = None,
    least_answered: Fraction | None = None,
) -> Tally:
    """Count and score sheet vectors [N, edition items] of the units they point to [N]; raises UnfitSheets.

    A sheet counts when at least `least_answered` of the items that concern its respondent have an option; by default
    the edition's `answered_share`. Any other is counted as submitted, and by how far it goes.

    These are taken for all the sheets of the group, so items that too many cannot judge are found here and left out
    of scores. To count part of a group, give the items found for the whole as `unscored`.
    """
    _require_fit(edition, group, units, sheets, unit_index)
    asked = questionnaire_of(edition=edition, group=group, excluded=excluded)
    ordered = Sorted.by_unit(sheets=sheets, unit_index=unit_index, units=len(units))
    share = edition.rules.answered_share if least_answered is None else least_answered
    first = screened(edition=edition, asked=asked, sheets=ordered, share=share)
    totals = first.histograms.sum(axis=0, dtype=np.int64)
    if (totals + first.others)[~possible_codes(edition=edition, items=asked.items)].any():
        raise UnfitSheets(f"A sheet of {group} bears an option that its item's scale does not have")
    if unscored is None:
        unscored = items_beyond_judgement(edition=edition, questionnaire=asked, totals=totals)
    scored = questionnaire_of(edition=edition, group=group, excluded=excluded, unscored=unscored)
    complete = ordered.only(first.complete)
    sums = score_sums(edition=edition, asked=scored, sheets=complete, flagged=first.flagged[first.complete])
    return _tally(edition, scored, tuple(units), unscored, ordered, first, sums)


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
    greatest = np.maximum.reduce(sheets, axis=0, initial=0)
    if greatest.max(initial=0) >= WIDTH:
        raise UnfitSheets(f"A code above {WIDTH - 1} is no answer")
    if any(code and group not in item.audiences for code, item in zip(greatest, edition.items, strict=True)):
        raise UnfitSheets(f"A sheet of {group} answers an item that the group is not asked")


def _tally(
    edition: Edition,
    asked: Questionnaire,
    units: tuple[str, ...],
    unscored: frozenset[str],
    ordered: Sorted,
    first: Screened,
    sums: ScoreSums,
) -> Tally:
    table = score_table(edition=edition, items=asked.items)
    counts = first.histograms
    of_items = [item_sums(counts=counts[:, place], table=table[place]) for place in asked.scored]
    return Tally(
        group=asked.group,
        units=units,
        items=tuple(item.code for item in asked.items),
        options=tuple(len(edition.scales[item.scale].options) for item in asked.items),
        unscored=tuple(item.code for item in asked.items if item.code in unscored),
        measures=asked.measures,
        submitted=ordered.responses,
        responses=ordered.only(first.complete).responses,
        flagged=ordered.only(first.flagged).responses,
        dropped=first.dropped,
        histograms=counts,
        counted=_columns([item[0] for item in of_items], sums.counted),
        sums=_columns([item[1] for item in of_items], sums.sums),
        squares=np.stack(
            [_columns([item[2][:, limb] for item in of_items], sums.squares[limb]) for limb in range(2)], axis=2
        ),
        flagged_overall=np.ascontiguousarray(sums.flagged_overall.T),
        item_cross=item_cross_products(
            table=table,
            practices=[places for _, places in asked.practices],
            totals=counts.sum(axis=0, dtype=np.int64),
            joint=sums.joint,
        ),
        practice_cross_blocks=sums.practice_cross_blocks,
    )


def _columns(of_items: list[NDArray[np.int64]], of_composites: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of items [U] and of composites [M, U] side by side as [U, measures]."""
    return np.ascontiguousarray(
        np.concatenate([np.array(of_items, dtype=np.int64).reshape(-1, of_composites.shape[1]), of_composites]).T
    )
