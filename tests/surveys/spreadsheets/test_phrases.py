"""Every rule has its sentence in both languages."""

import pytest

from surveys.spreadsheets.faults import Fault, Rule
from surveys.spreadsheets.phrases import EN, RU, more, sentence, words

FAULT = Fault("sheets.csv", 17, "A1.a", Rule.ANSWER, found="7", allowed="0, 1, 2, 3, 4, dk, na")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", 'sheets.csv:17: column A1.a: found "7"; allowed: 0, 1, 2, 3, 4, dk, na or empty'),
        ("de", 'sheets.csv:17: column A1.a: found "7"; allowed: 0, 1, 2, 3, 4, dk, na or empty'),
        ("ru", "sheets.csv:17: столбец A1.a: найдено: «7»; допустимо: 0, 1, 2, 3, 4, dk, na или пусто"),
    ],
)
def test_a_fault_says_where_what_was_found_and_what_is_allowed(language: str, line: str) -> None:
    assert sentence(fault=FAULT, language=language) == line


def test_a_fault_of_a_whole_file_names_the_file_alone() -> None:
    line = sentence(fault=Fault("units.csv", None, None, Rule.EMPTY_FILE), language="en")

    assert line == "units.csv: found an empty file; allowed: a table with a header in its first row"


def test_braces_in_a_cell_are_only_braces() -> None:
    line = sentence(fault=Fault("sheets.csv", 2, "A1.a", Rule.ANSWER, found="{allowed}", allowed="1"), language="en")

    assert line == 'sheets.csv:2: column A1.a: found "{allowed}"; allowed: 1 or empty'


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_a_sentence_in_both_languages(rule: Rule) -> None:
    assert all(RU[rule])
    assert all(EN[rule])


def test_the_rest_is_counted_in_the_language_of_the_reader() -> None:
    assert more(count=7, language="en") == "…and 7 more faults"
    assert more(count=7, language="ru") == "…и ещё ошибок: 7"


def test_what_was_found_and_what_is_allowed_can_be_had_apart() -> None:
    assert words(fault=FAULT, language="en") == ('"7"', "0, 1, 2, 3, 4, dk, na or empty")
