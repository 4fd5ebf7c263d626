"""Tests of what to keep and what to work on first."""

import pytest

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.domain.priorities import basis_of, improvements, practice_points, strengths
from tests.assessment.domain.cards import card, leader
from tests.assessment.domain.instruments import TINY, sheet
from tests.assessment.domain.scorecards.test_scorecard import CONSENSUS


def test_points_of_a_section_are_shared_by_weight_among_what_applies() -> None:
    whole = practice_points(card=card(), edition=TINY)
    part = practice_points(card=card(applicability=[Practised("A1", Applies.EXCLUDED)]), edition=TINY)

    assert whole == {"A1": 150, "A2": 450, "E1": 400}
    assert part == {"A2": 600, "E1": 400}


def test_priorities_rest_on_consensus_else_on_staff_else_on_whoever_answered() -> None:
    assert basis_of(card(consensus=CONSENSUS)) == "consensus"
    assert basis_of(card()) == "staff"
    assert basis_of(card(sheets={"leaders": [(leader(3), "agency")] * 9})) == "leaders"
    assert basis_of(card(sheets={"staff": []})) is None


def test_strengths_are_the_highest_levels_from_the_middle_of_the_scale() -> None:
    found = strengths(card=card(consensus=CONSENSUS), edition=TINY)

    assert [(entry.practice, entry.level) for entry in found] == [("A1", 3), ("A2", 2)]
    assert found[0].figure is None
    assert [entry.practice for entry in strengths(card=card(consensus=CONSENSUS), edition=TINY, count=1)] == ["A1"]


def test_areas_for_improvement_are_those_with_most_points_to_gain() -> None:
    agreed = [Agreed("A1", 0), Agreed("A2", 1), Agreed("E1", 0)]
    found = improvements(card=card(consensus=agreed), edition=TINY)

    assert [(entry.practice, entry.gain) for entry in found] == [("E1", 400), ("A2", 337.5), ("A1", 150)]


def test_a_strength_and_a_practice_at_the_top_are_not_to_be_improved() -> None:
    agreed = [Agreed("A1", 4, "", 1, 2), Agreed("A2", 3, "", 1, 1), Agreed("E1", 1)]
    found = card(consensus=agreed)

    assert [entry.practice for entry in improvements(card=found, edition=TINY)] == ["E1"]
    assert [entry.practice for entry in improvements(card=found, edition=TINY, count=1)] == ["E1"]


def test_a_group_s_priorities_carry_their_figures() -> None:
    rows = [(sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=1, E1_a=2), "big")] * 12
    found = card(sheets={"staff": rows})

    first = strengths(card=found, edition=TINY)[0]
    assert (first.practice, first.basis, first.level) == ("A1", "staff", 4)
    assert first.figure == found.figure("staff", "agency", "practices/A1")
    assert [entry.practice for entry in improvements(card=found, edition=TINY)] == ["A2", "E1"]
    assert improvements(card=found, edition=TINY)[0].gain == pytest.approx(450)


def test_nothing_seen_gives_no_priorities() -> None:
    found = card(sheets={"staff": []})

    assert strengths(card=found, edition=TINY) == improvements(card=found, edition=TINY) == ()
