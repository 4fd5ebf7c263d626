"""Whether one more scorecard of the same sheets may leave, beside everything that was released of them before.

Each scorecard is a family of nested cells, given by its atoms. One family alone is safe when every atom is none or
enough people (disclosure.py). For two, the fewest people a combination lives on are the smallest cut of a graph, which
is exact (cuts.py). For three and more they are hard to find, and leverages have to certify them (ledger.py). Only
memberships enter, never answers.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assessment.domain.audits.released_atoms import ReleasedAtoms
from assessment.domain.audits.released_cells import FamilyKind
from assessment.domain.disclosure.connectivity import is_held_together
from assessment.domain.disclosure.cuts import OUTSIDE
from assessment.domain.disclosure.ledger import SUPPORT
from assessment.domain.disclosure.strata_leverage import is_certified_in_strata

Labels = NDArray[np.int64]


class Decision(StrEnum):
    """What becomes of a scorecard that is offered."""

    IMPLIED = "implied"
    """It may leave, and its cells could all be worked out from an earlier one."""
    NEW = "new"
    """It may leave, and has to be remembered."""
    OTHER_PEOPLE = "other_people"
    """It counts people whom no earlier one counted: who they are the numbers do not tell."""
    SMALL_GROUP = "small_group"
    """Fewer people than promised could be worked out."""
    NOT_CERTIFIED = "not_certified"
    """It cannot be certified that they could not be, or somebody's answer could be guessed too well."""

    @property
    def is_accepted(self) -> bool:
        """Whether the scorecard may leave."""
        return self in (Decision.IMPLIED, Decision.NEW)


def decided(
    *, released: Sequence[ReleasedAtoms], offered: ReleasedAtoms, at_least: Mapping[FamilyKind, int]
) -> Decision:
    """Whether a scorecard may leave after those that did, of one wave and group.

    `at_least` are the fewest people that figures, and that distributions, may be about. Where two scorecards count a
    unit differently, the smaller number is taken for a part of the larger one. After a release that was not safe
    itself nothing new is accepted, but what it implies: that is out already.
    """
    if released and _counts_others(released, offered):
        return Decision.OTHER_PEOPLE
    found = {_of_family([*released, offered], kind, at_least[kind]) for kind in FamilyKind}
    return max(found, key=list(Decision).index)


def _counts_others(released: Sequence[ReleasedAtoms], offered: ReleasedAtoms) -> bool:
    counts = _counts([*released, offered])
    return bool((counts[-1] > counts[:-1].max(axis=0)).any())


def _of_family(releases: Sequence[ReleasedAtoms], kind: FamilyKind, least: int) -> Decision:
    labels, people = _strata(releases, kind)
    *before, offered = labels
    if not (offered != OUTSIDE).any() or any(_is_implied(offered, by=known) for known in before):
        return Decision.IMPLIED
    families = _finest([*before, offered])
    # Beside itself a family has a cut for each of its atoms, so that one alone is judged by the same words.
    if not all(_is_safe_pair(offered, known, people, least) for known in [offered, *families]):
        return Decision.SMALL_GROUP
    # Two are safe by now. For them the certificate only keeps single answers from being guessed too well.
    support = least if len(families) > 2 else min(SUPPORT, least)
    if not is_certified_in_strata(labels=np.array(families), people=people, support=support):
        return Decision.NOT_CERTIFIED
    return Decision.NEW


def _strata(releases: Sequence[ReleasedAtoms], kind: FamilyKind) -> tuple[Labels, NDArray[np.int64]]:
    """Atoms by release [R, S] of people who are in the same ones, and how many they are [S]; nobody is in no atom."""
    counts = _counts(releases)
    own = _over_units(releases, [release.labels[kind] for release in releases], OUTSIDE)
    levels = np.sort(counts, axis=0)
    sizes = np.diff(levels, axis=0, prepend=0).ravel()
    # A unit's people in as many pieces as there are numbers of them: a piece is in the releases that count so far.
    labels = np.where(counts[:, None] >= levels[None], own[:, None], OUTSIDE).reshape(len(releases), -1)
    kept = (sizes > 0) & (labels != OUTSIDE).any(axis=0)
    strata, places = np.unique(labels[:, kept], axis=1, return_inverse=True)
    people = np.zeros(strata.shape[1], dtype=np.int64)
    np.add.at(people, places.ravel(), sizes[kept])
    return strata, people


def _counts(releases: Sequence[ReleasedAtoms]) -> Labels:
    return _over_units(releases, [release.people for release in releases], 0)


def _over_units(releases: Sequence[ReleasedAtoms], values: Sequence[Labels], otherwise: int) -> Labels:
    """Numbers of each release [R, U] over the units of all."""
    units = np.unique(np.concatenate([release.units for release in releases]))
    found = np.full((len(releases), len(units)), otherwise, dtype=np.int64)
    for row, release, of_release in zip(found, releases, values, strict=True):
        row[np.searchsorted(units, release.units)] = of_release
    return found


def _is_implied(offered: Labels, *, by: Labels) -> bool:
    """Whether each atom offered is made of whole atoms of another family."""
    pairs = np.unique(np.stack([by, offered]), axis=1)
    known = pairs[0] != OUTSIDE
    is_split = len(np.unique(pairs[0, known])) < np.count_nonzero(known)
    return not is_split and bool((pairs[1, ~known] == OUTSIDE).all())


def _finest(families: Sequence[Labels]) -> list[Labels]:
    """The families without those that another implies."""
    kept: list[Labels] = []
    for family in families:
        if not any(_is_implied(family, by=other) for other in kept):
            kept = [other for other in kept if not _is_implied(other, by=family)] + [family]
    return kept


def _is_safe_pair(one: Labels, other: Labels, people: NDArray[np.int64], least: int) -> bool:
    """Whether no combination of two families lives on fewer people (cuts.smallest_combination, on a sparse graph)."""
    first = one - OUTSIDE
    second = np.where(other == OUTSIDE, 0, other - OUTSIDE + first.max())
    return is_held_together(first=first, second=second, weights=people, least=least)
