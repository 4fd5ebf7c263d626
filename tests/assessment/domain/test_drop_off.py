"""Tests of where people give up."""

import numpy as np
import pytest

from assessment.domain import drop_off as module
from assessment.domain.drop_off import DropOff, drop_off, last_answered
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE


def test_the_last_answer_of_each_sheet_is_counted() -> None:
    answers = np.array(
        [[0, 0, 0], [1, 0, 0], [1, 0, 5], [0, 2, 0], [3, DONT_KNOW, 0], [1, 1, NOT_APPLICABLE]], dtype=np.uint8
    )

    assert last_answered(answers).tolist() == [1, 1, 2, 2]


def test_counting_goes_on_over_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = np.random.default_rng(4).integers(0, 2, size=(23, 5)).astype(np.uint8)
    whole = last_answered(answers)

    monkeypatch.setattr(module, "BLOCK", 7)

    assert last_answered(answers).tolist() == whole.tolist()
    assert whole.sum() == 23


def test_no_sheets_and_no_items_count_nothing() -> None:
    assert last_answered(np.zeros((0, 3), dtype=np.uint8)).tolist() == [0, 0, 0, 0]
    assert last_answered(np.zeros((4, 0), dtype=np.uint8)).tolist() == [4]


def test_leavers_are_a_share_of_those_who_came_so_far() -> None:
    first, second, third = drop_off(np.array([7, 10, 30, 60]))

    assert first == DropOff(reached=100, left=10, share=0.1, flagged=True)
    assert second == DropOff(reached=90, left=30, share=1 / 3, flagged=True)
    assert third == DropOff(reached=60, left=0, share=0, flagged=False)


def test_few_leavers_or_few_people_are_no_finding() -> None:
    assert [item.flagged for item in drop_off(np.array([0, 4, 96]))] == [False, False]
    assert [item.flagged for item in drop_off(np.array([0, 5, 95]))] == [True, False]
    assert [item.flagged for item in drop_off(np.array([0, 10, 19]))] == [False, False]


def test_nobody_drops_off_where_nobody_came() -> None:
    assert drop_off(np.array([5, 0, 0])) == (DropOff(0, 0, 0, False), DropOff(0, 0, 0, False))
    assert drop_off(np.array([5])) == ()
