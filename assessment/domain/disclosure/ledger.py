"""The leverage ledger: every group that was ever released of one wave and role, and whether one more may be.

With three families and more the smallest combination is hard to find, so safety is certified by a bound. Let P project
on the span of all released groups and h = P's diagonal, the leverage of each person. If f is in the span and lives on
S, then f = Pf gives f_i² ≤ h_i ‖f‖², and summed over S: Σ h_i ≥ 1. So when the k* − 1 largest leverages sum to less
than 1, no combination lives on fewer than k* people (docs/method.md). Only memberships enter, never answers, so that a
refusal says nothing about them (simulatable auditing: Kenthapadi, Mishra & Nissim 2005).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.leverage import IMPLIED, is_certified

SUPPORT = 5
"""k*: the fewest people any combination of everything released may live on."""

NEW = -1
"""The origin of people who were in no atom before."""


class EmptyAtom(ValueError):
    """An atom without people has no leverage."""


class AtomsDiffer(ValueError):
    """Cells or refinements speak of other atoms than the ledger's."""


class NotCertified(ValueError):
    """The cells of a stored ledger would not all have been accepted."""


class Refusal(StrEnum):
    """Why a cell is not released."""

    SMALL_CELL = "small_cell"
    """It has fewer people than the threshold."""
    SMALL_COMBINATION = "small_combination"
    """It cannot be certified that every combination with what was released lives on k* people."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The cell is released and entered."""

    implied: bool
    """It could be worked out from what had been released, so it costs nothing."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The cell is not released, and the ledger is as it was."""

    reason: Refusal


class Ledger:
    """Released cells as sets of atoms: people whom no cell tells apart. Grows by accepting, and never forgets.

    `multiplicities` [S] are people per atom, at least 1. Keep one ledger for each wave and role for ever, and offer it
    everything: units, categories, restated trees, corrections. When later cells split an atom, ask for `refined`.
    """

    def __init__(self, *, multiplicities: Iterable[int], threshold: int, support: int = SUPPORT) -> None:
        """Nothing is released yet; raises EmptyAtom."""
        self.multiplicities = np.fromiter(multiplicities, dtype=np.int64)
        if (self.multiplicities < 1).any():
            raise EmptyAtom("Every atom of a ledger needs people")
        self.threshold = threshold
        self.support = support
        self.cells: list[frozenset[int]] = []
        self.leverages = np.zeros(len(self.multiplicities))
        self._scale = np.sqrt(self.multiplicities)
        self._basis = np.zeros((0, len(self.multiplicities)))
        self._rank = 0

    @property
    def rank(self) -> int:
        """How many released cells could not be worked out from the others."""
        return self._rank

    def offer(self, cell: NDArray[np.bool_]) -> Accepted | Refused:
        """Release a set of atoms, given as a mask [S], if everything stays certified; raises AtomsDiffer."""
        self._require_masks(cell[None])
        if self.multiplicities[cell].sum() < self.threshold:
            return Refused(Refusal.SMALL_CELL)
        return self._entered(cell[None])

    def offer_together(self, cells: NDArray[np.bool_]) -> Accepted | Refused:
        """Release several cells [P, S], all or none, as the categories of one unit; cells of nobody are left out."""
        self._require_masks(cells)
        peopled = cells[cells.any(axis=1)]
        if (peopled @ self.multiplicities < self.threshold).any():
            return Refused(Refusal.SMALL_CELL)
        return self._entered(peopled)

    def offer_nested(self, cells: NDArray[np.bool_]) -> Accepted | Refused:
        """Release a whole family of nested sets [P, S] into an empty ledger at once: `offer_together`, but quick.

        The indicators of the family's own atoms are a basis of its span that is orthogonal as it stands, with leverage
        1 / people. (Were the sets not nested, the span taken would be larger and the certificate stricter.)
        """
        if self._rank:
            return self.offer_together(cells)
        self._require_masks(cells)
        if (cells @ self.multiplicities < self.threshold).any():
            return Refused(Refusal.SMALL_CELL)
        signatures, atoms = np.unique(np.packbits(cells, axis=0), axis=1, return_inverse=True)
        masks = atoms == np.flatnonzero(signatures.any(axis=0))[:, None]
        directions = masks * self._scale
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        return self._decided(cells, directions)

    def refined(self, *, origins: Sequence[int], multiplicities: Sequence[int]) -> "Ledger":
        """The same ledger over finer atoms: each part's old atom, or NEW, and its people; raises AtomsDiffer."""
        old, parts = np.asarray(origins, dtype=np.intp), np.asarray(multiplicities, dtype=np.int64)
        kept = old != NEW
        people = np.zeros_like(self.multiplicities)
        np.add.at(people, old[kept], parts[kept])
        if not np.array_equal(people, self.multiplicities):
            raise AtomsDiffer("The parts of an atom have to be as many people as the atom")
        finer = Ledger(multiplicities=parts.tolist(), threshold=self.threshold, support=self.support)
        finer.cells = [frozenset(np.flatnonzero(kept & np.isin(old, sorted(cell))).tolist()) for cell in self.cells]
        # The last column, which NEW points to, is that of people in no cell.
        finer.leverages = np.append(self.leverages, 0.0)[old]
        unscaled = np.pad(self._basis / self._scale, ((0, 0), (0, 1)))
        finer._basis = unscaled[:, old] * finer._scale
        finer._rank = self._rank
        return finer

    def to_primitives(self) -> dict[str, Any]:
        """Numbers and lists, from which `from_primitives` makes the same ledger."""
        return {
            "threshold": self.threshold,
            "support": self.support,
            "multiplicities": self.multiplicities.tolist(),
            "cells": [sorted(cell) for cell in self.cells],
        }

    @classmethod
    def from_primitives(cls, stored: Mapping[str, Any]) -> "Ledger":
        """The ledger that was stored; raises EmptyAtom, AtomsDiffer and NotCertified."""
        ledger = cls(multiplicities=stored["multiplicities"], threshold=stored["threshold"], support=stored["support"])
        masks = np.zeros((len(stored["cells"]), len(ledger.multiplicities)), dtype=np.bool_)
        for row, cell in enumerate(stored["cells"]):
            if not all(0 <= atom < masks.shape[1] for atom in cell):
                raise AtomsDiffer("A stored cell names an atom that the ledger does not have")
            masks[row, cell] = True
        if isinstance(ledger.offer_together(masks), Refused):
            raise NotCertified("A stored ledger holds cells that it could not have accepted")
        return ledger

    def _require_masks(self, cells: NDArray[np.bool_]) -> None:
        if cells.dtype != np.bool_ or cells.ndim != 2 or cells.shape[1] != len(self.multiplicities):
            raise AtomsDiffer(f"A cell is a mask of {len(self.multiplicities)} atoms")

    def _entered(self, cells: NDArray[np.bool_]) -> Accepted | Refused:
        return self._decided(cells, self._directions(cells))

    def _decided(self, cells: NDArray[np.bool_], directions: NDArray[np.float64]) -> Accepted | Refused:
        grown = self.leverages + (directions**2).sum(axis=0) / self.multiplicities
        if not is_certified(leverages=grown, multiplicities=self.multiplicities, support=self.support):
            return Refused(Refusal.SMALL_COMBINATION)
        self.leverages = grown
        self.cells += [frozenset(np.flatnonzero(cell).tolist()) for cell in cells]
        self._remember(directions)
        return Accepted(implied=len(directions) == 0)

    def _directions(self, cells: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Orthonormal rows for what the cells add to the span; twice, since once leaves rounding behind."""
        known = self._basis[: self._rank]
        offered = cells * self._scale
        rest = offered - (offered @ known.T) @ known
        rest -= (rest @ known.T) @ known
        found = np.empty_like(rest)
        count = 0
        for row, whole in zip(rest, offered, strict=True):
            for _ in range(2):
                row = row - found[:count].T @ (found[:count] @ row)
            if row @ row >= IMPLIED * (whole @ whole):
                found[count] = row / np.linalg.norm(row)
                count += 1
        return found[:count]

    def _remember(self, directions: NDArray[np.float64]) -> None:
        needed = self._rank + len(directions)
        if needed > len(self._basis):
            # Room for as many again: a row at a time would copy everything at every acceptance.
            room = np.zeros((2 * needed, len(self.multiplicities)))
            room[: self._rank] = self._basis[: self._rank]
            self._basis = room
        self._basis[self._rank : needed] = directions
        self._rank = needed
