"""Spaces that must not break."""

from reports.diagnostic.typography import tied


def test_a_short_russian_word_stays_with_the_next_one() -> None:
    assert tied("и в отделе", language="ru") == "и\u00a0в\u00a0отделе"


def test_a_number_stays_with_its_noun_and_a_dash_with_the_word_before() -> None:
    assert tied("ответили 12 человек — мало", language="ru") == "ответили 12\u00a0человек\u00a0— мало"


def test_a_long_word_or_part_of_one_is_left_alone() -> None:
    assert tied("отдел кто-то закрыл", language="ru") == "отдел кто-то закрыл"


def test_english_keeps_its_spaces_but_for_the_dash() -> None:
    assert tied("it is 5 days – no more", language="en") == "it is 5 days\u00a0– no more"
