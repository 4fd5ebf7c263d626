"""Tests of patterns of answers that look careless."""

import math
from itertools import groupby

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts import carelessness as module
from assessment.domain.counts.carelessness import (
    Effect,
    NobodyLeft,
    Patterns,
    UnfitAnswers,
    effect_of_flagged,
    patterns,
    uniform,
)
from assessment.domain.counts.scoring import MISSING
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, POINT

FIVE = [5] * 12


def of(*rows: list[int], options: list[int] | None = None) -> Patterns:
    """Patterns of these sheets."""
    return patterns(answers=np.array(rows, dtype=np.uint8), options=np.array(options or [5] * len(rows[0])))


def marked(*rows: list[int]) -> list[bool]:
    """Which of these sheets are uniform."""
    found: list[bool] = uniform(answers=np.array(rows, dtype=np.uint8), options=np.array([5] * len(rows[0]))).tolist()
    return found


def test_the_longest_run_of_the_same_answer_is_found() -> None:
    found = of([1, 2, 2, 2, 5, 5], [3, 3, 3, 3, 3, 3], [1, 2, 1, 2, 1, 2], [5, 5, 1, 4, 4, 4])

    assert found.longest_run.tolist() == [3, 6, 1, 3]
    assert found.answered.tolist() == [6, 6, 6, 6]


def test_items_without_an_option_are_passed_over() -> None:
    found = of([2, 0, 2, DONT_KNOW, 2, NOT_APPLICABLE], [0, 0, 0, DONT_KNOW, 0, 0], [0, 0, 3, 0, 1, 1])

    assert found.answered.tolist() == [3, 0, 3]
    assert found.longest_run.tolist() == [3, 0, 2]


def test_spread_is_the_standard_deviation_within_the_person() -> None:
    found = of([1, 2, 4, 5], [3, 3, 3, 0], [5, 0, 0, 1], [5, 0, 0, 0], [0, 0, 0, 0]).spread.tolist()

    assert found[:3] == [pytest.approx(np.std([1, 2, 4, 5], ddof=1)), 0, pytest.approx(np.std([5, 1], ddof=1))]
    assert math.isnan(found[3])
    assert math.isnan(found[4])


def test_scales_of_any_length_are_stretched_to_five_options() -> None:
    found = of([1, 11, 2], [2, 1, 1], options=[2, 11, 3]).spread.tolist()

    assert found == pytest.approx([np.std([0, 4, 2], ddof=1), np.std([4, 0, 0], ddof=1)])


def test_every_answer_of_a_long_sheet_alike_has_a_spread_of_exactly_nought() -> None:
    assert of([7] * 200, options=[8] * 200).spread.tolist() == [0]


def test_uniform_is_who_shows_both_patterns() -> None:
    nearly = [3] * 19 + [4]
    two_blocks = [2] * 12 + [3] * 8
    by_turns = [3, 4] * 10

    assert marked([3] * 20, nearly, two_blocks, by_turns, [1, 5] * 10) == [True, True, False, False, False]


def test_a_long_run_begins_at_three_fifths_of_the_items_answered() -> None:
    # The spread is little in both: 1 of 80 answers differs, splitting the run at 47 or at 48 of 80.
    assert marked([3] * 48 + [4] + [3] * 31, [3] * 47 + [4] + [3] * 32) == [True, False]


def test_all_at_the_top_are_marked_as_uniform_like_all_in_the_middle() -> None:
    assert marked([5] * 12, [3] * 12) == [True, True]


def test_few_answers_are_no_pattern() -> None:
    assert marked([4] * 9 + [0] * 11, [4] * 10 + [0] * 10, [0] * 20) == [False, True, False]


def test_sheets_are_taken_in_blocks_and_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = np.random.default_rng(8).integers(0, 14, size=(50, 12)).astype(np.uint8)
    answers[::7] = 4
    before = answers.copy()
    whole = patterns(answers=answers, options=np.array([11] * 12))

    monkeypatch.setattr(module, "BLOCK", 16)
    parts = patterns(answers=answers, options=np.array([11] * 12))

    assert (answers == before).all()
    assert parts.uniform.tolist() == whole.uniform.tolist() == [place % 7 == 0 for place in range(50)]
    assert parts.longest_run.tolist() == whole.longest_run.tolist() == [longest(row) for row in answers.tolist()]
    np.testing.assert_array_equal(parts.spread, whole.spread)


def longest(row: list[int]) -> int:
    """The longest run, the slow way."""
    given = [code for code in row if 1 <= code <= 11]
    return max((len(list(run)) for _, run in groupby(given)), default=0)


def test_nobody_has_no_pattern() -> None:
    assert uniform(answers=np.zeros((0, 12), dtype=np.uint8), options=np.array(FIVE)).tolist() == []


@pytest.mark.parametrize(
    ("answers", "options", "reason"),
    [
        (np.zeros((2, 3), dtype=np.int64), [5, 5, 5], "one byte"),
        (np.zeros(3, dtype=np.uint8), [5, 5, 5], "one byte"),
        (np.zeros((2, 3), dtype=np.uint8), [5, 5], "one byte"),
        (np.zeros((2, 3), dtype=np.uint8), [5, 5, 1], "2 to 11"),
        (np.zeros((2, 3), dtype=np.uint8), [5, 5, 12], "2 to 11"),
        (np.full((2, 3), 14, dtype=np.uint8), [5, 5, 5], "above 13"),
    ],
)
def test_what_are_no_answers_is_refused(answers: NDArray[np.uint8], options: list[int], reason: str) -> None:
    with pytest.raises(UnfitAnswers, match=reason):
        patterns(answers=answers, options=np.array(options))


def test_the_score_is_given_with_and_without_the_flagged() -> None:
    scores = np.array([50, 60, 70, 100, MISSING]) * POINT
    scores[-1] = MISSING

    found = effect_of_flagged(scores=scores, flagged=np.array([False, False, False, True, True]))

    assert found == Effect(n=4, flagged=1, score=70, without=60, reported=True)


def test_a_difference_is_reported_above_two_points_exactly() -> None:
    flagged = np.array([False, True])

    assert effect_of_flagged(scores=np.array([50, 54]) * POINT, flagged=flagged) == Effect(2, 1, 52, 50, False)
    just = effect_of_flagged(scores=np.array([50 * POINT, 54 * POINT + 1]), flagged=flagged)
    assert isinstance(just, Effect)
    assert just.reported
    lower = effect_of_flagged(scores=np.array([50, 45]) * POINT, flagged=flagged)
    assert isinstance(lower, Effect)
    assert lower.reported


def test_nobody_flagged_changes_nothing() -> None:
    scores = np.array([40, 60]) * POINT

    assert effect_of_flagged(scores=scores, flagged=np.array([False, False])) == Effect(2, 0, 50, 50, False)


def test_without_anybody_left_there_is_nothing_to_compare() -> None:
    assert effect_of_flagged(scores=np.array([40, 60]) * POINT, flagged=np.array([True, True])) == NobodyLeft(2)
    assert effect_of_flagged(scores=np.array([MISSING]), flagged=np.array([False])) == NobodyLeft(0)
