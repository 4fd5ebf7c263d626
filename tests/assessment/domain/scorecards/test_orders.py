"""Which of two measures stands higher in the eyes of one group."""

from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.scorecards.orders import orders
from tests.assessment.domain.cards import card, leader
from tests.assessment.domain.instruments import TINY, sheet

APART = [(sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=level, E1_a=5), "big") for level in (1, 2) * 20]
"""Forty of staff: A1 and E1 stand at the top, A2 far below."""


def test_the_higher_measure_is_found_in_either_order() -> None:
    found = orders(card(sheets={"staff": APART}), "staff", [("practices/A1", "practices/A2")])
    turned = orders(card(sheets={"staff": APART}), "staff", [("practices/A2", "practices/A1")])

    assert found["practices/A1", "practices/A2"].verdict is Verdict.HIGHER
    assert turned["practices/A2", "practices/A1"].verdict is Verdict.LOWER


def test_pairs_asked_together_are_one_family() -> None:
    pairs = [("practices/A1", "practices/A2"), ("practices/A1", "practices/E1")]

    found = orders(card(sheets={"staff": APART}), "staff", pairs)

    assert [found[pair].family for pair in pairs] == [2, 2]
    assert found[pairs[1]].verdict is Verdict.NO_MATERIAL


def test_of_few_answers_the_order_cannot_be_told() -> None:
    few = card(sheets={"leaders": [(leader(level), "agency") for level in (1, 2, 3, 4, 5, 5)]})

    found = orders(few, "leaders", [("practices/A1", "practices/A2")])

    assert found["practices/A1", "practices/A2"].ground is Ground.TOO_FEW


def test_nothing_asked_gives_nothing() -> None:
    assert orders(card(), "staff", []) == {}
