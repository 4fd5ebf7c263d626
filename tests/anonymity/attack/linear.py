"""Adding and subtracting published cells with any factors: how much of one person, and how few people, can be left."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tests.anonymity.attack.cells import Cells, distinct

Row = list[Fraction]


def leverages(cells: Cells) -> NDArray[np.float64]:
    """For each distinct kind, one person's diagonal element of the projector on the span of all cells.

    People whom some combination parts from all others have 1; a group S on which a combination can live has at least
    1 between them.
    """
    found = distinct(cells)
    if not found.rows:
        return np.zeros(len(found.people))
    root = np.sqrt(np.array(found.people, dtype=np.float64))
    scaled = np.array(found.rows, dtype=np.float64) * root
    _, singular, basis = np.linalg.svd(scaled, full_matrices=False)
    kept = basis[singular > singular[0] * 1e-9]
    return np.asarray((kept**2).sum(axis=0) / root**2)


def strongest(cells: Cells, *, people: int) -> float:
    """The sum of that many largest leverages; below 1 no group of that many or fewer can be worked out."""
    counts = np.array(distinct(cells).people, dtype=np.int64)
    return float(np.sort(np.repeat(leverages(cells), np.minimum(counts, people)))[::-1][:people].sum())


def smallest_support(cells: Cells, *, below: int) -> int | None:
    """The fewest people on whom a combination of cells lives, if fewer than `below`; exact, over fractions.

    A function on kinds is a combination of cells exactly when every relation among the columns gives 0 on it. So one
    that is 0 outside S exists exactly when the relations, looked at on S alone, are dependent.
    """
    found = distinct(cells)
    relations = _relations([[Fraction(weight) for weight in row] for row in found.rows], len(found.people))
    order = sorted(range(len(found.people)), key=lambda kind: found.people[kind])
    best = below

    def search(start: int, taken: int, basis: list[tuple[int, Row]]) -> None:
        nonlocal best
        for place in range(start, len(order)):
            kind = order[place]
            total = taken + found.people[kind]
            if total >= best:
                return
            left = _reduced(relations[kind], basis)
            pivot = next((column for column, value in enumerate(left) if value), None)
            if pivot is None:
                best = total
                return
            search(place + 1, total, [*basis, (pivot, left)])

    search(0, 0, [])
    return best if best < below else None


def _relations(rows: list[Row], kinds: int) -> list[Row]:
    """A basis of the relations among columns, one line for each kind: elimination over fractions."""
    reduced, pivots = _eliminated(rows, kinds)
    free = [kind for kind in range(kinds) if kind not in pivots]
    lines: list[Row] = [[Fraction(0)] * len(free) for _ in range(kinds)]
    for column, kind in enumerate(free):
        lines[kind][column] = Fraction(1)
        for row, pivot in zip(reduced, pivots, strict=True):
            lines[pivot][column] = -row[kind]
    return lines


def _eliminated(rows: list[Row], kinds: int) -> tuple[list[Row], list[int]]:
    left, pivots, done = list(rows), [], 0
    for kind in range(kinds):
        place = next((place for place in range(done, len(left)) if left[place][kind]), None)
        if place is None:
            continue
        left[done], left[place] = left[place], left[done]
        head = left[done] = [value / left[done][kind] for value in left[done]]
        for other, row in enumerate(left):
            if other != done and row[kind]:
                factor = row[kind]
                left[other] = [value - factor * lead for value, lead in zip(row, head, strict=True)]
        pivots.append(kind)
        done += 1
    return left[:done], pivots


def _reduced(line: Row, basis: list[tuple[int, Row]]) -> Row:
    for pivot, head in basis:
        if line[pivot]:
            factor = line[pivot] / head[pivot]
            line = [value - factor * lead for value, lead in zip(line, head, strict=True)]
    return line
