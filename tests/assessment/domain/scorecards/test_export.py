"""Tests of the scorecard as a document for other programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assessment import library
from assessment.domain.edition import DONT_KNOW, Applies
from assessment.domain.figures import Practised
from assessment.domain.scorecards.export import scorecard_document
from assessment.domain.scorecards.scorecard import Scorecard
from tests.assessment.domain.cards import card, leader, staff
from tests.assessment.domain.instruments import TINY, sheet
from tests.assessment.domain.scorecards.test_scorecard import CONSENSUS

SCHEMA = Path(library.__file__).parent / "schema" / "scorecard.json"
UNSURE = sheet(TINY, A1_a=3, A1_b=3, A1_c=3, A2_a=DONT_KNOW, E1_a=3)


def document(scorecard: Scorecard) -> dict[str, Any]:
    """The document as another program reads it."""
    written: dict[str, Any] = json.loads(json.dumps(scorecard_document(scorecard, TINY), allow_nan=False))
    return written


@pytest.mark.parametrize(
    "scorecard",
    [
        card(),
        card(consensus=CONSENSUS),
        card(applicability=[Practised("E1", Applies.EXCLUDED, "By law")], consensus=CONSENSUS[:2]),
        card(sheets={"clients": [(sheet(TINY, A2_k=1), "big")] * 30, "leaders": [(leader(2), "agency")] * 5}),
        card(sheets={"staff": [(UNSURE, "big")] * 40}),
        card(sheets={"staff": []}),
    ],
)
def test_the_document_keeps_to_its_schema(scorecard: Scorecard) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    Draft202012Validator.check_schema(validator.schema)

    assert [error.message for error in validator.iter_errors(document(scorecard))] == []


def test_a_shown_unit_has_its_figures_and_a_withheld_one_none() -> None:
    agency, big, mid, small, _ = document(card())["figures"]["staff"]

    assert (agency["headcount"], agency["n"], agency["shown"]) == (None, 62, True)
    assert agency["items"]["A1.a"]["counts"]["options"] == [2, 16, 16, 16, 12]
    assert big["items"]["A1.a"]["counts"] is None
    assert big["practices"]["A1"]["score"] == 62.5
    assert mid["items"]["A1.a"]["counts"] is None
    assert mid["overall"]["interval"] == {"low": 50.0, "high": 50.0, "census": True}
    assert small == {"unit": "small", "headcount": 6, "n": None, "shown": False}


def test_numbers_are_rounded_to_six_decimals() -> None:
    figures = document(card(sheets={"staff": [(staff(2), "mid")] * 8 + [(staff(3), "mid")] * 4}))["figures"]["staff"]

    assert figures[2]["overall"]["score"] == 33.333333


def test_what_cannot_be_judged_is_said() -> None:
    big = document(card(sheets={"staff": [(UNSURE, "big")] * 40}))["figures"]["staff"][1]

    assert big["practices"]["A2"] == {"shown": False, "reason": "cannot_judge"}
    assert big["items"]["A2.a"] == {"shown": False, "reason": "cannot_judge", "counts": None}


def test_gaps_headline_and_reliability_are_there() -> None:
    written = document(card(consensus=CONSENSUS))

    assert [gap["measure"] for gap in written["gaps"]] == [
        "practices/A1", "practices/A2", "criteria/A.1", "sections/A", "overall"
    ]  # fmt: skip
    assert written["headline"]["cap"]["practice"] == "E1"
    assert written["reliability"]["staff"]["A1"]["kind"] == "alpha"
    assert written["withheld"] == {"staff": 2, "leaders": 0}


def test_a_wave_nobody_answered_says_so() -> None:
    written = document(card(sheets={"staff": []}))

    assert written["is_empty"]
    assert [unit["shown"] for unit in written["figures"]["staff"]] == [False] * 5
