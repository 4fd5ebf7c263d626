"""An order becomes a scorecard and two documents, the same every time."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from assessment import library
from assessment.domain.figures import Reason, Withheld
from config.diagnosis.making import diagnosis_make, json_lines
from config.diagnosis.order import Order
from surveys.spreadsheets.faults import Refused, Rule
from tests.config.diagnosis.conftest import TINY, TODAY

SCHEMA = Path(library.__file__).parent / "schema" / "scorecard.json"
Files = Callable[..., None]


@pytest.mark.usefixtures("unprinted")
def test_the_scorecard_is_drawn_up_for_the_topmost_unit(order: Order, files: Files) -> None:
    files()

    made = diagnosis_make(order=replace(order, threshold="5"), edition_at=str(TINY), today=TODAY)

    card = made.card
    assert (card.agency_code, card.agency_name, card.agency_kind, card.wave) == ("town", "Town service", "", "Survey")
    assert (card.answered("staff", "town"), card.headcount("staff", "town")) == (13, 15)
    assert [card.is_shown("staff", unit) for unit in ("north", "south")] == [True, True]
    assert card.thresholds == {"staff": 5}


@pytest.mark.usefixtures("unprinted")
def test_names_kind_and_exclusions_of_the_order_win(order: Order, files: Files) -> None:
    files(sheets="unit,group,A1.a,A1.b\n" + "north,leaders,4,0\n" * 9)
    given = replace(
        order, threshold="5", language="ru", agency="Школа", kind="company", wave="Осень", exclude=["B1=Так решили"]
    )

    made = diagnosis_make(order=given, edition_at=str(TINY), today=TODAY)

    card = made.card
    assert (card.agency_name, card.agency_kind, card.wave) == ("Школа", "company", "Осень")
    assert card.figure("leaders", "town", "practices/B1") == Withheld(Reason.EXCLUDED)
    assert card.applicability[1].reason == "Так решили"
    assert all(word in made.html for word in ("Школа", "Осень", "Так решили", "ноября"))


@pytest.mark.usefixtures("unprinted")
def test_the_document_keeps_to_its_schema_and_says_what_the_card_says(order: Order, files: Files) -> None:
    files()

    made = diagnosis_make(order=replace(order, threshold="5"), edition_at=str(TINY), today=TODAY)

    document = json.loads(made.document)
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert document["fingerprint"] == made.card.fingerprint
    assert [row["n"] for row in document["figures"]["staff"]] == [13, 6, 7]
    assert document["figures"]["staff"][1]["items"]["A1.a"]["score"] == 100


@pytest.mark.printing
def test_the_same_order_gives_the_same_bytes(order: Order, files: Files) -> None:
    files()

    first, second = (diagnosis_make(order=order, edition_at=str(TINY), today=TODAY) for _ in range(2))

    assert first.pdf.startswith(b"%PDF-")
    assert (first.pdf, first.document, first.html) == (second.pdf, second.document, second.html)


@pytest.mark.printing
def test_a_small_agency_still_gets_its_document(order: Order, files: Files) -> None:
    files(sheets="unit,group,A1.a,A1.b,B1.a\nnorth,staff,4,0,3\n")

    made = diagnosis_make(order=order, edition_at=str(TINY), today=TODAY)

    assert made.card.figure("staff", "town", "overall") == Withheld(Reason.SMALL_GROUP)
    assert made.pdf.startswith(b"%PDF-")


def test_settings_are_refused_before_any_table_is_opened(order: Order) -> None:
    with pytest.raises(Refused) as refused:
        diagnosis_make(order=replace(order, threshold="1"), edition_at=str(TINY), today=TODAY)
    with pytest.raises(Refused) as unspoken:
        diagnosis_make(order=replace(order, language="fr"), edition_at="nowhere", today=TODAY)

    assert [fault.rule for fault in refused.value.faults] == [Rule.SETTING]
    assert [fault.file for fault in unspoken.value.faults] == ["--language"]


def test_json_has_a_line_for_each_entry_and_each_unit() -> None:
    document = {"format": "х", "figures": {"staff": [{"unit": "a"}, {"unit": "b"}], "leaders": []}}

    text = json_lines(document)

    assert json.loads(text) == document
    assert text.splitlines()[1:6] == [
        ' "format": "х",',
        ' "figures": {',
        '  "staff": [',
        '   {"unit": "a"},',
        '   {"unit": "b"}',
    ]
