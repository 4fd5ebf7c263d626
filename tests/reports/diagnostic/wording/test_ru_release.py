"""The release in Russian."""

from fractions import Fraction

import pytest

from assessment.domain.disclosure.release import Sentence, Verdict
from reports.diagnostic.wording import ru_release as words


def told(verdict: Verdict, *, offered: int, shown: int, small: int = 0, consequence: int = 0) -> Sentence:
    """A sentence of the report with the agency among its numbers."""
    return Sentence(
        verdict,
        {
            "offered": offered + 1,
            "shown": shown + 1,
            "withheld_small": small,
            "withheld_in_consequence": consequence,
            "threshold": 10,
            "smallest_group": 12,
        },
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            told(Verdict.OTHERS_WITHHELD, offered=9, shown=6, small=2, consequence=1),
            (
                "показано 6 из 9 подразделений с ответами; 2 скрыты, там меньше 10 ответивших, и ещё 1 — чтобы малую "
                "группу нельзя было вычислить вычитанием."
            ),
        ),
        (
            told(Verdict.OTHERS_WITHHELD, offered=9, shown=8, consequence=1),
            "показано 8 из 9 подразделений с ответами; 1 скрыто, чтобы малую группу нельзя было вычислить вычитанием.",
        ),
        (
            told(Verdict.SMALL_WITHHELD, offered=21, shown=1, small=20),
            "показано 1 из 21 подразделения с ответами; 20 скрыто, там меньше 10 ответивших.",
        ),
        (told(Verdict.ALL_SHOWN, offered=9, shown=9), "показаны все подразделения с ответами, их 9."),
        (told(Verdict.ALL_SHOWN, offered=1, shown=1), "показано единственное подразделение с ответами."),
        (told(Verdict.ALL_SHOWN, offered=0, shown=0), "подразделений с ответами нет, показана организация в целом."),
    ],
)
def test_a_release_is_summed_up_in_a_sentence(sentence: Sentence, said: str) -> None:
    smallest = "Самая малая группа, которую вообще можно выделить, — 12 человек."

    assert words.released(group="Сотрудники", sentence=sentence, rests=0) == f"Сотрудники: {said} {smallest}"


def test_nothing_shown_is_said_without_another_number() -> None:
    sentence = told(Verdict.NOTHING_SHOWN, offered=3, shown=-1, small=3)

    said = words.released(group="Руководители", sentence=sentence, rests=0)

    assert said == "Руководители: не показано ничего, ответивших меньше 10."


def test_rest_groups_are_counted_in_the_sentence() -> None:
    sentence = told(Verdict.SMALL_WITHHELD, offered=9, shown=6, small=3)

    assert " Из малых сложена 1 строка «Остальные»." in words.released(group="A", sentence=sentence, rests=1)
    assert " Из малых сложены 2 строки «Остальные»." in words.released(group="A", sentence=sentence, rests=2)


def test_a_row_of_the_rest_lists_names_and_counts_the_others() -> None:
    assert words.rest(names=["Хозяйственный отдел", "Обработка документов"], more=0) == (
        "Остальные: Хозяйственный отдел, Обработка документов"
    )
    assert words.rest(names=["Архив"], more=3) == "Остальные: Архив и ещё 3"


def test_comparisons_are_counted_and_no_sign_is_not_sameness() -> None:
    assert words.compared(made=0, higher=0, lower=0, no_material=0, cannot_tell=0) == ""
    assert words.compared(made=21, higher=1, lower=2, no_material=3, cannot_tell=15).endswith(
        "21 сравнение. Выше — 1, ниже — 2; заметной разницы нет — 3; сказать нельзя — 15. Нет знака — не значит "
        "«так же»."
    )
    assert words.compared(made=7, higher=0, lower=0, no_material=0, cannot_tell=7).endswith(
        "7 сравнений. Ни об одном нельзя сказать, выше оно или ниже: ответов для этого мало."
    )


def test_sheets_agree_with_their_number() -> None:
    assert words.counts(group="A", submitted=21, valid=21) == "A: пришёл 21 лист, засчитаны все."
    assert words.counts(group="A", submitted=1, valid=1) == "A: пришёл 1 лист, он засчитан."
    assert words.counts(group="A", submitted=24, valid=22) == "A: пришли 24 листа, засчитаны 22."


def test_withheld_units_without_a_row_are_counted() -> None:
    assert words.withheld_left(count=1) == ("В таблицу не вошло ещё 1 скрытое подразделение: с ними её трудно читать.")
    assert "не вошли ещё 2 скрытых подразделения" in words.withheld_left(count=2)


def test_usual_shares_are_words_and_others_per_cent() -> None:
    assert words.part_of(Fraction(2, 3)) == "двух третей"
    assert words.part_of(Fraction(3, 5)) == "60\u00a0%"
