"""Which units may be cut by a characteristic of their people: all categories of a unit are shown, or none.

The shown units and the shown categories of units are two families of nested sets. The smallest number of people on
whom a combination of two such families can live is the smallest cut of a graph: its vertices are the atoms of either
family (people whom the family cannot tell apart), its edges the people who are in one atom of each (Gusfield 1988; Kao
1996, "Data security equals graph connectivity"; docs/method.md). Only memberships decide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.minimum_cut import groups_of, minimum_cut_up_to
from assessment.domain.disclosure.tree import NOBODY, Whole, nearest

OUTSIDE = -1
"""The label of people who are in no set of a family."""

CUT_FROM = 50
"""Respondents a unit needs before it is cut at all."""


class NothingReleased(ValueError):
    """Nobody is in any set, so that there is no combination."""


def smallest_combination(
    *, first: NDArray[np.integer], second: NDArray[np.integer], people: NDArray[np.integer]
) -> int:
    """The fewest people on whom a non-zero combination of two families of nested sets lives; exact.

    Each stratum [S] has an atom of either family, numbered from 0 or OUTSIDE (-1), and so many people. A combination
    gives each atom a potential and each stratum the difference of its two; it vanishes where the two are equal, so a
    vertex set and its complement are the best an attacker can do. People outside a family share one vertex, whose
    potential is 0 in both. Raises NothingReleased.
    """
    kept = (people > 0) & ((first != OUTSIDE) | (second != OUTSIDE))
    if not kept.any():
        raise NothingReleased("Nobody is in any set of the two families")
    left = np.where(first[kept] == OUTSIDE, 0, first[kept] + 1)
    right = np.where(second[kept] == OUTSIDE, 0, second[kept] + 1 + left.max())
    vertices, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    weights = np.zeros((len(vertices), len(vertices)), dtype=np.int64)
    ends = places[: len(left)], places[len(left) :]
    np.add.at(weights, ends, people[kept])
    np.add.at(weights, ends[::-1], people[kept])
    return _smallest_cut(weights, int(people.sum()))


def publishable_cuts(
    *, shown: Sequence[bool], parents: Whole, counts: NDArray[np.integer], threshold: int, cut_from: int = CUT_FROM
) -> tuple[bool, ...]:
    """The shown units [V] whose categories may all be shown.

    `counts` are the own respondents of each unit by category [V, C]; whoever gave none is a category as well. The shown
    units are a safe release (disclosure.py). From the top down a unit is cut when it has `cut_from` respondents, each
    of its categories nobody or at least `threshold`, and neither what is below it nor what it leaves of the cut unit
    above lets a combination live on fewer than `threshold` people.
    """
    is_shown = np.asarray(shown, dtype=np.bool_)
    tree = _ShownTree.of(is_shown, np.asarray(parents, dtype=np.intp), np.asarray(counts, dtype=np.int64))
    cut = np.zeros(len(is_shown), dtype=np.bool_)
    regions: dict[int, set[int]] = {}
    for place in tree.candidates(threshold, cut_from):
        inside = set(tree.below(place))
        above = tree.cut_above(place, cut)
        outside = regions.get(above, set()) - inside
        if _is_safe(tree.atoms, inside, threshold) and _is_safe(tree.atoms, outside, threshold):
            cut[place] = True
            regions[place], regions[above] = inside, outside
    return tuple(cut.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _ShownTree:
    """The shown units as a forest: who stands right above, who right below, and the people by category."""

    above: NDArray[np.intp]
    children: dict[int, list[int]]
    atoms: NDArray[np.int64]
    """[V, C] respondents of a shown unit outside the shown units below it."""
    totals: NDArray[np.int64]
    """[V, C] all respondents of a shown unit."""

    @classmethod
    def of(cls, shown: NDArray[np.bool_], parents: NDArray[np.intp], counts: NDArray[np.int64]) -> "_ShownTree":
        homes = nearest(chosen=shown, parents=parents)
        above = np.where(parents == NOBODY, NOBODY, homes[parents])
        atoms = np.zeros((len(shown) + 1, counts.shape[1]), dtype=np.int64)
        np.add.at(atoms, homes, counts)
        places = np.flatnonzero(shown).tolist()
        totals = atoms[:-1].copy()
        children: dict[int, list[int]] = {place: [] for place in [NOBODY, *places]}
        for place in reversed(places):
            children[int(above[place])].append(place)
            if above[place] != NOBODY:
                totals[above[place]] += totals[place]
        return cls(above, children, atoms[:-1], totals)

    def candidates(self, threshold: int, cut_from: int) -> Iterator[int]:
        """Units large enough in all their categories, the highest first."""
        large = (self.totals.sum(axis=1) >= cut_from) & ((self.totals == 0) | (self.totals >= threshold)).all(axis=1)
        level = self.children[NOBODY]
        while level:
            yield from (place for place in sorted(level) if large[place])
            level = [child for place in level for child in self.children[place]]

    def below(self, place: int) -> Iterator[int]:
        """The unit and all shown units below it."""
        waiting = [place]
        while waiting:
            found = waiting.pop()
            waiting.extend(self.children[found])
            yield found

    def cut_above(self, place: int, cut: NDArray[np.bool_]) -> int:
        """The nearest cut unit above."""
        found = int(self.above[place])
        while found != NOBODY and not cut[found]:
            found = int(self.above[found])
        return found


def _is_safe(atoms: NDArray[np.int64], places: set[int], threshold: int) -> bool:
    """Whether no combination of these units' people by unit and category lives on fewer than the threshold.

    Units under one cut unit and not under a lower one share no category with anybody else's, so they are a graph apart.
    """
    table = atoms[sorted(places)]
    table = table[table.any(axis=1)][:, table.any(axis=0)]
    sides = *table.sum(axis=0).tolist(), *table.sum(axis=1).tolist()
    if any(side < threshold for side in sides):
        return False
    units, categories = table.shape
    weights = np.zeros((units + categories,) * 2, dtype=np.int64)
    weights[:units, units:] = table
    weights[units:, :units] = table.T
    return _smallest_cut(weights, threshold) >= threshold


def _smallest_cut(weights: NDArray[np.int64], bound: int) -> int:
    """The smallest cut within any connected part, or the bound if all are larger."""
    for members in groups_of(weights > 0):
        bound = minimum_cut_up_to(weights[np.ix_(members, members)], bound)
    return bound
