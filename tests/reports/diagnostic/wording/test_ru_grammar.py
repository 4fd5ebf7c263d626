"""Russian grammar that sentences share."""

from reports.diagnostic.wording.ru_grammar import listed, small


def test_the_first_letter_is_lowered_in_the_middle_of_a_sentence_but_not_that_of_an_abbreviation() -> None:
    assert small("Сотрудники") == "сотрудники"
    assert small("МФЦ района") == "МФЦ района"
    assert small("") == ""


def test_the_last_of_several_names_has_an_and_before_it() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B и C"
