"""Units of a scorecard in the order of the tree, the upper ones only where there are too many for a page."""

from dataclasses import dataclass

from assessment.domain.card import Scorecard
from assessment.domain.frame import Unit

MOST = 60
"""Rows of units in one table: more is for the scorecard's file, and rows are what printing costs."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with its depth in the tree; the agency has 0."""

    unit: Unit
    depth: int


def places(card: Scorecard, *, most: int = MOST, group: str | None = None) -> tuple[Place, ...]:
    """At most that many units in the order of the tree: whole upper storeys first, then the first of the next one.

    Where they are too many and a group is given, units withheld for it give way to those that are shown.
    """
    depths: dict[str, int] = {}
    for unit in card.units:
        depths[unit.code] = 0 if unit.parent is None else depths[unit.parent] + 1
    found = [Place(unit, depths[unit.code]) for unit in card.units]
    if len(found) > most and group is not None:
        found = [place for place in found if card.is_shown(group, place.unit.code)]
    upper = sorted(range(len(found)), key=lambda number: (found[number].depth, number))[:most]
    return tuple(found[number] for number in sorted(upper))
