"""Tests of the first look at sheets."""

from fractions import Fraction

import numpy as np
import pytest

from assessment.domain.counts import counting
from assessment.domain.counts.counting import Sorted
from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.counts.screening import Screened, screened
from assessment.domain.edition import DONT_KNOW
from tests.assessment.domain.instruments import TINY, reference_edition, sheet, sheets_of

FULL = sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=2)
BROKEN_OFF = sheet(TINY, A1_a=5, A1_b=DONT_KNOW)
BLANK = sheet(TINY)


def look(*rows: list[int], places: list[int], share: Fraction = Fraction(1, 2)) -> Screened:
    """The first look at sheets of staff in three units."""
    ordered = Sorted.by_unit(sheets=sheets_of(rows), unit_index=np.array(places), units=3)
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
    return screened(edition=TINY, asked=asked, sheets=ordered, share=share)


@pytest.mark.parametrize("block", [1, 2, 16_384])
def test_sheets_that_break_off_are_seen_and_do_not_count(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BLOCK", block)
    found = look(FULL, BROKEN_OFF, BLANK, FULL, places=[2, 2, 0, 1])

    assert found.complete.tolist() == [False, True, True, False]
    assert found.dropped.tolist() == [1, 0, 1, 0, 0, 2]
    assert found.histograms[:, 0, [0, 5]].tolist() == [[0, 0], [0, 1], [0, 1]]
    assert found.others[0, [0, 5]].tolist() == [1, 1]


def test_without_a_share_every_sheet_counts() -> None:
    found = look(FULL, BROKEN_OFF, BLANK, places=[0, 0, 0], share=Fraction(0))

    assert found.complete.all()
    assert not found.others.any()


def test_a_uniform_sheet_is_flagged_when_it_counts() -> None:
    model = reference_edition()
    rows = np.zeros((3, 30), dtype=np.uint8)
    rows[0], rows[1, :12], rows[2] = 4, 4, np.arange(30) % 5 + 1
    ordered = Sorted.by_unit(sheets=rows, unit_index=np.zeros(3, dtype=np.int64), units=1)
    asked = questionnaire_of(edition=model, group="staff", excluded=frozenset())

    found = screened(edition=model, asked=asked, sheets=ordered, share=Fraction(1, 2))

    assert found.flagged.tolist() == [True, False, False]
    assert found.complete.tolist() == [True, False, True]
