"""Forms for typing in what was filled in on paper."""

import pytest

from surveys.instrument.pages import Choice, Page, Question, Questionnaire
from surveys.views.paper_forms import AnswerField, PaperPlaceForm, PaperSheetForm, keys_of

APART = (Choice("dk", "I don’t know"), Choice("na", "Not about us"))
LEVELS = Question("A1", "How is it here?", "", tuple(Choice(str(n), f"Level {n}") for n in range(5)), APART)
WORDS = Question("B1", "How long?", "", (Choice("Day", "A day"), Choice("week", "A week")), APART)
PAGES = (Page(1, "A1", "One", "First", (LEVELS,)), Page(2, "B1", "Two", "Second", (WORDS,)))
SHEET = Questionnaire("en", ((PAGES[0],), (PAGES[1],)), PAGES, (LEVELS, WORDS))


def typed(**answers: str) -> PaperSheetForm:
    return PaperSheetForm(answers, questionnaire=SHEET)


def test_a_scale_of_numbers_is_typed_by_its_numbers_and_one_of_words_by_places() -> None:
    assert [key.typed for key in keys_of(LEVELS)] == ["0", "1", "2", "3", "4", "8", "9"]
    assert [key.typed for key in keys_of(WORDS)] == ["1", "2", "8", "9"]


def test_a_long_scale_keeps_its_own_eight_and_nine() -> None:
    long = Question("C1", "How often?", "", tuple(Choice(str(n), str(n)) for n in range(10)), APART)

    assert [key.typed for key in keys_of(long)][-3:] == ["9", "dk", "na"]


@pytest.mark.parametrize(
    ("field", "cell", "answer"),
    [
        ("A1", " 3 ", "3"),
        ("A1", "8", "dk"),
        ("A1", "NA", "na"),
        ("A1", "", ""),
        ("B1", "1", "Day"),
        ("B1", "day", "Day"),
    ],
)
def test_what_is_typed_becomes_the_answer(field: str, cell: str, answer: str) -> None:
    question = {"A1": LEVELS, "B1": WORDS}[field]

    assert AnswerField(question).clean(cell) == answer


def test_answers_are_those_that_were_given() -> None:
    form = typed(A1="0", B1="9", form="x")

    assert form.is_valid()
    assert form.answers() == {"A1": "0", "B1": "na"}


def test_a_wrong_number_is_told_at_its_question() -> None:
    form = typed(A1="7", B1="1")

    assert form.errors["A1"] == ["Type one of 0, 1, 2, 3, 4, 8, 9, or leave it blank."]
    assert "__all__" not in form.errors


def test_blanks_are_asked_about_before_they_are_kept() -> None:
    form = typed(A1="1")
    assert "Blank: B1." in form.non_field_errors()[0]
    assert form.blank == ("B1",)

    meant = typed(A1="1", blanks="meant")
    assert meant.is_valid()
    assert meant.answers() == {"A1": "1"}


def test_an_empty_sheet_is_none_even_if_meant() -> None:
    form = typed(A1=" ", blanks="meant")

    assert form.non_field_errors() == ["The sheet is empty: an empty sheet is not stored."]


def test_questions_stand_by_section() -> None:
    assert [(name, [field.name for field in fields]) for name, fields in typed().rows()] == [
        ("First", ["A1"]),
        ("Second", ["B1"]),
    ]


def test_short_answers_stand_under_their_question_and_long_ones_apart() -> None:
    wordy = Question("D1", "How?", "", (Choice("0", "Long " * 20), Choice("1", "Short")), APART)
    page = Page(1, "D1", "One", "First", (wordy, LEVELS))
    form = PaperSheetForm(questionnaire=Questionnaire("en", ((page,),), (page,), page.questions))

    assert [field.name for field in form.wordy()] == ["D1"]
    assert AnswerField(wordy).span == "0–1"


def test_the_place_is_asked_for_by_address() -> None:
    form = PaperPlaceForm(units=[("all", "All")], groups=[("staff", "Staff")], action="/there/")

    assert (form.helper.form_method, form.helper.form_action) == ("get", "/there/")
