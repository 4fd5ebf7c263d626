"""Attackers who add and subtract released groups in every possible way, by exact search."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

LARGEST_WEIGHT = 50.0
"""How much more than 1 a combination may give anybody: small organisations have small whole solutions."""


def smallest_support(*, cells: NDArray[np.bool_], people: NDArray[np.int64]) -> int:
    """The fewest people on whom a non-zero combination of cells [P, S] over strata [S] lives; tiny cases only.

    A combination that is zero outside some strata exists exactly when the others have a smaller rank than all.
    """
    kept = (people > 0) & cells.any(axis=0)
    columns = cells[:, kept].astype(np.float64)
    sizes: list[int] = people[kept].tolist()
    whole = np.linalg.matrix_rank(columns)
    best = sum(sizes)
    for size in range(1, len(sizes)):
        for attacked in combinations(range(len(sizes)), size):
            fewer = sum(sizes[place] for place in attacked)
            if fewer < best and np.linalg.matrix_rank(np.delete(columns, attacked, axis=1)) < whole:
                best = fewer
    return best


def smallest_support_found(*, cells: NDArray[np.bool_], people: NDArray[np.int64]) -> int:
    """The same by mixed-integer programming: for each stratum t the least Σ mₑ zₑ, f = Aᵀy, |fₑ| ≤ M zₑ, f_t = 1."""
    kept = (people > 0) & cells.any(axis=0)
    columns, sizes = np.unique(cells[:, kept], axis=1, return_inverse=True)
    weights = np.bincount(sizes, weights=people[kept]).astype(np.float64)
    return min(_least(columns.astype(np.float64), weights, target) for target in range(len(weights)))


def _least(columns: NDArray[np.float64], weights: NDArray[np.float64], target: int) -> int:
    cells, atoms = columns.shape
    within = np.hstack([columns.T, -LARGEST_WEIGHT * np.eye(atoms)])
    found = milp(
        c=np.concatenate([np.zeros(cells), weights]),
        integrality=np.concatenate([np.zeros(cells), np.ones(atoms)]),
        bounds=Bounds(
            np.concatenate([np.full(cells, -np.inf), np.zeros(atoms)]),
            np.concatenate([np.full(cells, np.inf), np.ones(atoms)]),
        ),
        constraints=[
            LinearConstraint(within, -np.inf, 0),
            LinearConstraint(np.hstack([columns.T, LARGEST_WEIGHT * np.eye(atoms)]), 0, np.inf),
            LinearConstraint(np.hstack([columns.T[target], np.zeros(atoms)]), 1, 1),
        ],
    )
    assert found.success, found.message
    return round(found.fun)
