"""Scorecards as sets of people."""

from dataclasses import replace

import pytest

from assessment.domain.audits.released_cells import (
    CountsDiffer,
    FamilyKind,
    Release,
    families_of,
    kinds_of,
    piece_sizes,
)
from tests.assessment.domain.cards import release_of, staff

OWN = {"agency": 0, "big": 40, "mid": 12, "small": 6, "tiny": 4}


def release(**changes: int) -> Release:
    """Staff of the usual units with as many sheets as given."""
    own = OWN | changes
    sheets = [(staff(place % 5 + 1), unit) for unit, count in own.items() for place in range(count)]
    return release_of({"staff": sheets})


def test_units_counted_alike_are_a_piece_each() -> None:
    assert piece_sizes([{"a": 4, "b": 0}, {"a": 4}]) == {("a", 4): 4}


def test_those_whom_one_scorecard_counts_and_another_does_not_are_a_piece_of_their_own() -> None:
    assert piece_sizes([{"a": 4}, {"a": 3, "b": 2}]) == {("a", 3): 3, ("a", 4): 1, ("b", 2): 2}


def test_a_shown_unit_is_its_own_people_and_those_below() -> None:
    figures, spread = families_of(releases=[release()], group="staff", threshold=10)

    assert figures.kind is FamilyKind.FIGURES
    assert figures.at_least == 10
    assert figures.cells["mid"] == {("mid", 12)}
    assert figures.cells["agency"] == {("big", 40), ("mid", 12), ("small", 6), ("tiny", 4)}
    assert "small" not in figures.cells
    assert figures.cells["agency\nrest"] == {("small", 6), ("tiny", 4)}
    assert spread.kind is FamilyKind.DISTRIBUTIONS
    assert spread.at_least == 30
    assert spread.cells["agency"] == figures.cells["agency"]
    assert "mid" not in spread.cells


def test_a_second_scorecard_that_leaves_one_person_out_shows_who_that_is() -> None:
    first, second = release(), release(mid=11)
    families = families_of(releases=[first, second], group="staff", threshold=10)

    assert families[0].cells["mid"] - families[2].cells["mid"] == {("mid", 12)}
    assert piece_sizes([first.counts["staff"], second.counts["staff"]])["mid", 12] == 1


def test_people_in_the_same_cells_are_one_kind_and_nobody_is_none() -> None:
    cells = [frozenset({("a", 4), ("b", 2), ("c", 5), ("d", 1)}), frozenset({("c", 5)})]

    found = kinds_of(cells, {("a", 4): 4, ("b", 2): 2, ("c", 5): 5, ("d", 1): 0})

    assert found == {frozenset({0}): 6, frozenset({0, 1}): 5}


def test_a_scorecard_of_other_numbers_of_people_is_not_taken_for_this_waves() -> None:
    wrong = replace(release(), counts={"staff": OWN | {"big": 41}})

    with pytest.raises(CountsDiffer, match="agency"):
        families_of(releases=[wrong], group="staff", threshold=10)
