"""Atoms of a release: the respondents of each shown unit outside the shown units below it.

Whatever can be worked out from a release is a function of its atoms' tables (docs/method.md). A figure computed from
atoms, whatever the weights, therefore cannot tell hidden units apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assessment.domain.frame import UNKNOWN

Number = TypeVar("Number", np.int64, np.float64)

NONE = -1
"""No atom: the unit, or the shown unit, has nothing shown above it."""


@dataclass(frozen=True, slots=True, eq=False)
class Atoms:
    """One atom for each of the A shown units, in the units' order."""

    of_units: NDArray[np.int64]
    """[U] atom that a unit's own respondents belong to; NONE when nothing shown stands above them."""
    parents: NDArray[np.int64]
    """[A] the shown unit next above; NONE at the top. Parents stand before their children."""

    def totals(self, own: NDArray[np.int64]) -> NDArray[np.int64]:
        """Sums of the units' own numbers [U, …] by atom [A, …]."""
        inside = self.of_units != NONE
        found = np.zeros((len(self.parents), *own.shape[1:]), dtype=np.int64)
        np.add.at(found, self.of_units[inside], own[inside])
        return found

    def people(self, own: NDArray[np.int64]) -> NDArray[np.int64]:
        """People of each atom [A] from the units' own headcounts [U]; UNKNOWN where one of them is."""
        known = self.totals(np.where(own == UNKNOWN, 0, own))
        return np.where(self.totals((own == UNKNOWN).astype(np.int64)) > 0, UNKNOWN, known)


def atoms(*, shown: Sequence[bool] | NDArray[np.bool_], parents: Sequence[int]) -> Atoms:
    """Atoms of a tree of U units, `parents` places before their children, -1 at the top.

    A unit's own respondents belong to the atom of the nearest shown unit at or above it.
    """
    of_units: list[int] = []
    above: list[int] = []
    for is_shown, parent in zip(shown, parents, strict=True):
        atom = of_units[parent] if parent >= 0 else NONE
        if is_shown:
            above.append(atom)
            atom = len(above) - 1
        of_units.append(atom)
    return Atoms(np.array(of_units, dtype=np.int64), np.array(above, dtype=np.int64))


def subtree_sums(*, values: NDArray[Number], parents: NDArray[np.int64]) -> NDArray[Number]:
    """For each shown unit the sum of `values` [A, …] over its atom and all atoms below it."""
    found = values.copy()
    above = parents.tolist()
    for place in range(len(above) - 1, -1, -1):
        if above[place] != NONE:
            found[above[place]] += found[place]
    return found
