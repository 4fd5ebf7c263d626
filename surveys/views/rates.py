"""Participation as a table: a row a unit, a cell a group, never a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from surveys.frame.selectors import Participation


@dataclass(frozen=True, slots=True)
class Cell:
    """One group in one unit with the units below it."""

    group: str
    used: int | None
    """None where it is hidden."""
    invited: int
    """People who may answer; where nobody counted them, links handed out and sheets on paper."""
    paper: int = 0
    """How many of those who answered did so on paper; 0 where hidden."""

    @property
    def percent(self) -> int | None:
        """Response rate in whole percent, at most 100; None where hidden or nobody is invited."""
        if self.used is None or not self.invited:
            return None
        return min(100, round(100 * self.used / self.invited))


@dataclass(frozen=True, slots=True)
class UnitRates:
    """One unit of the tree."""

    name: str
    depth: int
    cells: tuple[Cell, ...]


def unit_rates(
    rows: Sequence[Participation], *, names: Mapping[str, str], deepest: int | None
) -> tuple[UnitRates, ...]:
    """The table down to a depth (0 is the agency itself, None is everything), its groups in the order of `names`."""
    table, order = [], list(names)
    for _code, group_rows in groupby(rows, key=lambda row: row.unit_code):
        unit = list(group_rows)
        if deepest is None or unit[0].depth <= deepest:
            asked = sorted((row for row in unit if row.group in names), key=lambda row: order.index(row.group))
            cells = tuple(_cell(row, names) for row in asked)
            table.append(UnitRates(unit[0].unit_name, min(unit[0].depth, 6), cells))
    return tuple(table)


def _cell(row: Participation, names: Mapping[str, str]) -> Cell:
    return Cell(names[row.group], row.used, row.headcount or row.issued + row.paper, row.paper)
