"""Numbers and dates as readers of a language write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostic import notation


def test_russian_writes_a_comma_and_english_a_point() -> None:
    assert notation.decimal(1.84, language="ru") == "1,8"
    assert notation.decimal(1.84, language="en") == "1.8"


def test_below_zero_stands_a_real_minus_and_never_before_zero() -> None:
    assert notation.decimal(-0.5, language="ru") == "−0,5"
    assert notation.decimal(-0.04, language="ru") == "0,0"


def test_a_difference_carries_its_sign_unless_it_is_none() -> None:
    assert [notation.signed(value, language="en") for value in (0.94, 0.04, -0.04, -1.0)] == [
        "+0.9",
        "0.0",
        "0.0",
        "−1.0",
    ]


@given(st.floats(-4, 4, allow_nan=False))
def test_a_sign_is_shown_exactly_when_the_rounded_difference_is_not_zero(value: float) -> None:
    words = notation.signed(value, language="ru")

    assert (words[0] in "+−") == (words.strip("+−") != "0,0")


def test_an_interval_joins_its_ends_with_a_dash() -> None:
    assert notation.between(1.71, 1.94, language="ru") == "1,7–1,9"


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [(999, "en", "999"), (1234, "en", "1,234"), (1234, "ru", "1234"), (12345, "ru", "12\u00a0345")],
)
def test_thousands_are_apart_where_the_language_wants_it(value: int, language: str, words: str) -> None:
    assert notation.count(value, language=language) == words


def test_a_share_is_in_whole_per_cent_and_an_empty_whole_has_none() -> None:
    assert notation.percent(1, 3, language="ru") == "33\u00a0%"
    assert notation.percent(1, 3, language="en") == "33%"
    assert notation.percent(0, 0, language="ru") == "–"


def test_a_day_is_written_out() -> None:
    assert notation.day("2026-11-05", language="ru") == "5\u00a0ноября 2026\u00a0г."
    assert notation.day("2026-11-05", language="en") == "5\u00a0November 2026"


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "ответ"),
        (2, "ответа"),
        (5, "ответов"),
        (11, "ответов"),
        (14, "ответов"),
        (21, "ответ"),
        (102, "ответа"),
        (0, "ответов"),
    ],
)
def test_a_russian_noun_follows_its_number(number: int, form: str) -> None:
    assert notation.plural(number, "ответ", "ответа", "ответов") == form
