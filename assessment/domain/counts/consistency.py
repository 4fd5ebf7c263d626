"""Whether a tally says anything that no set of sheets could say; if so, nothing is scored from it."""

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.counting import LOWER
from assessment.domain.counts.summary import ARRAYS, BY_UNIT, OVERALL, Tally, blocks_of_units
from assessment.domain.edition import DONT_KNOW, FULL_SCORE

MILLI = 1000
"""Micro-points in a thousandth of a point, the unit of cross-products."""
NEAR = 1e-9
"""Squares are compared as floats, which err by less than this share."""


class ContradictoryTally(ValueError):
    """A tally says something that no set of sheets could say."""


def require_consistent(tally: Tally) -> None:
    """Raise ContradictoryTally unless some set of sheets could have given these counts; says where and what is allowed.

    The tally is of the units' own respondents, not rolled up.
    """
    for name in ARRAYS:
        _require_not_negative(tally, name)
    _require_sheets(tally)
    _require_histograms(tally)
    _require_scores(tally)
    _require_flags(tally)
    _require_cross(tally)


def _require_not_negative(tally: Tally, name: str) -> None:
    array = getattr(tally, name)
    if array.size and array.min() < 0:
        place = np.argwhere(array < 0)[0]
        where = f"Unit {tally.units[place[0]]}" if name in BY_UNIT else f"The group {tally.group}"
        raise ContradictoryTally(f"{where} has {array[tuple(place)]} in {name}; no count or sum is below 0")


def _require_sheets(tally: Tally) -> None:
    _require_at_most(tally, tally.responses, tally.submitted, "sheets that count", "sheets came in")
    _require_at_most(tally, tally.flagged, tally.responses, "flagged sheets", "sheets count")
    far, submitted = int(tally.dropped.sum()), int(tally.submitted.sum())
    if far != submitted:
        raise ContradictoryTally(f"The group {tally.group} has {far} last answers; {submitted} sheets came in")


def _require_histograms(tally: Tally) -> None:
    found = tally.histograms.sum(axis=2, dtype=np.int64)
    for unit, item in np.argwhere(found != tally.responses[:, None])[:1]:
        raise ContradictoryTally(
            f"Unit {tally.units[unit]} has {found[unit, item]} answers to {tally.items[item]}; "
            f"{tally.responses[unit]} sheets count, and each has one"
        )
    for item, options in enumerate(tally.options):
        for unit, code in np.argwhere(tally.histograms[:, item, options + 1 : DONT_KNOW])[:1]:
            raise ContradictoryTally(
                f"Unit {tally.units[unit]} has answers at option {options + 1 + code} of {tally.items[item]}; "
                f"its scale has options 1 to {options}"
            )


def _require_scores(tally: Tally) -> None:
    chose = {f"items/{code}": place for place, code in enumerate(tally.items)}
    for column, measure in enumerate(tally.measures):
        counted, sums = tally.counted[:, column], tally.sums[:, column]
        most = tally.responses
        if measure in chose:
            most = tally.histograms[:, chose[measure], 1:DONT_KNOW].sum(axis=1, dtype=np.int64)
        _require_at_most(tally, counted, most, f"scores of {measure}", "sheets can have one")
        _require_at_most(
            tally,
            sums,
            counted * FULL_SCORE,
            f"micro-points of {measure}",
            "are the most that its scores can add up to",
        )
        _require_squares(tally, measure, counted, sums, tally.squares[:, column])


def _require_squares(
    tally: Tally, measure: str, counted: NDArray[np.int64], sums: NDArray[np.int64], limbs: NDArray[np.int64]
) -> None:
    """n Σx² ≥ (Σx)², Σx² ≤ 100 points · Σx, and no lower half of a square is 2³² or more."""
    most_below = counted * LOWER
    _require_at_most(tally, limbs[:, 0], most_below, f"lower halves of squares of {measure}", "are the most")
    squares, total = limbs[:, 0] + limbs[:, 1] * float(1 << 32), sums.astype(np.float64)
    least, most = total * total / np.maximum(counted, 1), total * FULL_SCORE
    for unit in np.flatnonzero((squares < least * (1 - NEAR)) | (squares > most * (1 + NEAR)))[:1]:
        raise ContradictoryTally(
            f"Unit {tally.units[unit]} has squared scores of {measure} that add up to {squares[unit]:.6e}; "
            f"with its scores they lie between {least[unit]:.6e} and {most[unit]:.6e}"
        )


def _require_flags(tally: Tally) -> None:
    flagged, points = tally.flagged_overall.T
    _require_at_most(tally, flagged, tally.flagged, "flagged overall scores", "sheets are flagged")
    _require_at_most(
        tally, points, flagged * FULL_SCORE, "flagged micro-points", "are the most that their scores can add up to"
    )
    if OVERALL in tally.measures:
        column = tally.measures.index(OVERALL)
        _require_at_most(tally, flagged, tally.counted[:, column], "flagged overall scores", "overall scores are there")
        _require_at_most(
            tally, points, tally.sums[:, column], "flagged micro-points", "are those of all overall scores"
        )


def _require_cross(tally: Tally) -> None:
    items = [place for place, measure in enumerate(tally.measures) if measure.startswith("items/")]
    practices = [place for place, measure in enumerate(tally.measures) if measure.startswith("practices/")]
    _require_products(tally, tally.item_cross, items, tally.counted.sum(axis=0), int(tally.responses.sum()))
    blocks = blocks_of_units(len(tally.units))
    for block, cross in enumerate(tally.practice_cross_blocks):
        inside = blocks == block
        counted = tally.counted[inside].sum(axis=0)
        _require_products(tally, cross, practices, counted, int(tally.responses[inside].sum()))


def _require_products(
    tally: Tally, cross: NDArray[np.int64], columns: list[int], counted: NDArray[np.int64], responses: int
) -> None:
    n, sums, products = cross
    alone = counted[columns]
    most = FULL_SCORE // MILLI
    faults = (
        (n > responses, f"more pairs than the {responses} sheets that count"),
        (n != n.T, "another number of pairs one way than the other"),
        (n > np.minimum(alone[:, None], alone), "more pairs than respondents with either score"),
        (np.diag(n != alone) & np.eye(len(alone), dtype=np.bool_), "another number of scores than is counted"),
        (sums > n * most, "a sum above what its pairs can give"),
        (products != products.T, "another product one way than the other"),
        (products > np.minimum(sums, sums.T) * most, "a product above what its pairs can give"),
    )
    for fault, said in faults:
        for first, second in np.argwhere(fault)[:1]:
            names = " and ".join(tally.measures[columns[place]] for place in (first, second))
            raise ContradictoryTally(f"The group {tally.group} has, in the cross-products of {names}, {said}")


def _require_at_most(tally: Tally, found: NDArray[np.int64], most: NDArray[np.int64], what: str, allowed: str) -> None:
    for unit in np.flatnonzero(found > most)[:1]:
        raise ContradictoryTally(f"Unit {tally.units[unit]} has {found[unit]} {what}; {most[unit]} {allowed}")
