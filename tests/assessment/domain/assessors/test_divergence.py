"""Where assessors must talk, and what talking moved."""

import pytest

from assessment.domain.assessors.divergence import (
    AssessorMovement,
    Discussion,
    NoScores,
    PartScores,
    assessor_movements,
    divergences,
    movement,
)


def part(*scores: float, name: str = "A1") -> PartScores:
    """Scores of assessors a, b, c …"""
    return PartScores(name, dict(zip("abcdefgh", scores, strict=False)))


@pytest.mark.parametrize(
    ("scores", "discussion"),
    [
        ((50,), Discussion.OPTIONAL),
        ((50, 50, 50), Discussion.OPTIONAL),
        ((40, 50, 60), Discussion.OPTIONAL),  # range 20 and deviation 10 are not above the limits
        ((40, 50, 60.1), Discussion.MANDATORY),
        ((40, 41, 42, 43, 44, 60.5), Discussion.MANDATORY),  # range alone
        ((40, 55), Discussion.MANDATORY),  # deviation 10.6 alone
        ((40, 54), Discussion.OPTIONAL),
    ],
)
def test_a_part_must_be_discussed_above_either_limit(scores: tuple[float, ...], discussion: Discussion) -> None:
    (found,) = divergences([part(*scores)])

    assert found.discussion is discussion


def test_the_median_is_proposed_with_how_far_scores_lie_apart() -> None:
    (found,) = divergences([part(10, 40, 20, 30)])

    assert (found.part, found.proposed, found.spread) == ("A1", 25, 30)
    assert found.deviation == pytest.approx(12.909944)


def test_one_score_does_not_diverge_from_itself() -> None:
    (found,) = divergences([part(70)])

    assert (found.proposed, found.spread, found.deviation) == (70, 0, 0)


def test_parts_keep_their_order_and_limits_can_be_set() -> None:
    found = divergences([part(0, 5, name="B1"), part(0, 0, name="A1")], range_limit=4)

    assert [(each.part, each.discussion.value) for each in found] == [("B1", "mandatory"), ("A1", "optional")]
    assert divergences([part(0, 8)], deviation_limit=5)[0].discussion is Discussion.MANDATORY


def test_consensus_is_told_beside_what_was_proposed() -> None:
    found = movement(part(20, 40, 60), consensus=50)

    assert (found.proposed, found.consensus, found.shift, found.outside) == (40, 50, 10, False)
    assert found.distances == {"a": 30, "b": 10, "c": -10}


@pytest.mark.parametrize(("consensus", "outside"), [(20, False), (60, False), (19, True), (61, True)])
def test_a_consensus_that_nobody_had_come_near_is_outside(consensus: float, outside: bool) -> None:
    assert movement(part(20, 60), consensus=consensus).outside is outside


def test_each_assessor_s_distance_from_consensus_is_averaged() -> None:
    first, second = movement(part(20, 40), consensus=30), movement(part(50, 50, 50), consensus=40)

    assert assessor_movements([first, second]) == {
        "a": AssessorMovement(2, 0, 10),
        "b": AssessorMovement(2, -10, 10),
        "c": AssessorMovement(1, -10, 10),
    }
    assert assessor_movements([]) == {}


def test_a_part_that_nobody_scored_is_refused() -> None:
    with pytest.raises(NoScores):
        divergences([part()])
    with pytest.raises(NoScores):
        movement(part(), consensus=50)
