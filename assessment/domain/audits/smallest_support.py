"""How few people a combination of released cells can be about: exact where it can be had, else a bound that proves it.

Published sums are the cells' indicators; whoever adds them up with any factors gets a function on people. It is about
those where it is not 0 (docs/method.md). Kinds are people by the cells they are in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

Kinds = Mapping[frozenset[int], int]
Line = list[Fraction]

EXACT_PEOPLE = 100
"""Up to as many people are searched by elimination whatever the cells look like."""
NUMERICAL = 1e-9


@dataclass(frozen=True, slots=True)
class Support:
    """The fewest people a combination can be about; None where only a bound is known, or nothing was released."""

    people: int | None
    proven: int
    """No combination is about fewer than this."""
    leverage: float
    """Sum of the largest leverages of one person fewer than the bound asked for: below 1 it proves that bound."""


def smallest_support(*, kinds: Kinds, below: int) -> Support:
    """The fewest people whom a combination of the cells can be about, looked for with care below `below`.

    Nested cells part people into their kinds and no further, so that the smallest kind is the answer. Otherwise
    elimination over fractions finds it among few people; among many, leverages may prove that it is not below `below`:
    people on whom a combination can be have leverages that add up to 1 at least.
    """
    if not kinds:
        return Support(None, below, 0.0)
    is_small = sum(kinds.values()) <= EXACT_PEOPLE
    if is_nested(kinds) and not is_small:
        found = min(kinds.values())
        return Support(found, found, _largest({kind: 1 / count for kind, count in kinds.items()}, kinds, below - 1))
    leverage = _largest(leverages(kinds), kinds, below - 1)
    if is_small:
        found = fewest_by_elimination(kinds)
        return Support(found, found, leverage)
    return Support(None, below if leverage < 1 - NUMERICAL else 1, leverage)


def leverages(kinds: Kinds) -> dict[frozenset[int], float]:
    """For one person of each kind, the diagonal element of the projector on the span of all cells."""
    columns = list(kinds)
    counts = np.array([kinds[kind] for kind in columns], dtype=np.float64)
    inside = np.array([[cell in kind for kind in columns] for cell in _cells(columns)], dtype=np.float64)
    _, singular, basis = np.linalg.svd(inside * np.sqrt(counts), full_matrices=False)
    kept = basis[singular > singular[0] * NUMERICAL]
    return dict(zip(columns, ((kept**2).sum(axis=0) / counts).tolist(), strict=True))


def is_nested(kinds: Kinds) -> bool:
    """Whether any two cells are apart or one in the other."""
    members: dict[int, set[frozenset[int]]] = {}
    for kind in kinds:
        for place in kind:
            members.setdefault(place, set()).add(kind)
    cells = sorted(members.values(), key=len, reverse=True)
    innermost: dict[frozenset[int], int] = {}
    for number, cell in enumerate(cells):
        if len({innermost.get(kind, -1) for kind in cell}) > 1:
            return False
        innermost |= dict.fromkeys(cell, number)
    return True


def fewest_by_elimination(kinds: Kinds) -> int:
    """Exactly the fewest people, by a search over groups of kinds with few people first.

    A function on kinds is a combination of cells when all relations among the kinds' columns give 0 on it; so one that
    is 0 outside a group exists when the relations, looked at in the group alone, are dependent. Needs a kind.
    """
    columns = sorted(kinds, key=lambda kind: (kinds[kind], sorted(kind)))
    people = [kinds[kind] for kind in columns]
    relations = _relations(columns)
    best = sum(people)

    def search(start: int, taken: int, basis: list[tuple[int, Line]]) -> None:
        nonlocal best
        for place in range(start, len(people)):
            total = taken + people[place]
            if total >= best:
                return
            left = _reduced(relations[place], basis)
            pivot = next((column for column, value in enumerate(left) if value), None)
            if pivot is None:
                best = total
                return
            search(place + 1, total, [*basis, (pivot, left)])

    search(0, 0, [])
    return best


def _cells(columns: Sequence[frozenset[int]]) -> list[int]:
    return sorted({place for kind in columns for place in kind})


def _largest(each: Mapping[frozenset[int], float], kinds: Kinds, people: int) -> float:
    """The largest of them, one for each of so many people, added up."""
    ordered = sorted((value for kind, value in each.items() for _ in range(min(kinds[kind], people))), reverse=True)
    return sum(ordered[:people])


def _relations(columns: Sequence[frozenset[int]]) -> list[Line]:
    """A basis of the relations among columns, one line for each column."""
    rows = [[Fraction(cell in kind) for kind in columns] for cell in _cells(columns)]
    reduced, pivots = _eliminated(rows, len(columns))
    free = [column for column in range(len(columns)) if column not in pivots]
    lines: list[Line] = [[Fraction(0)] * len(free) for _ in columns]
    for place, column in enumerate(free):
        lines[column][place] = Fraction(1)
        for row, pivot in zip(reduced, pivots, strict=True):
            lines[pivot][place] = -row[column]
    return lines


def _eliminated(rows: list[Line], columns: int) -> tuple[list[Line], list[int]]:
    left = list(rows)
    pivots: list[int] = []
    for column in range(columns):
        done = len(pivots)
        place = next((place for place in range(done, len(left)) if left[place][column]), None)
        if place is None:
            continue
        left[done], left[place] = left[place], left[done]
        head = left[done] = [value / left[done][column] for value in left[done]]
        for other, row in enumerate(left):
            if other != done and row[column]:
                left[other] = [value - row[column] * lead for value, lead in zip(row, head, strict=True)]
        pivots.append(column)
    return left[: len(pivots)], pivots


def _reduced(line: Line, basis: list[tuple[int, Line]]) -> Line:
    for pivot, head in basis:
        if line[pivot]:
            factor = line[pivot] / head[pivot]
            line = [value - factor * lead for value, lead in zip(line, head, strict=True)]
    return line
