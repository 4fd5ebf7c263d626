"""Published sums as an attacker writes them down: one equation for each cell, one column for each kind of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Weight = int | Fraction


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells over kinds of people; those of one kind have the same weight in every cell, so nothing parts them."""

    people: tuple[int, ...]
    """[K] how many there are of each kind."""
    rows: tuple[tuple[Weight, ...], ...]
    """[C, K] with what weight a kind enters a cell; 0 where it is not in it."""


def of_tree(*, own: Sequence[int], parents: Sequence[int], shown: Sequence[bool]) -> Cells:
    """One cell for each shown unit: its own people and those of all units below it."""
    below = [{place} for place in range(len(own))]
    for place in range(len(own) - 1, 0, -1):
        below[parents[place]] |= below[place]
    rows = (tuple(int(kind in below[place]) for kind in range(len(own))) for place in range(len(own)) if shown[place])
    return Cells(tuple(own), tuple(rows))


def together(*published: Cells) -> Cells:
    """Everything published about the same kinds of people, at whatever time and place."""
    people = {cells.people for cells in published}
    assert len(people) == 1, "cells of different people"
    return Cells(people.pop(), tuple(row for cells in published for row in cells.rows))


def side_by_side(*published: Cells) -> Cells:
    """Cells about different people, in one system."""
    people = tuple(count for cells in published for count in cells.people)
    rows: list[tuple[Weight, ...]] = []
    before = 0
    for cells in published:
        after = len(people) - before - len(cells.people)
        rows += [(0,) * before + row + (0,) * after for row in cells.rows]
        before += len(cells.people)
    return Cells(people, tuple(rows))


def of_kinds(cells: Cells, first: int, last: int) -> Cells:
    """The cells about these kinds alone, from the first to before the last."""
    rows = tuple(row[first:last] for row in cells.rows if any(row[first:last]))
    return Cells(cells.people[first:last], rows)


def distinct(cells: Cells) -> Cells:
    """The same with kinds of equal columns taken together, without those who are nobody or in no cell."""
    counts: dict[tuple[Weight, ...], int] = {}
    for kind, count in enumerate(cells.people):
        column = tuple(row[kind] for row in cells.rows)
        if count and any(column):
            counts[column] = counts.get(column, 0) + count
    columns = tuple(counts)
    rows = tuple(tuple(column[place] for column in columns) for place in range(len(cells.rows)))
    return Cells(tuple(counts.values()), rows if columns else ())
