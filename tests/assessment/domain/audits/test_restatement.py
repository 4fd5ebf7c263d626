"""Releasing once more: moved teams, other counts, several trees."""

import numpy as np
import pytest

from assessment.domain.audits.released_atoms import ReleasedAtoms
from assessment.domain.audits.released_cells import FamilyKind
from assessment.domain.audits.restatement import Decision, decided

AT_LEAST = {FamilyKind.FIGURES: 10, FamilyKind.DISTRIBUTIONS: 30}


def atoms(people: list[int], figures: list[int], spread: list[int] | None = None) -> ReleasedAtoms:
    """Of units 0, 1, …, with no distributions unless they are given."""
    counts = np.array(people)
    labels = {
        FamilyKind.FIGURES: np.array(figures)[counts > 0],
        FamilyKind.DISTRIBUTIONS: np.array(spread or [-1] * len(people))[counts > 0],
    }
    return ReleasedAtoms(np.flatnonzero(counts), counts[counts > 0], labels)


def decision(*releases: ReleasedAtoms) -> Decision:
    """On the last of them."""
    return decided(released=releases[:-1], offered=releases[-1], at_least=AT_LEAST)


def moved(team: int) -> tuple[ReleasedAtoms, ReleasedAtoms]:
    """A team goes from one office to the other and hides in each."""
    return atoms([14, 20, team], [0, 1, 0]), atoms([14, 20, team], [0, 1, 1])


def test_a_first_release_is_accepted_when_every_atom_is_large_enough() -> None:
    assert decision(atoms([10, 12, 4], [0, 1, -1])) is Decision.NEW
    assert decision(atoms([9, 12, 4], [0, 1, -1])) is Decision.SMALL_GROUP
    assert decision(atoms([6, 4, 12], [0, 0, 1])) is Decision.NEW


def test_distributions_need_more_people_than_figures() -> None:
    assert decision(atoms([30, 12], [0, 1], [0, -1])) is Decision.NEW
    assert decision(atoms([30, 12], [0, 1], [0, 1])) is Decision.SMALL_GROUP


def test_what_is_new_or_implied_is_accepted_and_nothing_else() -> None:
    assert [each for each in Decision if each.is_accepted] == [Decision.IMPLIED, Decision.NEW]


def test_where_nothing_is_shown_nothing_is_given_away() -> None:
    assert decision(atoms([9, 12], [-1, -1])) is Decision.IMPLIED
    assert decision(atoms([], [])) is Decision.IMPLIED


def test_the_same_cells_again_are_implied_and_so_are_fewer() -> None:
    first = atoms([12, 14, 40], [0, 1, 2], [-1, -1, 0])

    assert decision(first, first) is Decision.IMPLIED
    assert decision(first, atoms([12, 14, 40], [5, 3, 4], [-1, -1, 9])) is Decision.IMPLIED
    assert decision(first, atoms([12, 14, 40], [0, 0, -1])) is Decision.IMPLIED


def test_a_finer_release_is_judged_alone_however_many_it_makes_superfluous() -> None:
    coarse, other = atoms([12, 14, 40], [0, 0, 1]), atoms([12, 14, 40], [0, -1, 1])
    finer = atoms([12, 14, 40], [0, 1, 2])

    assert decision(coarse, finer) is Decision.NEW
    assert decision(coarse, finer, coarse) is Decision.IMPLIED
    assert decision(coarse, other, coarse, finer) is Decision.NEW


def test_a_team_that_moved_has_to_be_as_large_as_anything_shown() -> None:
    assert decision(*moved(10)) is Decision.NEW
    assert decision(*moved(9)) is Decision.SMALL_GROUP
    assert decision(*moved(6)) is Decision.SMALL_GROUP


def test_two_teams_that_change_places_hide_each_other() -> None:
    before = [0, 1, 0, 1]
    after = [0, 1, 1, 0]

    assert decision(atoms([20, 20, 6, 6], before), atoms([20, 20, 6, 6], after)) is Decision.NEW
    assert decision(atoms([20, 20, 5, 4], before), atoms([20, 20, 5, 4], after)) is Decision.SMALL_GROUP


def test_one_sheet_that_no_longer_counts_is_the_difference() -> None:
    before, after = atoms([12, 14], [0, 1]), atoms([11, 14], [0, 1])

    assert decision(before, after) is Decision.SMALL_GROUP
    assert decision(atoms([22, 14], [0, 1]), atoms([12, 14], [0, 1])) is Decision.NEW
    assert decision(before, atoms([0, 14], [-1, 1])) is Decision.IMPLIED


def test_people_whom_nobody_counted_before_are_refused_whoever_they_are() -> None:
    before = atoms([12, 14], [0, 1])

    assert decision(before, atoms([13, 14], [0, 1])) is Decision.OTHER_PEOPLE
    assert decision(before, atoms([12, 14, 30], [0, 1, 2])) is Decision.OTHER_PEOPLE
    assert decision(before, atoms([11, 14], [0, 1]), before) is Decision.IMPLIED


def test_after_a_leak_only_what_is_out_already_is_accepted() -> None:
    first, second = moved(6)

    assert decision(first, second, first) is Decision.IMPLIED
    assert decision(first, second, atoms([14, 20, 6], [0, 0, 0])) is Decision.IMPLIED
    assert decision(first, second, atoms([14, 20, 6], [0, 1, 2])) is Decision.SMALL_GROUP


def test_somebody_who_could_nearly_be_told_is_not_certified() -> None:
    """Nines go round in a ring of offices and one person with them: no combination is about few, but it can be close.

    In a long ring the sum of the differences of all offices but two weighs the one fully and the others hardly.
    """

    def ring(length: int) -> Decision:
        offices = list(range(length))
        people = [*[40] * length, *[9] * (length - 1), 1]
        return decision(atoms(people, offices * 2), atoms(people, [*offices, *offices[1:], 0]))

    assert ring(3) is Decision.NEW
    assert ring(60) is Decision.NOT_CERTIFIED


def test_three_releases_need_a_certificate_at_the_threshold_itself() -> None:
    """Each two are safe for ten; the sum of differences of all three is about nine."""
    rows = atoms([30, 30, 12, 12], [0, 1, 0, 1]), atoms([30, 30, 12, 12], [0, 1, 1, 0])

    assert decision(*rows) is Decision.NEW
    assert decision(*rows, atoms([30, 30, 12, 12], [0, 1, 1, 1])) is Decision.NEW
    parts = [20, 20, 20, 20, 5, 5, 5, 5]
    first = atoms(parts, [0, 1, 2, 3, 0, 1, 2, 3])
    second = atoms(parts, [0, 1, 2, 3, 1, 0, 3, 2])
    third = atoms(parts, [0, 1, 2, 3, 2, 3, 0, 1])
    assert decision(first, second) is Decision.NEW
    assert decision(first, second, third) is Decision.NOT_CERTIFIED


@pytest.mark.parametrize("share", [0, 1])
def test_twelve_thousand_units_take_a_moment(share: int) -> None:
    """Units of thirty: as they were, and all dealt out to other offices."""
    people, offices = np.full(12_000, 30), np.arange(12_000) // 10
    redrawn = np.random.default_rng(7).permutation(offices) if share else offices
    first, second = (
        ReleasedAtoms(np.arange(12_000), people, dict.fromkeys(FamilyKind, labels)) for labels in (offices, redrawn)
    )

    assert decision(first, second) is (Decision.NEW if share else Decision.IMPLIED)
