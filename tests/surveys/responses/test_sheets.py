"""Answers and the sheet vector."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import library
from surveys.responses.sheets import (
    AnswerFault,
    AnswersRefused,
    RefusedAnswer,
    SheetsUnfit,
    answer_codes,
    sheet_vector,
    sheets_check,
)
from tests.factories.surveys import answers_as

TINY = library.edition(Path(__file__).parents[2] / "editions" / "tiny-1.0")
FULL = library.edition("clientocracy-2026.1")
answers = st.fixed_dictionaries(
    {}, optional={item.code: st.sampled_from(["", *answer_codes(FULL, item)]) for item in FULL.items_for("clients")}
)


def test_one_byte_an_item_in_the_order_of_the_edition() -> None:
    given_answers = {"B1.a": "0", "A1.a": "4"}

    assert sheet_vector(edition=TINY, group="staff", answers=given_answers) == bytes([5, 0, 1])


def test_do_not_know_and_not_about_us_are_codes_of_their_own() -> None:
    assert sheet_vector(edition=TINY, group="staff", answers={"A1.a": "dk", "A1.b": "na"}) == bytes([12, 13, 0])


@given(answers)
def test_a_sheet_is_as_long_as_the_edition_and_says_what_was_answered(given_answers: dict[str, str]) -> None:
    vector = sheet_vector(edition=FULL, group="clients", answers=given_answers)

    assert vector == answers_as(FULL, given_answers)
    asked = {item.code for item in FULL.items_for("clients")}
    assert all(byte == 0 for item, byte in zip(FULL.items, vector, strict=True) if item.code not in asked)


def test_every_refused_answer_is_named_with_what_is_allowed() -> None:
    clients_only = next(item.code for item in FULL.items if item.audiences == ("clients",))
    first = FULL.items_for("staff")[0]

    with pytest.raises(AnswersRefused) as refusal:
        sheet_vector(edition=FULL, group="staff", answers={"Z9.z": "1", clients_only: "1", first.code: "eleven"})

    assert refusal.value.refused == (
        RefusedAnswer("Z9.z", "1", AnswerFault.UNKNOWN_ITEM),
        RefusedAnswer(clients_only, "1", AnswerFault.NOT_ASKED),
        RefusedAnswer(first.code, "eleven", AnswerFault.UNKNOWN_OPTION, answer_codes(FULL, first)),
    )
    assert "eleven" not in str(refusal.value)


@given(answers)
def test_what_was_made_here_passes_the_check(given_answers: dict[str, str]) -> None:
    vector = sheet_vector(edition=FULL, group="clients", answers=given_answers)

    sheets_check(edition=FULL, group="clients", sheets=[vector, bytes(len(FULL.items))])


@pytest.mark.parametrize("sheet", [bytes([1, 1]), bytes([1, 1, 1, 1]), bytes([6, 0, 0]), bytes([255, 0, 0])])
def test_bytes_that_are_no_sheet_are_refused(sheet: bytes) -> None:
    with pytest.raises(SheetsUnfit):
        sheets_check(edition=TINY, group="staff", sheets=[bytes(3), sheet])


def test_an_answer_to_what_the_group_is_not_asked_is_refused() -> None:
    with pytest.raises(SheetsUnfit):
        sheets_check(edition=FULL, group="clients", sheets=[bytes([1, *[0] * (len(FULL.items) - 1)])])
