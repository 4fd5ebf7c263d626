"""Which cells of a group may be shown: units, rest groups of small ones, and those with whole distributions."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.rest_groups import RestGroup, WithRestGroups, with_rest_groups
from assessment.domain.disclosure.tree import distribution_units, published_units, require_safe

Number = TypeVar("Number", np.int32, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The choice for one group over U units; S cells are shown, units in the frame's order and rest groups after them.

    Arrays over the tree with rest groups have V elements.
    """

    tree: WithRestGroups
    shown: NDArray[np.bool_]
    """[V]"""
    units: NDArray[np.intp]
    """Places of the shown units among the U."""
    groups: tuple[RestGroup, ...]
    """Rest groups that are shown."""
    distributions: NDArray[np.bool_]
    """[S] cells whose whole distributions may be seen."""

    @property
    def places(self) -> NDArray[np.intp]:
        """[S] place of each cell in the tree with rest groups."""
        of_units = np.array(self.tree.places, dtype=np.intp)[self.units]
        return np.concatenate([of_units, np.array([group.place for group in self.groups], dtype=np.intp)])

    def spread(self, own: NDArray[Number]) -> NDArray[Number]:
        """Units' own numbers [U, …] over the tree with rest groups [V, …]; rest groups have none of their own."""
        found = np.zeros((len(self.shown), *own.shape[1:]), dtype=own.dtype)
        found[np.array(self.tree.places, dtype=np.intp)] = own
        return found

    def gathered(self, totals: NDArray[Number]) -> NDArray[Number]:
        """Numbers of the cells [S, …] from those of units with everything below them [U, …]."""
        rests = [totals[list(group.members)].sum(axis=0, dtype=totals.dtype) for group in self.groups]
        return np.concatenate(
            [totals[self.units], np.array(rests, dtype=totals.dtype).reshape(len(rests), *totals.shape[1:])]
        )


def cells_of(
    *, responses: NDArray[np.int64], own: NDArray[np.int64], parents: tuple[int, ...], threshold: int, least: int
) -> Cells:
    """The greatest safe choice; `responses` [U] with everything below, `own` [U] without, `least` for distributions.

    Means and shares are one family of cells, distributions another with its own higher threshold: each is checked
    again after the choice. Raises UnsafeRelease.
    """
    tree = with_rest_groups(responses=responses, own=own, parents=parents, threshold=threshold)
    shown = published_units(
        responses=tree.responses, own=tree.own, parents=tree.parents, threshold=threshold, weights=tree.weights
    )
    require_safe(shown=shown, own=tree.own, parents=tree.parents, threshold=threshold)
    whole = distribution_units(
        shown=shown, responses=tree.responses, own=tree.own, parents=tree.parents, distribution_from=least
    )
    require_safe(shown=whole, own=tree.own, parents=tree.parents, threshold=least)
    chosen = np.array(shown, dtype=np.bool_)
    units = np.flatnonzero(chosen[np.array(tree.places, dtype=np.intp)])
    cells = Cells(tree, chosen, units, tuple(group for group in tree.groups if shown[group.place]), chosen[:0])
    return Cells(tree, chosen, units, cells.groups, np.array(whole, dtype=np.bool_)[cells.places])
