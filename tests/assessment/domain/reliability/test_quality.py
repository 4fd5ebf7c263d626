"""Tests of how a group's answers may be trusted."""

import pytest

from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.edition import DONT_KNOW, Practice
from assessment.domain.reliability.quality import Leaving, Quality, Remark, quality_of
from tests.assessment.domain.cards import card, staff
from tests.assessment.domain.instruments import TINY, edition, flat_frame, item, sheet, tally_of

LONG = edition(
    items=[item(f"A1.{place}") for place in range(12)],
    practices=[Practice("A1", "A.1", "A", 1, {})],
    points={"A": 100},
)
"""Twelve statements: enough for the same answer throughout to mean something."""
VARIED = [1 + place % 5 for place in range(12)]


def quality(alike: int, varied: int) -> Quality:
    """Sheets of one answer throughout, and of all answers in turn."""
    rows = [([5] * 12, "a")] * alike + [(VARIED, "a")] * varied
    return card(instrument=LONG, frame=flat_frame(a=200), sheets={"staff": rows}).quality["staff"]


def test_uniform_sheets_are_counted_and_their_weight_is_told() -> None:
    found = quality(20, 40)

    assert found.uniform is not None
    assert found.uniform.sheets == 20
    assert found.uniform.points < -2
    assert found.uniform.noteworthy


@pytest.mark.parametrize(("alike", "varied"), [(0, 40), (9, 40), (40, 9)])
def test_a_part_too_small_to_be_shown_tells_nothing_of_itself(alike: int, varied: int) -> None:
    assert quality(alike, varied).uniform is None


def test_sheets_that_came_in_and_sheets_that_count_are_told_apart() -> None:
    found = quality_of(
        edition=TINY,
        asked=questionnaire_of(edition=TINY, group="staff", excluded=frozenset()),
        total=tally_of([staff(3)] * 20 + [sheet(TINY)] * 3, least_answered=None),
        threshold=10,
    )

    assert (found.submitted, found.valid) == (23, 20)


def test_items_that_many_cannot_judge_are_named() -> None:
    rows = [(sheet(TINY, A1_a=3, A1_b=3, A1_c=4, A2_a=DONT_KNOW, E1_a=3), "a")] * 12 + [(staff(3), "a")] * 28
    found = card(frame=flat_frame(a=40), sheets={"staff": rows}).quality["staff"]
    remarks = {remark.item: remark for remark in found.remarks}

    assert "CANNOT_JUDGE" in remarks["A2.a"].flags
    assert remarks["A2.a"].dont_know_share == pytest.approx(0.3)


@pytest.mark.parametrize(("gone", "told"), [(12, [("A1.c", 60, 12)]), (9, [])])
def test_where_many_give_up_is_said_unless_they_are_few(gone: int, told: list[tuple[str, int, int]]) -> None:
    rows = [staff(3)] * (60 - gone) + [sheet(TINY, A1_a=3, A1_b=3, A1_c=3)] * gone
    found = quality_of(
        edition=TINY,
        asked=questionnaire_of(edition=TINY, group="staff", excluded=frozenset()),
        total=tally_of(rows),
        threshold=10,
    )

    assert [(step.item, step.reached, step.left) for step in found.leaving] == told


def test_a_statement_that_goes_its_own_way_is_named() -> None:
    rows = [
        sheet(TINY, A1_a=level, A1_b=1 + place % 5, A1_c=level, A2_a=3, E1_a=3)
        for place, level in enumerate([1, 5] * 20)
    ]
    found = card(frame=flat_frame(a=60), sheets={"staff": [(row, "a") for row in rows]}).quality["staff"]

    assert "APART_FROM_THE_REST" in {remark.item: remark.flags for remark in found.remarks}["A1.b"]


def test_a_group_that_is_not_shown_has_none_and_facts_are_not_judged() -> None:
    found = card(sheets={"staff": [(staff(3), "big")] * 4, "clients": [(sheet(TINY, A2_k=1), "big")] * 40})

    assert list(found.quality) == ["clients"]
    assert found.quality["clients"].remarks == ()


def test_what_is_stored_comes_back() -> None:
    for found in (
        quality(20, 40),
        Quality(3, 2, None, (Remark("A1.a", ("CANNOT_JUDGE",), 0.5),), (Leaving("A1.a", 60, 12),)),
    ):
        assert Quality.from_primitives(found.to_primitives()) == found
