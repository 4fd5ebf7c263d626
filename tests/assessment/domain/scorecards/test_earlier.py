"""Tests of reading scorecards that were frozen in an earlier form."""

from pathlib import Path

import pytest

from assessment.domain.figures import Shown, Weighting
from assessment.domain.scorecards.packing import unpack

FIRST = (Path(__file__).parent / "data" / "scorecard-1.packed").read_bytes()


def test_a_scorecard_of_the_first_form_keeps_its_figures() -> None:
    card = unpack(FIRST)
    figure = card.figure("staff", "big", "practices/A1")

    assert isinstance(figure, Shown)
    assert (figure.n, figure.score, figure.headcount) == (40, 62.5, 60)
    assert figure.weighting is Weighting.EQUAL
    assert figure.low == pytest.approx(57.224462)


def test_what_the_first_form_did_not_hold_is_missing_and_not_made_up() -> None:
    card = unpack(FIRST)

    assert card.rests("staff") == ()
    assert card.agreement("staff", "big", "A2") is None
    assert card.tables["staff"].people.tolist() == [-1, 60, 12]
    assert (card.tables["staff"].bands == -1).all()


def test_its_fingerprint_is_that_of_its_own_bytes() -> None:
    assert len(unpack(FIRST).fingerprint) == 64
