"""Units of a scorecard in the order of the tree, the upper ones only where there are too many for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.domain.frame import Unit
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.tables import Rest

MOST = 60
"""Rows of units in one table: more is for the scorecard's file, and rows are what printing costs."""
PAGE = 38
"""Rows of units that fit on one page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with its depth in the tree; the agency has 0."""

    unit: Unit
    depth: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """A rest group with its depth: one storey below its parent."""

    rest: Rest
    depth: int


def places(card: Scorecard, *, most: int = MOST, group: str | None = None) -> tuple[Place, ...]:
    """At most that many units in the order of the tree: whole upper storeys first, then the first of the next one.

    Where they are more than a page holds and a group is given, units withheld for it give way to those that are shown,
    but for those with something shown below them.
    """
    depths = _depths(card)
    found = [Place(unit, depths[unit.code]) for unit in card.units]
    if group is not None and len(found) > min(PAGE, most):
        kept = _with_something_shown(card, group)
        found = [place for place in found if place.unit.code in kept]
    upper = sorted(range(len(found)), key=lambda number: (found[number].depth, number))[:most]
    return tuple(found[number] for number in sorted(upper))


def with_rests(card: Scorecard, group: str, chosen: Iterable[Place]) -> tuple[Place | Gathered, ...]:
    """These units with the group's rest groups, each after everything below its parent.

    A rest group comes along if the nearest shown unit above it does.
    """
    depths, units = _depths(card), tuple(chosen)
    codes = {place.unit.code for place in units}
    rows: list[tuple[tuple[int, int, int], Place | Gathered]] = [
        ((card.places[place.unit.code], 0, 0), place) for place in units
    ]
    for rest in card.rests(group):
        if _nearest_shown(card, group, rest.parent) in codes:
            gathered = Gathered(rest, depths[rest.parent] + 1)
            # Where several end with the same unit, the deepest stands nearest to it.
            rows.append(((_last_below(card, depths, rest.parent), 1, -gathered.depth), gathered))
    return tuple(row for _, row in sorted(rows, key=lambda row: row[0]))


def _with_something_shown(card: Scorecard, group: str) -> set[str]:
    """Units that are shown, and those above them or above rest groups."""
    kept = {unit.code for unit in card.units if card.is_shown(group, unit.code)}
    kept |= {rest.parent for rest in card.rests(group)}
    for unit in reversed(card.units):
        if unit.code in kept and unit.parent is not None:
            kept.add(unit.parent)
    return kept


def _nearest_shown(card: Scorecard, group: str, code: str) -> str | None:
    """This unit if it is shown, else the nearest shown one above it."""
    above: str | None = code
    while above is not None and not card.is_shown(group, above):
        above = card.units[card.places[above]].parent
    return above


def _depths(card: Scorecard) -> dict[str, int]:
    depths: dict[str, int] = {}
    for unit in card.units:
        depths[unit.code] = 0 if unit.parent is None else depths[unit.parent] + 1
    return depths


def _last_below(card: Scorecard, depths: dict[str, int], code: str) -> int:
    """Place of the last unit below this one; units stand in preorder."""
    place = card.places[code]
    below = place + 1
    while below < len(card.units) and depths[card.units[below].code] > depths[code]:
        below += 1
    return below - 1
