"""Tests of which sheets count, and how far sheets go."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.completion import is_complete, last_answers
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE

HALF = Fraction(1, 2)
NO, DK, NA = 0, DONT_KNOW, NOT_APPLICABLE


def codes(*sheets: Sequence[int]) -> NDArray[np.uint8]:
    """Sheets item by item."""
    return np.array(sheets, dtype=np.uint8).T.copy()


@pytest.mark.parametrize(
    ("sheet", "counts"),
    [
        ([1, 11, NO, NO], True),
        ([1, NO, NO, NO], False),
        ([1, DK, DK, DK], False),
        ([1, 2, DK, DK], True),
        ([1, NA, NA, DK], True),
        ([1, NA, DK, DK], False),
        ([NO, NO, NO, NO], False),
        ([DK, DK, DK, DK], False),
        ([NA, NA, NA, NA], False),
        ([NA, NA, NA, 1], True),
    ],
)
def test_half_of_what_concerns_the_respondent_must_have_an_option(sheet: list[int], counts: bool) -> None:
    assert is_complete(codes=codes(sheet), share=HALF).tolist() == [counts]


def test_half_of_an_odd_number_is_rounded_up() -> None:
    assert is_complete(codes=codes([1, 1, 0, 0, 0], [1, 1, 1, 0, 0]), share=HALF).tolist() == [False, True]


def test_a_share_of_nothing_lets_every_sheet_count() -> None:
    assert is_complete(codes=codes([NO, NO], [DK, NA]), share=Fraction(0)).tolist() == [True, True]


def test_more_items_than_a_byte_can_count_are_counted() -> None:
    long = codes([1] * 300 + [NO] * 300, [1] * 299 + [NO] * 301)

    assert is_complete(codes=long, share=HALF).tolist() == [True, False]


def test_the_last_answer_is_the_last_item_that_is_not_skipped() -> None:
    sheets = codes([1, 2, 3], [1, NO, NO], [NO, DK, NO], [NA, NO, NO], [NO, NO, NO])

    assert last_answers(sheets).tolist() == [3, 1, 2, 1, 0]


def test_where_nothing_is_asked_every_sheet_is_blank() -> None:
    nothing = np.zeros((0, 2), dtype=np.uint8)

    assert last_answers(nothing).tolist() == [0, 0]
    assert is_complete(codes=nothing, share=HALF).tolist() == [False, False]
