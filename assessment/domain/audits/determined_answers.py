"""Whose answers follow from what was released of an item: people are whole, options few, and sums known.

Uses SciPy's linear programmes, which are slow to import: for audits, not for drawing up scorecards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack, identity, kron, vstack

MEAN_EXACT = 1e-6
"""Points that a released mean may be off by rounding."""

OPEN = -1
"""Place of no code: more than one is possible."""


class Contradiction(ValueError):
    """No answers of these people give what was released."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was released about one item of some kinds of people [K], of codes [L] an answer can have."""

    people: NDArray[np.int64]
    """[K] people of each kind."""
    distributions: Sequence[tuple[NDArray[np.bool_], NDArray[np.int64]]]
    """(kinds in the cell [K], how many chose each code [L])."""
    means: Sequence[tuple[NDArray[np.bool_], int, float]]
    """(kinds in the cell [K], how many have a score, their mean in points)."""
    scores: NDArray[np.float64]
    """[L] points of each code; NaN for one without a score."""
    shares: Sequence[tuple[NDArray[np.bool_], NDArray[np.bool_], float, float]] = ()
    """(kinds in the cell [K], some of the codes [L], the fewest and the most who can have chosen one of these)."""


def determined_codes(known: Known) -> NDArray[np.intp]:
    """[K] the one code, as its place, that all people of the kind must have chosen; OPEN where others are possible.

    One linear programme: of all ways x the answers may have fallen, let y = τ x with 1 ≤ τ ≤ K L, and let as many
    coordinates of y as possible reach 1. Averages of ways are ways, so a coordinate that one whole person may be in
    reaches it, and one that nobody can be in does not. Raises Contradiction.
    """
    size = len(known.people) * len(known.scores)
    rows, low, high = _sums(known)
    wide = csr_array((rows.shape[0], size))
    solved = milp(
        c=np.concatenate([np.zeros(size), -np.ones(size), [0.0]]),
        constraints=[
            LinearConstraint(hstack([rows, wide, csr_array(-low[:, None])]), lb=0),
            LinearConstraint(hstack([rows, wide, csr_array(-high[:, None])]), ub=0),
            LinearConstraint(hstack([identity(size), -identity(size), csr_array((size, 1))]), lb=0),
        ],
        bounds=Bounds(
            np.concatenate([np.zeros(2 * size), [1.0]]),
            np.concatenate([np.full(size, np.inf), np.ones(size), [size]]),
        ),
    )
    if solved.x is None:
        raise Contradiction("What was released of an item contradicts itself")
    possible = np.asarray(solved.x)[size : 2 * size].reshape(len(known.people), -1) > 0.5
    return np.where(possible.sum(axis=1) == 1, possible.argmax(axis=1), OPEN)


def _sums(known: Known) -> tuple[csr_array, NDArray[np.float64], NDArray[np.float64]]:
    """A, low and high of low ≤ A x ≤ high: one code each; distributions; how many have a score; means; shares."""
    points, scored = np.nan_to_num(known.scores), ~np.isnan(known.scores)
    spread, averaged = _stacked(known, known.distributions), _stacked(known, known.means)
    rows = vstack(
        [
            kron(identity(len(known.people)), np.ones((1, len(points)))),
            kron(spread, identity(len(points))),
            kron(averaged, scored[None, :].astype(np.float64)),
            kron(averaged, points[None, :]),
            *(csr_array(np.kron(cell, codes).astype(np.float64)[None, :]) for cell, codes, _, _ in known.shares),
        ]
    )
    exact = [*known.people, *(count for _, counts in known.distributions for count in counts)]
    exact += [n for _, n, _ in known.means]
    slack = [n * MEAN_EXACT for _, n, _ in known.means]
    values = np.array([*exact, *(n * mean for _, n, mean in known.means)], dtype=np.float64)
    around = np.array([*[0.0] * len(exact), *slack])
    low = [*(values - around), *(fewest for _, _, fewest, _ in known.shares)]
    high = [*(values + around), *(most for _, _, _, most in known.shares)]
    return csr_array(rows), np.array(low), np.array(high)


def _stacked(known: Known, published: Sequence[tuple[NDArray[np.bool_], *tuple[object, ...]]]) -> csr_array:
    """The kinds in each cell as 0 and 1 [C, K]."""
    cells = np.array([cell for cell, *_ in published], dtype=np.float64)
    return csr_array(cells.reshape(len(published), len(known.people)))
