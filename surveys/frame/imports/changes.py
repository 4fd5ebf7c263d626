"""What would be different if one tree took the place of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.frame import Frame, Unit

UNKNOWN = "–"
"""Stands for a number that nobody said."""


class Kind(StrEnum):
    """The ways in which a unit can differ."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    RENAMED = "renamed"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of one unit; `code` and `name` are those that it has afterwards, or had before it went."""

    kind: Kind
    code: str
    name: str
    before: str = ""
    after: str = ""


def changes(*, before: Frame, after: Frame) -> tuple[Change, ...]:
    """Every difference, in the order of the trees. The topmost unit stays the same one, also under another code."""
    former = {unit.code: unit for unit in before.units[1:]} | {after.units[0].code: before.units[0]}
    were, are = _Names.of(before), _Names.of(after)
    present = {unit.code for unit in after.units}
    found = [change for unit in after.units for change in _of_unit(former.get(unit.code), unit, were, are)]
    gone = [unit for unit in before.units[1:] if unit.code not in present]
    return (*found, *(Change(Kind.GONE, unit.code, unit.name, before=were.above(unit)) for unit in gone))


def people_of(tree: Frame) -> dict[str, int]:
    """People in all units together, by column of the table; a column without a single number is not there."""
    totals: dict[str, int] = {}
    for unit in tree.units:
        for column, count in _counts(unit).items():
            totals[column] = totals.get(column, 0) + count
    return totals


@dataclass(frozen=True, slots=True)
class _Names:
    """The units of a tree by code, and which is its topmost."""

    top: str
    names: Mapping[str, str]

    @classmethod
    def of(cls, tree: Frame) -> "_Names":
        return cls(tree.units[0].code, {unit.code: unit.name for unit in tree.units})

    def place(self, unit: Unit) -> str | None:
        """The code of the unit above; the same for every tree where that is the topmost."""
        return "" if unit.parent == self.top else unit.parent

    def above(self, unit: Unit) -> str:
        return self.names[unit.parent] if unit.parent is not None else ""


def _of_unit(was: Unit | None, unit: Unit, were: _Names, are: _Names) -> Iterator[Change]:
    if was is None:
        yield Change(Kind.NEW, unit.code, unit.name, after=are.above(unit))
        return
    if were.place(was) != are.place(unit):
        yield Change(Kind.MOVED, unit.code, unit.name, were.above(was), are.above(unit))
    if was.code != unit.code:
        yield Change(Kind.RENAMED, unit.code, unit.name, f"{was.code} {was.name}", f"{unit.code} {unit.name}")
    elif was.name != unit.name:
        yield Change(Kind.RENAMED, unit.code, unit.name, was.name, unit.name)
    old, new = _counts(was), _counts(unit)
    if old != new:
        columns = [column for column in {**old, **new} if old.get(column) != new.get(column)]
        yield Change(Kind.COUNTED, unit.code, unit.name, _numbers(old, columns), _numbers(new, columns))


def _numbers(counts: Mapping[str, int], columns: Sequence[str]) -> str:
    return ", ".join(f"{column} {counts.get(column, UNKNOWN)}" for column in columns)


def _counts(unit: Unit) -> dict[str, int]:
    own = {} if unit.headcount is None else {"headcount": unit.headcount}
    return own | {f"headcount_{group}": count for group, count in unit.headcounts.items()}
