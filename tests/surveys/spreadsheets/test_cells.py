"""One cell, one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED, Option, Scale
from surveys.spreadsheets.cells import REFUSED, AnswerBytes, allowed_answers, bytes_of, whole_number

NUMBERS = Scale("numbers", tuple(Option(str(code), 0) for code in range(5)))
WORDS = Scale("words", (Option("Never", 0), Option("at times", 0), Option("Always", 0)))


@pytest.mark.parametrize(
    ("cell", "number"),
    [("0", 0), ("1200", 1200), ("1 200", 1200), ("12\xa0345", 12345), ("7.0", 7), ("7,00", 7), (" 7 ", 7)],
)
def test_whole_numbers_are_read_as_excel_writes_them(cell: str, number: int) -> None:
    assert whole_number(cell) == number


@pytest.mark.parametrize("cell", ["", "-1", "2.5", "1,200", "1 20", "many", "1e3", "٣", "9" * 10])
def test_nothing_else_is_a_whole_number(cell: str) -> None:
    assert whole_number(cell) is None


@given(st.integers(0, 999_999_999))
def test_every_number_of_people_reads_back(number: int) -> None:
    assert whole_number(str(number)) == whole_number(f"{number:,}".replace(",", " ")) == number


def test_codes_come_first_so_that_a_zero_is_the_option_zero() -> None:
    cells = ["0", "4", "3.0", "3,0", " 2 ", "", "  ", "dk", "DK", "na", "5", "-1", "3.5", "x"]

    answers = bytes_of(cells=cells, answers=AnswerBytes(NUMBERS))

    expected = [1, 5, 4, 4, 3, SKIPPED, SKIPPED, DONT_KNOW, DONT_KNOW, NOT_APPLICABLE] + [REFUSED] * 4
    assert list(answers) == expected


def test_options_in_words_may_be_given_by_their_places() -> None:
    cells = ["Never", "never", " ALWAYS", "at times", "1", "3", "2.0", "0", "4", "sometimes"]

    answers = bytes_of(cells=cells, answers=AnswerBytes(WORDS))

    assert list(answers) == [1, 1, 3, 2, 1, 3, 2, REFUSED, REFUSED, REFUSED]


def test_what_is_allowed_is_said_in_the_order_of_the_scale() -> None:
    assert allowed_answers(NUMBERS) == "0, 1, 2, 3, 4, dk, na"
    assert allowed_answers(WORDS) == "Never, at times, Always, 1, 2, 3, dk, na"
