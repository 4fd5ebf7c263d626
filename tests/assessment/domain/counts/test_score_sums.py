"""Tests of the second look at sheets: what is added up of their scores."""

import numpy as np
import pytest

from assessment.domain.counts import counting
from assessment.domain.counts.counting import Sorted
from assessment.domain.counts.cross_products import cross_products
from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.counts.score_sums import score_sums
from assessment.domain.counts.scoring import sheet_scores
from assessment.domain.counts.summary import blocks_of_units
from tests.assessment.domain.instruments import TINY

MAKER = np.random.default_rng(9)
STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())


@pytest.mark.parametrize("block", [3, 50, 16_384])
def test_sums_are_those_of_the_sheets_scored_one_by_one(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BLOCK", block)
    sheets = np.zeros((200, 6), dtype=np.uint8)
    sheets[:, [0, 1, 2, 3, 5]] = MAKER.choice([0, 1, 2, 3, 4, 5, 12, 13], (200, 5))
    where = np.sort(MAKER.integers(0, 90, 200))
    flagged = MAKER.random(200) < 0.3
    ordered = Sorted.by_unit(sheets=sheets, unit_index=where, units=90)

    found = score_sums(edition=TINY, asked=STAFF, sheets=ordered, flagged=flagged)

    scores = sheet_scores(edition=TINY, questionnaire=STAFF, answers=sheets[:, list(STAFF.columns)]).composites
    squares = (found.squares[1].astype(object) << 32) + found.squares[0]
    for unit in range(90):
        mine = scores[:, where == unit]
        held = np.maximum(mine, 0)
        assert (found.counted[:, unit] == (mine >= 0).sum(axis=1)).all()
        assert (found.sums[:, unit] == held.sum(axis=1)).all()
        assert (squares[:, unit] == (held * held).sum(axis=1)).all()
        marked = scores[-1, (where == unit) & flagged & (scores[-1] >= 0)]
        assert found.flagged_overall[:, unit].tolist() == [len(marked), marked.sum()]
    for group in range(40):
        inside = blocks_of_units(90)[where] == group
        assert np.array_equal(found.practice_cross_blocks[group], cross_products(scores[:3, inside]))


def test_no_sheets_add_up_to_nothing() -> None:
    nobody = Sorted.by_unit(sheets=np.zeros((0, 6), dtype=np.uint8), unit_index=np.zeros(0, dtype=np.int64), units=2)

    found = score_sums(edition=TINY, asked=STAFF, sheets=nobody, flagged=np.zeros(0, dtype=np.bool_))

    assert not found.counted.any()
    assert found.practice_cross_blocks.shape == (2, 3, 3, 3)


def test_facts_have_no_scores_to_add_up() -> None:
    facts = questionnaire_of(edition=TINY, group="clients", excluded=frozenset())
    sheets = np.array([[0, 0, 0, 0, 1, 0]], dtype=np.uint8)
    ordered = Sorted.by_unit(sheets=sheets, unit_index=np.array([0]), units=1)

    found = score_sums(edition=TINY, asked=facts, sheets=ordered, flagged=np.array([True]))

    assert found.sums.shape == (0, 1)
    assert found.flagged_overall.tolist() == [[0], [0]]
