"""The sentences in Russian."""

from reports.diagnostic.wording import ru
from reports.diagnostic.wording.seen import Seen

STAFF, LEADERS = Seen("Сотрудники", "1,4", "1,3–1,5", 212), Seen("Руководители", "2,8", "", 21)


def test_a_fact_has_its_interval_and_the_noun_after_its_number() -> None:
    assert ru.fact(seen=STAFF) == "Сотрудники — 1,4 (1,3–1,5), 212 ответов."
    assert ru.fact(seen=LEADERS) == "Руководители — 2,8, 21 ответ."


def test_the_status_grows_from_a_survey_to_a_verified_assessment() -> None:
    assert ru.status(agreed=0, applicable=28, verified=0) == "Опрос; самооценка ещё не согласована"
    assert ru.status(agreed=12, applicable=28, verified=0) == "Опрос; самооценка согласована по 12 из 28 практик"
    assert ru.status(agreed=28, applicable=28, verified=0) == "Самооценка согласована; эксперты её не проверяли"
    assert ru.status(agreed=28, applicable=28, verified=3) == "Самооценка; эксперты подтвердили 3 из 28 практик"


def test_a_survey_says_how_many_levels_are_agreed_once_there_are_any() -> None:
    assert "Сейчас согласовано" not in ru.survey_only(agreed=0, applicable=28)
    assert ru.survey_only(agreed=3, applicable=28).endswith("Сейчас согласовано 3 из 28.")


def test_a_level_without_meaning_or_name_is_told_by_what_there_is() -> None:
    assert ru.nearest(level=2, name="Местами", meaning="") == "Ближе всего к уровню 2 «Местами»."
    assert ru.agreed_fact(level=2, name="", gated=False, entered=2) == "Согласован уровень 2."
    assert ru.of_top(top=4, interval="") == "из 4."


def test_one_practice_to_talk_about_is_in_the_singular() -> None:
    groups = ("Руководители", "Сотрудники")

    assert "обсудите практику «A1»" in ru.first_meeting(groups=groups, practices=["A1"])
    assert "обсудите практики «A1», «A2» и «B1»" in ru.first_meeting(groups=groups, practices=["A1", "A2", "B1"])


def test_a_single_section_is_in_the_singular_too() -> None:
    assert ru.not_comparable(sections=["A"]).startswith("Раздел не сопоставим")
    assert ru.not_comparable(sections=["A", "B"]).startswith("Разделы не сопоставимы")


def test_a_headcount_nobody_knows_is_called_so() -> None:
    assert ru.answered(group="Клиенты", answered=240, headcount=None) == "Клиенты: 240"
    assert "неизвестно" in ru.rate(answered=1, headcount=None, share="")


def test_the_first_letter_is_lowered_in_the_middle_of_a_sentence_but_not_that_of_an_abbreviation() -> None:
    assert ru.small("Сотрудники") == "сотрудники"
    assert ru.small("МФЦ района") == "МФЦ района"
    assert ru.small("") == ""
