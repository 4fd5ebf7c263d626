"""How many answers a release gives away because a group agrees: what sums cannot hide, whoever is withheld.

A release of nested units states of each unit how many answered, the exact mean of every item, perhaps its three bands,
and of some units whole distributions. People outside the shown units below a unit (its atom) are alike to whoever
reads it, so somebody's answer is determined only if everybody's in the atom is the same; and then exactly if no other
answers of the atom, and of the others that share its distribution, fit what is stated.

Each item is looked at by itself. The count is exact where no distribution covers an atom and options score at even
steps; elsewhere other answers are looked for by exchanging with one other atom, so that it is never too low.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import gcd

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.tree import NOBODY, Whole, nearest
from assessment.domain.edition import FULL_SCORE, SKIPPED


@dataclass(frozen=True, slots=True, eq=False)
class Determined:
    """Which atoms' answers are determined."""

    units: NDArray[np.intp]
    """[A] the shown unit of each atom."""
    people: NDArray[np.int64]
    """[A] respondents of each atom."""
    answers: NDArray[np.bool_]
    """[A, I] whether everybody's answer to the item is determined."""

    @property
    def by_item(self) -> NDArray[np.int64]:
        """[I] how many answers to each item are determined."""
        found: NDArray[np.int64] = self.people @ self.answers
        return found

    @property
    def total(self) -> int:
        """How many answers are determined."""
        return int(self.by_item.sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Atoms:
    """Atoms [A] in order of the distribution that covers each; those covered by none come first."""

    histograms: NDArray[np.int64]
    """[A, codes] of one item."""
    covers: NDArray[np.intp]
    people: NDArray[np.int64]

    def any_beside(self, holds: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Whether some atom under the same distribution holds it; always where there is no distribution."""
        _, starts, groups = np.unique(self.covers, return_index=True, return_inverse=True)
        found: NDArray[np.bool_] = np.logical_or.reduceat(holds, starts)[groups] | (self.covers == NOBODY)
        return found


def determined_answers(
    *,
    shown: Sequence[bool],
    distributions: Sequence[bool],
    parents: Whole,
    histograms: NDArray[np.integer],
    scores: NDArray[np.int64],
    bands: bool = True,
    spread: bool = False,
) -> Determined:
    """What is determined when the shown units [V] state means, and those with `distributions` all counts.

    `histograms` are own respondents of each unit by item and code [V, I, codes], code 0 skipped; `scores` [I, codes]
    micro-points, -1 where a code has none (-1 for skipped). With `bands` every shown unit states its bands too, with
    `spread` also its sum of squares, which leaves no other answers for an atom that agrees on a score.
    """
    is_shown = np.asarray(shown, dtype=np.bool_)
    homes = nearest(chosen=is_shown, parents=parents)
    covers = nearest(chosen=np.asarray(distributions, dtype=np.bool_), parents=parents)
    people = np.bincount(homes + 1, weights=histograms[:, :1].sum(axis=(1, 2)), minlength=len(homes) + 1)[1:].astype(
        np.int64
    )
    units = np.flatnonzero(is_shown & (people > 0))
    units = units[np.argsort(covers[units], kind="stable")]
    answers = np.zeros((len(units), len(scores)), dtype=np.bool_)
    for item, table in enumerate(scores):
        gathered = np.zeros((len(homes) + 1, len(table)), dtype=np.int64)
        np.add.at(gathered, homes, histograms[:, item])
        atoms = _Atoms(gathered[units], covers[units], people[units])
        answers[:, item] = _determined(atoms, table.tolist(), bands=bands, spread=spread)
    return Determined(units, people[units], answers)


def _determined(atoms: _Atoms, scores: list[int], *, bands: bool, spread: bool) -> NDArray[np.bool_]:
    found = np.zeros(len(atoms.people), dtype=np.bool_)
    for code, score in enumerate(scores):
        agrees = atoms.histograms[:, code] == atoms.people
        if code == SKIPPED or not agrees.any():
            continue
        if score < 0:
            others = [place for place, other in enumerate(scores) if other < 0 and place != code]
            found |= agrees & ~atoms.any_beside(atoms.histograms[:, others].sum(axis=1) > 0)
        elif spread:
            found |= agrees
        else:
            found |= agrees & ~_could_differ(atoms, scores, code, bands=bands)
    return found


def _could_differ(atoms: _Atoms, scores: list[int], code: int, *, bands: bool) -> NDArray[np.bool_]:
    """Whether some of an atom that agrees may have answered below and above instead, with the same sum and bands.

    Under a distribution somebody else must then have given the answers that they take.
    """
    found = np.zeros(len(atoms.people), dtype=np.bool_)
    for (below, lower), (above, upper) in _around(scores, code, bands=bands):
        enough = atoms.people >= lower + upper
        held = (atoms.histograms[:, below] >= lower) & (atoms.histograms[:, above] >= upper)
        found |= enough & atoms.any_beside(held)
    return found


def _around(scores: list[int], code: int, *, bands: bool) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Codes below and above in one band, each with the fewest answers that together keep the sum."""
    score = scores[code]
    alike = [place for place, other in enumerate(scores) if other >= 0 and (not bands or _band(other) == _band(score))]
    for below, above in product(alike, alike):
        down, up = score - scores[below], scores[above] - score
        if down > 0 and up > 0:
            step = gcd(down, up)
            yield (below, up // step), (above, down // step)


def _band(score: int) -> int:
    return (2 * score > FULL_SCORE) - (2 * score < FULL_SCORE)
