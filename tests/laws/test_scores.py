"""Laws of scores: they stay on the scale, and a better answer never makes one worse."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.counts.questionnaire import Questionnaire, questionnaire_of
from assessment.domain.counts.scoring import MISSING, sheet_scores
from assessment.domain.edition import DONT_KNOW, FULL_SCORE, NOT_APPLICABLE, Edition
from tests.assessment.domain.instruments import TINY

STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
CODES = [*range(6), DONT_KNOW, NOT_APPLICABLE]
SHEETS = st.lists(st.lists(st.sampled_from(CODES), min_size=5, max_size=5), min_size=1, max_size=20)


def composites(rows: list[list[int]], edition: Edition = TINY, asked: Questionnaire = STAFF) -> NDArray[np.int64]:
    """Scores of sheets above items."""
    answers = np.array(rows, dtype=np.uint8)
    return sheet_scores(edition=edition, questionnaire=asked, answers=answers).composites


@given(SHEETS)
def test_every_score_is_missing_or_on_the_scale(rows: list[list[int]]) -> None:
    found = composites(rows)

    assert ((found == MISSING) | ((found >= 0) & (found <= FULL_SCORE))).all()


@given(SHEETS, st.integers(0, 4), st.data())
def test_raising_an_answer_never_lowers_a_score(rows: list[list[int]], place: int, data: st.DataObject) -> None:
    is_reversed = STAFF.items[place].reversed
    before = [list(row) for row in rows]
    for row in before:
        row[place] = data.draw(st.integers(1, 5))
    after = [list(row) for row in before]
    for row in after:
        row[place] = data.draw(st.integers(1, row[place]) if is_reversed else st.integers(row[place], 5))

    assert (composites(after) >= composites(before)).all()


@given(SHEETS)
def test_a_sheet_s_scores_do_not_depend_on_the_others(rows: list[list[int]]) -> None:
    together = composites(rows)
    alone = np.concatenate([composites([row]) for row in rows], axis=1)

    assert (together == alone).all()


@given(SHEETS)
def test_practices_are_the_exact_means_of_their_items_by_the_half_rule(rows: list[list[int]]) -> None:
    found = composites(rows)[0]

    for row, score in zip(rows, found.tolist(), strict=True):
        straight = [row[0], 6 - row[1] if 1 <= row[1] <= 5 else row[1], row[2]]
        answered = [(code - 1) * FULL_SCORE // 4 for code in straight if 1 <= code <= 5]
        applicable = sum(code != NOT_APPLICABLE for code in row[:3])
        is_enough = answered and len(answered) >= -(-applicable // 2)
        assert score == (round(Fraction(sum(answered), len(answered))) if is_enough else MISSING)
