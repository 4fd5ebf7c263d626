"""The frame: an agency's tree of units and how many people of each group could have answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

UNKNOWN = -1
"""A headcount nobody supplied."""


class FrameFault(ValueError):
    """The units do not form one tree; `units` names those at fault."""

    def __init__(self, message: str, *units: str) -> None:
        super().__init__(message)
        self.units = units


class NoUnits(FrameFault):
    """There is not a single unit."""


class DuplicateUnit(FrameFault):
    """Two units share a code."""


class UnknownParent(FrameFault):
    """A unit's parent is not among the units."""


class ManyRoots(FrameFault):
    """More than one unit has no parent."""


class CycleInTree(FrameFault):
    """Some units are, through their parents, above themselves."""


class NegativeHeadcount(FrameFault):
    """A unit has fewer than no people."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the agency. Headcounts are its own people, without those of the units below it."""

    code: str
    parent: str | None
    name: str
    headcount: int | None = None
    """All its people, whatever their group."""
    headcounts: Mapping[str, int] = field(default_factory=dict)
    """People of each group who could answer, where known."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Units in preorder: every unit after its parent, the agency itself first, siblings in the order given."""

    units: tuple[Unit, ...]
    parents: tuple[int, ...]
    """Place of each unit's parent; -1 for the agency."""

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Frame":
        """The frame of these units in any order; raises a `FrameFault` unless they form exactly one tree."""
        given = tuple(units)
        _require_sound(given)
        ordered = _preorder(given)
        if len(ordered) < len(given):
            lost = sorted({unit.code for unit in given} - {unit.code for unit in ordered})
            raise CycleInTree(f"These units stand above themselves: {', '.join(lost)}", *lost)
        places = {unit.code: place for place, unit in enumerate(ordered)}
        return cls(ordered, tuple(-1 if unit.parent is None else places[unit.parent] for unit in ordered))

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the units, in order."""
        return tuple(unit.code for unit in self.units)

    @property
    def places(self) -> dict[str, int]:
        """Place of each unit by its code."""
        return {unit.code: place for place, unit in enumerate(self.units)}

    def headcounts(self, *, group: str, is_only_group: bool = False) -> NDArray[np.int64]:
        """Own people of a group per unit [U], UNKNOWN (-1) where not supplied.

        With a single group in the whole instrument a unit's general headcount speaks of that group.
        """
        fallback = [unit.headcount if is_only_group else None for unit in self.units]
        found = (unit.headcounts.get(group, general) for unit, general in zip(self.units, fallback, strict=True))
        return np.array([UNKNOWN if count is None else count for count in found], dtype=np.int64)


def subtree_totals(*, own: Sequence[int] | NDArray[np.int64], parents: Sequence[int]) -> NDArray[np.int64]:
    """Each unit's own number plus those of all units below it; UNKNOWN below makes the total UNKNOWN."""
    values = np.asarray(own, dtype=np.int64)
    totals = np.where(values == UNKNOWN, 0, values).tolist()
    unknown = (values == UNKNOWN).tolist()
    for place in range(len(totals) - 1, 0, -1):
        totals[parents[place]] += totals[place]
        unknown[parents[place]] |= unknown[place]
    return np.where(unknown, UNKNOWN, np.array(totals, dtype=np.int64))


def _require_sound(units: tuple[Unit, ...]) -> None:
    if not units:
        raise NoUnits("There are no units")
    codes: set[str] = set()
    for unit in units:
        if unit.code in codes:
            raise DuplicateUnit(f"Two units have the code {unit.code}", unit.code)
        if any(count is not None and count < 0 for count in (unit.headcount, *unit.headcounts.values())):
            raise NegativeHeadcount(f"Unit {unit.code} has a negative headcount", unit.code)
        codes.add(unit.code)
    for unit in units:
        if unit.parent is not None and unit.parent not in codes:
            raise UnknownParent(f"Unit {unit.code} stands under {unit.parent}, which does not exist", unit.code)
    roots = tuple(unit.code for unit in units if unit.parent is None)
    if len(roots) > 1:
        raise ManyRoots(f"Several units have no parent: {', '.join(roots)}", *roots)


def _preorder(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent, []).append(unit)
    ordered: list[Unit] = []
    waiting = list(below.get(None, ()))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(below.get(unit.code, ())))
    return tuple(ordered)
