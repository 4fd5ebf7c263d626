"""Attackers who add and subtract released groups in every possible way, by exact search."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray


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
