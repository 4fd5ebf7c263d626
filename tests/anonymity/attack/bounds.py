"""Answers are whole people on few levels: which of them follow from the published counts and means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of one item: how many of each kind there are, and sums over cells of kinds."""

    people: tuple[int, ...]
    """[K]"""
    levels: int
    counts: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """(the cell's kinds as 0 and 1 [K], people at each level [L])."""
    means: tuple[tuple[tuple[int, ...], int], ...]
    """(the cell's kinds [K], the sum of their levels 0 … L − 1)."""

    def equations(self) -> tuple[Vector, Vector]:
        """A and b of A x = b for x ≥ 0, people of each kind at each level [K · L]."""
        rows: list[NDArray[Any]] = [np.kron(np.eye(len(self.people)), np.ones(self.levels))]
        values = [*self.people]
        for cell, chosen in self.counts:
            rows.append(np.kron(cell, np.eye(self.levels)))
            values += chosen
        for cell, total in self.means:
            rows.append(np.kron(cell, np.arange(self.levels))[None, :])
            values.append(total)
        return np.vstack(rows).astype(np.float64), np.array(values, dtype=np.float64)


def interval(published: Published, *, kinds: Sequence[int], level: int) -> tuple[float, float]:
    """The fewest and the most people of these kinds who may have said this level."""
    matrix, values = published.equations()
    aim = np.zeros((len(published.people), published.levels))
    aim[list(kinds), level] = 1
    fewest, most = (_least(sign * aim.ravel(), A_eq=matrix, b_eq=values) @ aim.ravel() for sign in (1, -1))
    return float(fewest), float(most)


def determined(published: Published) -> list[int]:
    """Kinds all of whom can have said one level only: everybody's answer is known.

    One programme finds every number that must be 0: with y = τ x, the most coordinates of y that reach 1 while τ grows
    as it likes are those that can be above 0 at all.
    """
    matrix, values = published.equations()
    size = matrix.shape[1]
    found = _least(
        np.concatenate([np.zeros(size), -np.ones(size), [0.0]]),
        A_eq=np.hstack([matrix, np.zeros_like(matrix), -values[:, None]]),
        b_eq=np.zeros(len(values)),
        A_ub=np.hstack([-np.eye(size), np.eye(size), np.zeros((size, 1))]),
        b_ub=np.zeros(size),
        bounds=[(0, None)] * size + [(0, 1)] * size + [(1, None)],
    )
    possible = found[size : 2 * size].reshape(-1, published.levels) > 0.5
    return [kind for kind, people in enumerate(published.people) if people and possible[kind].sum() == 1]


def _least(costs: Vector, **programme: Any) -> Vector:
    """Where a linear programme is least."""
    solved = linprog(costs, method="highs", **programme)
    assert solved.x is not None, "what was published contradicts itself"
    return np.asarray(solved.x, dtype=np.float64)
