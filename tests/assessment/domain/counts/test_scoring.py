"""Tests of scores: the half rule, weights, and exact rounding."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.counts.scoring import MISSING, half_even, items_beyond_judgement, sheet_scores
from assessment.domain.edition import DONT_KNOW, FULL_SCORE, NOT_APPLICABLE
from tests.assessment.domain.instruments import TINY, sheet, sheets_of

STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
NO, DK, NA = 0, DONT_KNOW, NOT_APPLICABLE


def scores(**answers: int) -> dict[str, float | None]:
    """The scores of one sheet in points."""
    vector = sheets_of([sheet(TINY, **answers)])[:, list(STAFF.columns)]
    found = sheet_scores(edition=TINY, questionnaire=STAFF, answers=vector)
    values = [*found.items[:, 0].tolist(), *found.composites[:, 0].tolist()]
    return {
        measure: None if value == MISSING else value / 1_000_000
        for measure, value in zip(STAFF.measures, values, strict=True)
    }


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_a_quotient_is_rounded_half_to_even_as_python_rounds_fractions(numerator: int, denominator: int) -> None:
    quotient = half_even(numerator=np.array([numerator]), denominator=np.array([denominator]))

    assert quotient[0] == round(Fraction(numerator, denominator))


def test_ties_go_to_the_even_number_and_division_by_nothing_gives_nothing() -> None:
    quotients = half_even(numerator=np.array([1, 3, 5, 7]), denominator=np.array([2, 2, 2, 0]))

    assert quotients.tolist() == [0, 2, 2, 0]


def test_a_practice_is_the_mean_of_its_items_with_reversed_ones_turned() -> None:
    assert scores(A1_a=5, A1_b=1, A1_c=3)["practices/A1"] == pytest.approx(250 / 3, abs=1e-6)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"A1_a": 5, "A1_b": 1, "A1_c": NO}, 100.0),
        ({"A1_a": 5, "A1_b": NO, "A1_c": NO}, None),
        ({"A1_a": 5, "A1_b": DK, "A1_c": DK}, None),
        ({"A1_a": 5, "A1_b": NA, "A1_c": DK}, 100.0),
        ({"A1_a": 5, "A1_b": NA, "A1_c": NA}, 100.0),
        ({"A1_a": NA, "A1_b": NA, "A1_c": NA}, None),
        ({}, None),
    ],
)
def test_half_of_the_items_that_apply_rounded_up_must_be_answered(
    answers: dict[str, int], expected: float | None
) -> None:
    assert scores(**answers)["practices/A1"] == expected


def test_a_criterion_weighs_its_practices_and_overall_its_sections_by_points() -> None:
    found = scores(A1_a=1, A1_b=5, A1_c=1, A2_a=5, E1_a=3)

    assert found["criteria/A.1"] == found["sections/A"] == 75
    assert found["overall"] == (600 * 75 + 400 * 50) / 1000


def test_a_parent_needs_half_of_its_weight_present() -> None:
    light_alone = scores(A1_a=3, A1_b=3, A1_c=3)
    heavy_alone = scores(A2_a=4)

    assert light_alone["sections/A"] is None
    assert heavy_alone["sections/A"] == 75


def test_what_does_not_concern_a_respondent_leaves_the_weight_asked_of_them() -> None:
    assert scores(A1_a=3, A1_b=3, A1_c=3, A2_a=NA)["sections/A"] == 50
    assert scores(A1_a=NA, A1_b=NA, A1_c=NA, A2_a=NA, E1_a=5)["overall"] == 100


def test_overall_is_missing_when_most_of_the_points_are() -> None:
    assert scores(E1_a=5)["overall"] is None
    assert scores(A1_a=3, A1_b=3, A1_c=3, A2_a=3)["overall"] == 50


def test_an_item_s_score_is_its_option_s() -> None:
    found = scores(A1_a=5, A1_b=5, A2_a=DK)

    assert (found["items/A1.a"], found["items/A1.b"], found["items/A2.a"]) == (100, 0, None)


def test_a_questionnaire_of_facts_has_no_scores() -> None:
    facts = questionnaire_of(edition=TINY, group="clients", excluded=frozenset())
    found = sheet_scores(edition=TINY, questionnaire=facts, answers=np.array([[1], [2]], dtype=np.uint8))

    assert found.items.shape == found.composites.shape == (0, 2)


def test_an_item_that_more_than_half_cannot_judge_is_found() -> None:
    totals = np.zeros((5, 14), dtype=np.int64)
    totals[0, [1, DONT_KNOW, NA, NO]] = [4, 5, 50, 50]
    totals[1, [1, DONT_KNOW]] = [5, 5]

    assert items_beyond_judgement(edition=TINY, questionnaire=STAFF, totals=totals) == {"A1.a"}


def test_a_full_score_is_a_hundred_points() -> None:
    found = scores(A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=5)

    assert {value for value in found.values() if value is not None} == {100.0}
    assert FULL_SCORE == 100_000_000
