"""The same question asked of a solver of integer programmes, which shares no step with the elimination."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.anonymity.attack.cells import Cells, distinct


def smallest_combination(cells: Cells) -> int | None:
    """The fewest people on whom a combination of cells that is not 0 can live; None where nothing was published.

    min Σ m z over f = Aᵀy, |f| ≤ z, z of 0 and 1. Some kind has the largest |f|, and may be given 1: so each kind is
    tried as that one, and no bound on factors has to be guessed.
    """
    found = distinct(cells)
    if not found.rows:
        return None
    matrix = np.array(found.rows, dtype=np.float64).T
    supports = [_support(matrix, np.array(found.people), target) for target in range(len(found.people))]
    return min(support for support in supports if support is not None)


def _support(matrix: NDArray[np.float64], people: NDArray[np.int64], target: int) -> int | None:
    kinds, cells = matrix.shape
    limits = np.hstack([matrix, -np.eye(kinds)]), np.hstack([matrix, np.eye(kinds)])
    pinned = np.hstack([matrix[target], np.zeros(kinds)])[None, :]
    solved = milp(
        c=np.concatenate([np.zeros(cells), people]),
        integrality=np.concatenate([np.zeros(cells), np.ones(kinds)]),
        bounds=Bounds(
            np.concatenate([np.full(cells, -np.inf), np.zeros(kinds)]),
            np.concatenate([np.full(cells, np.inf), np.ones(kinds)]),
        ),
        constraints=[
            LinearConstraint(limits[0], ub=0),
            LinearConstraint(limits[1], lb=0),
            LinearConstraint(pinned, lb=1, ub=1),
        ],
    )
    return round(solved.fun) if solved.success else None
