"""English grammar that sentences share."""

from reports.diagnostic.wording.en_grammar import counted, listed, small


def test_the_first_letter_is_lowered_in_the_middle_of_a_sentence_but_not_that_of_an_abbreviation() -> None:
    assert small("Staff") == "staff"
    assert small("HR staff") == "HR staff"


def test_the_last_of_several_names_has_an_and_before_it() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_a_noun_takes_an_s_unless_there_is_one() -> None:
    assert [counted(number, "unit") for number in (0, 1, 2)] == ["0 units", "1 unit", "2 units"]
