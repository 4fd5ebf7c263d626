"""Scorecards as atoms."""

import json

import numpy as np
import pytest

from assessment.domain.audits.released_atoms import ReleasedAtoms, UnknownForm, released_atoms
from assessment.domain.audits.released_cells import CountsDiffer, FamilyKind
from assessment.domain.scorecards.card import Scorecard
from tests.assessment.domain.cards import card

OWN = [0, 40, 12, 6, 4]
"""Staff in the agency itself and in the big, the middle, the small and the tiny office."""
FIGURES, DISTRIBUTIONS = FamilyKind.FIGURES, FamilyKind.DISTRIBUTIONS


@pytest.fixture(scope="module")
def shown() -> Scorecard:
    return card()


def atoms_of(shown: Scorecard, own: list[int] = OWN) -> ReleasedAtoms:
    return released_atoms(card=shown, group="staff", own=np.array(own), numbers=np.array([100, 101, 102, 103, 104]))


def test_units_of_a_rest_group_are_one_atom_and_those_without_people_are_none(shown: Scorecard) -> None:
    found = atoms_of(shown)

    assert found.units.tolist() == [101, 102, 103, 104]
    assert found.people.tolist() == [40, 12, 6, 4]
    big, middle, small, tiny = found.labels[FIGURES].tolist()
    assert len({big, middle, small}) == 3
    assert small == tiny
    assert not found.is_empty


def test_whoever_has_no_distribution_is_in_the_atom_of_those_above(shown: Scorecard) -> None:
    big, middle, small, tiny = atoms_of(shown).labels[DISTRIBUTIONS].tolist()

    # The big office's forty would leave twenty-two: one distribution is seen, the agency's.
    assert big == middle == small == tiny >= 0


def test_where_nothing_is_shown_nobody_is_in_an_atom() -> None:
    hidden = card(sheets={"staff": []})

    found = atoms_of(hidden, [0, 0, 0, 0, 9])

    assert found.is_empty
    assert found.labels[FIGURES].tolist() == [-1]


@pytest.mark.parametrize("own", [[0, 40, 12, 6, 3], [1, 40, 12, 6, 4], [0, 40, 11, 7, 4]])
def test_a_scorecard_of_other_numbers_of_people_is_not_taken_for_theirs(shown: Scorecard, own: list[int]) -> None:
    with pytest.raises(CountsDiffer, match="other respondents of staff"):
        atoms_of(shown, own)


def test_atoms_are_stored_as_plain_numbers(shown: Scorecard) -> None:
    before = atoms_of(shown)
    after = ReleasedAtoms.from_primitives(json.loads(json.dumps(before.to_primitives())))

    assert after.to_primitives() == before.to_primitives()
    assert set(before.to_primitives()) == {"form", "units", "people", "figures", "distributions"}


@pytest.mark.parametrize("wrong", [{"form": 2}, {"people": [1]}, {}])
def test_what_cannot_be_read_is_refused(shown: Scorecard, wrong: dict[str, object]) -> None:
    stored = atoms_of(shown).to_primitives() | wrong if wrong else {}

    with pytest.raises(UnknownForm):
        ReleasedAtoms.from_primitives(stored)
