"""The sentences in Russian."""

import pytest

from reports.diagnostic.wording import ru
from reports.diagnostic.wording.protocol import Seen

STAFF, LEADERS = Seen("Сотрудники", "1,4", "1,3–1,5", 212), Seen("Руководители", "2,8", "", 21)


def test_a_fact_has_its_interval_and_the_noun_after_its_number() -> None:
    assert ru.fact(seen=STAFF) == "Сотрудники — 1,4 (1,3–1,5), 212 ответов."
    assert ru.fact(seen=LEADERS) == "Руководители — 2,8, 21 ответ."


def test_overlapping_intervals_are_never_called_a_difference() -> None:
    claims = [
        ru.extremes(who="Сотрудники", highest=("A", "2,0"), lowest=("B", "1,9"), distinct=False),
        ru.widest_gap(practice="A1", first=LEADERS, second=STAFF, gap="0,2", distinct=False),
        ru.gap_note(first="Руководители", second="Сотрудники", gap="+0,2", distinct=False),
        ru.views(first="Руководители", second="Сотрудники", distinct=0, compared=5, higher=0),
        ru.changes(wave="Осень", who="Сотрудники", up=[], down=[]),
    ]

    assert all("нельзя сказать" in claim or "может быть случайным" in claim for claim in claims)


@pytest.mark.parametrize(
    ("higher", "end"),
    [
        (3, "; выше везде ставят руководители."),
        (0, "; выше везде ставят сотрудники."),
        (2, ": руководители ставят выше в 2, сотрудники — в 1."),
    ],
)
def test_differences_beyond_chance_are_told_with_who_is_higher(higher: int, end: str) -> None:
    said = ru.views(first="Руководители", second="Сотрудники", distinct=3, compared=5, higher=higher)

    assert said == f"По 3 из 5 практик взгляды расходятся сильнее, чем объяснил бы случай{end}"


@pytest.mark.parametrize(
    ("gap", "words"), [("+0,7", "выше, чем сотрудники: на 0,7"), ("−0,7", "ниже, чем сотрудники: на 0,7")]
)
def test_a_gap_is_told_by_its_direction(gap: str, words: str) -> None:
    assert words in ru.gap_note(first="Руководители", second="Сотрудники", gap=gap, distinct=True)


def test_what_went_down_is_told_as_plainly_as_what_went_up() -> None:
    up = ru.changes(wave="Осень", who="Сотрудники", up=["A", "B"], down=[])
    down = ru.changes(wave="Осень", who="Сотрудники", up=[], down=["C"])

    assert "выше стало: «A» и «B»." in up
    assert "ниже стало: «C»." in down


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
