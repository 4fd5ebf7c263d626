"""Atoms of a release: whose answers a shown unit speaks for by itself."""

import numpy as np

from assessment.domain.frame import UNKNOWN
from assessment.domain.weighting.atoms import NONE, atoms, subtree_sums

# An agency of two departments; the first has two desks, the second one.
PARENTS = (-1, 0, 1, 1, 0, 4)


def test_every_unit_is_its_own_atom_when_all_are_shown() -> None:
    found = atoms(shown=[True] * 6, parents=PARENTS)

    assert found.of_units.tolist() == [0, 1, 2, 3, 4, 5]
    assert found.parents.tolist() == list(PARENTS)


def test_hidden_units_belong_to_the_nearest_shown_unit_above() -> None:
    found = atoms(shown=[True, False, True, False, True, False], parents=PARENTS)

    assert found.of_units.tolist() == [0, 0, 1, 0, 2, 2]
    assert found.parents.tolist() == [NONE, 0, 0]


def test_units_with_nothing_shown_above_them_belong_to_no_atom() -> None:
    found = atoms(shown=[False, True, False, False, False, True], parents=PARENTS)

    assert found.of_units.tolist() == [NONE, 0, 0, 0, NONE, 1]
    assert found.parents.tolist() == [NONE, NONE]
    assert found.totals(np.array([1, 2, 4, 8, 16, 32])).tolist() == [14, 32]


def test_nothing_shown_has_no_atoms() -> None:
    found = atoms(shown=[False] * 6, parents=PARENTS)

    assert found.totals(np.ones((6, 2), dtype=np.int64)).shape == (0, 2)


def test_numbers_of_units_add_up_by_atom_along_every_further_axis() -> None:
    own = np.arange(24, dtype=np.int64).reshape(6, 2, 2)

    found = atoms(shown=[True, False, True, False, True, False], parents=PARENTS).totals(own)

    assert np.array_equal(found, [own[0] + own[1] + own[3], own[2], own[4] + own[5]])


def test_people_of_an_atom_are_unknown_where_one_of_its_units_is() -> None:
    found = atoms(shown=[True, False, True, False, True, False], parents=PARENTS)

    assert found.people(np.array([5, 4, 3, UNKNOWN, 2, 1])).tolist() == [UNKNOWN, 3, 3]


def test_sums_of_subtrees_take_in_all_atoms_below() -> None:
    parents = np.array([NONE, 0, 1, NONE, 3])

    assert subtree_sums(values=np.array([1, 2, 4, 8, 16]), parents=parents).tolist() == [7, 6, 4, 24, 16]
