"""The certificate of the ledger for many people and few shared cells: leverages in pieces, never too small.

People in the same atom of every release are a stratum. Taking other people out of the reckoning can only raise a
leverage, for h = max f² / ‖f‖² over the combinations f, and ‖f‖ shrinks. So a person of a stratum of m has at most
1 / m, and some strata taken alone give bounds that certify as safely as the leverages themselves (docs/method.md).
"""

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.connectivity import parts_of
from assessment.domain.disclosure.cuts import OUTSIDE
from assessment.domain.disclosure.leverage import is_certified, leverages

TOGETHER = 128
"""Strata that are reckoned together at most; what hangs together in larger numbers gets bounds."""


def is_certified_in_strata(*, labels: NDArray[np.integer], people: NDArray[np.integer], support: int) -> bool:
    """Whether no combination of R families of atoms lives on fewer than `support` people, as far as leverages tell.

    `labels` [R, S] are the atoms of each stratum, OUTSIDE (-1) where it is in none of a family; a stratum is in one at
    least, and has people [S]. False is no proof of the contrary. Memory: (R · TOGETHER)² numbers.
    """
    bounds = 1 / people
    if is_certified(leverages=bounds, multiplicities=people.astype(np.int64), support=support):
        return True
    for together in _pieces(labels):
        cells = _cells(labels[:, together])
        bounds[together] = leverages(cells=cells, multiplicities=people[together].astype(np.int64))
    return is_certified(leverages=bounds, multiplicities=people.astype(np.int64), support=support)


def _pieces(labels: NDArray[np.integer]) -> list[NDArray[np.intp]]:
    """Places of strata that share atoms, cut where they are too many; those that share none keep 1 / people."""
    atoms = _atoms(labels)
    first = np.broadcast_to(atoms.max(axis=0), atoms.shape)
    known = atoms != OUTSIDE
    parts = parts_of(first=first[known], second=atoms[known], vertices=int(atoms.max()) + 1)[first[0]]
    order = np.lexsort((*labels, parts))
    ends = np.flatnonzero(np.diff(parts[order])) + 1
    whole = [piece for piece in np.split(order, ends) if len(piece) > 1]
    return [piece[start : start + TOGETHER] for piece in whole for start in range(0, len(piece), TOGETHER)]


def _atoms(labels: NDArray[np.integer]) -> NDArray[np.intp]:
    """Labels [R, S] under which atoms of different families are different."""
    beyond = np.concatenate([[0], np.cumsum(labels.max(axis=1) + 1)[:-1]])
    return np.where(labels == OUTSIDE, OUTSIDE, labels + beyond[:, None]).astype(np.intp)


def _cells(labels: NDArray[np.integer]) -> NDArray[np.bool_]:
    atoms = _atoms(labels)
    present = np.unique(atoms[atoms != OUTSIDE])
    found: NDArray[np.bool_] = (atoms[:, None, :] == present[None, :, None]).any(axis=0)
    return found
