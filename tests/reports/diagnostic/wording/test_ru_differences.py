"""Differences in Russian words."""

import pytest

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, Share
from assessment.domain.inference.differences import Ground, verdict_of
from reports.diagnostic.wording import ru_differences as ru
from reports.diagnostic.wording.differences import Family, Moved, Sorted, Told, TooFew, Unknown
from reports.diagnostic.wording.seen import Seen

FEW = TooFew("Руководители", "11", 30)
CHANCE = Unknown(2, Ground.NOT_EXCLUDED, ())
LEADERS, STAFF = Seen("Руководители", "2,8", "2,6–3,0", 34), Seen("Сотрудники", "1,5", "1,4–1,6", 212)


def told(ground: Ground, *, points: float = 10.0, few: tuple[TooFew, ...] = (), noticed: str = "0,3") -> Told:
    """A difference of 1,3 levels, up or down."""
    sign = "+" if points > 0 else "−"
    verdict = verdict_of(ground, points=points)
    return Told(verdict, ground, "1,3", f"{sign}1,3", "от 1,1 до 1,5", "от +1,1 до +1,5", "+1,1…+1,5", noticed, few)


def test_the_reading_counts_by_verdict_and_says_why_some_cannot_be_told() -> None:
    few = Unknown(4, Ground.TOO_FEW, (FEW,))

    assert ru.views(first="Руководители", second="Сотрудники", found=Sorted(20, 11, 2, 3, (few,))) == (
        "Сравнили 20 практик: руководители выше в 11; сотрудники выше в 2; разницы, которая имела бы значение, нет "
        "в 3; сказать нельзя в 4 — мало ответов (руководители — 11, нужно 30)."
    )


def test_several_reasons_have_their_numbers() -> None:
    reasons = (Unknown(3, Ground.NOT_EXCLUDED, ()), Unknown(1, Ground.TOO_FEW, (FEW,)))

    said = ru.views(first="Руководители", second="Сотрудники", found=Sorted(4, 0, 0, 0, reasons))

    assert said == (
        "Сравнили 4 практики: ни по одной нельзя сказать, что руководители и сотрудники видят её по-разному — "
        "в 3 такая разница могла получиться случайно; в 1 мало ответов (руководители — 11, нужно 30)."
    )


def test_sides_that_need_the_same_number_of_answers_share_it() -> None:
    sides = (FEW, TooFew("Сотрудники", "25", 30), TooFew("Руководители", "11", 20))

    assert ru.why(Ground.TOO_FEW, sides) == (
        "мало ответов (руководители — 11, сотрудники — 25, нужно 30; руководители — 11, нужно 20)"
    )


def test_where_all_can_be_told_there_is_no_reason() -> None:
    said = ru.views(first="Руководители", second="Сотрудники", found=Sorted(21, 21, 0, 0, ()))

    assert said == "Сравнили 21 практику: руководители выше в 21."


@pytest.mark.parametrize(("points", "words"), [(10.0, "выше на 1,3"), (-10.0, "ниже на 1,3")])
def test_the_widest_gap_is_told_with_its_direction_numbers_of_answers_and_interval(points: float, words: str) -> None:
    said = ru.widest_gap(practice="A1", first=LEADERS, second=STAFF, told=told(Ground.MATERIAL, points=points))

    assert said == (
        "«A1»: руководители — 2,8 (34 ответа), сотрудники — 1,5 (212 ответов). "
        f"Руководители ставят {words} уровня (от 1,1 до 1,5)."
    )


def test_a_gap_is_told_by_its_direction() -> None:
    up, down = (ru.gap_note(first="A", second="B", told=told(Ground.MATERIAL, points=way)) for way in (1.0, -1.0))

    assert up == "A ставят практику выше, чем b: на 1,3 уровня (от 1,1 до 1,5)."
    assert "ниже, чем b" in down


def test_means_that_differ_while_answers_spread_alike_are_no_difference() -> None:
    slight = told(Ground.SLIGHT_EFFECT)

    assert "почти одинаково" in ru.gap_note(first="A", second="B", told=slight)
    assert "почти одинаково" in ru.widest_gap(practice="P", first=LEADERS, second=STAFF, told=slight)


def test_in_a_table_stands_who_is_higher() -> None:
    words = [
        ru.who_is_higher(first="Руководители", second="Сотрудники", told=found)
        for found in (
            told(Ground.MATERIAL),
            told(Ground.MATERIAL, points=-10),
            told(Ground.WITHIN_FLOOR),
            told(Ground.SLIGHT_EFFECT),
            told(Ground.TOO_FEW),
        )
    ]

    assert words == ["руководители", "сотрудники", "разницы нет", "разница мала", "сказать нельзя"]


def test_the_order_of_extremes_is_said_as_far_as_it_is_known() -> None:
    said = [
        ru.extremes(who="Сотрудники", highest=("A", "2,0"), lowest=("B", "1,9"), told=told(ground))
        for ground in (Ground.MATERIAL, Ground.WITHIN_FLOOR, Ground.NOT_EXCLUDED)
    ]

    assert said[0].endswith("«B» (1,9).")
    assert said[1].endswith("разница слишком мала, чтобы иметь значение.")
    assert said[2].endswith("порядок может быть случайным.")


def test_a_change_is_told_with_what_was_and_what_would_have_been_noticed() -> None:
    assert ru.change_note(who="Сотрудники", was="1,2", told=told(Ground.MATERIAL)) == (
        "Сотрудники: было 1,2, стало выше на 1,3 (от 1,1 до 1,5)."
    )
    assert "стало ниже" in ru.change_note(who="Сотрудники", was="1,2", told=told(Ground.MATERIAL, points=-1))
    assert ru.change_note(who="Сотрудники", was="1,2", told=told(Ground.NOT_EXCLUDED)) == (
        "Сотрудники: было 1,2; изменилось ли, сказать нельзя (заметили бы от 0,3)."
    )
    assert ru.change_note(who="Сотрудники", was="1,2", told=told(Ground.NO_VARIANCE, noticed="")) == (
        "Сотрудники: было 1,2; изменилось ли, сказать нельзя: разброс ответов неизвестен."
    )
    assert [ru.change(told=told(Ground.MATERIAL, points=way)) for way in (1, -1)] == ["стало выше", "стало ниже"]


def test_what_moved_is_listed_down_as_plainly_as_up() -> None:
    said = ru.changes(wave="Осень", who="Сотрудники", moved=Moved(["A", "B"], ["C"], ["D"], [CHANCE]))

    assert said == (
        "Сотрудники, с волны «Осень». Выше стало: «A» и «B». Ниже стало: «C». Важных изменений нет: «D». "
        "Ещё о 2 разделах сказать нельзя: такая разница могла получиться случайно."
    )
    assert ru.changes(wave="Осень", who="Сотрудники", moved=Moved([], [], [], [CHANCE])).endswith(
        "Ни об одном разделе нельзя сказать, изменился ли он: такая разница могла получиться случайно."
    )
    assert "Разделы не сравнить" in ru.changes(wave="Осень", who="Сотрудники", moved=Moved([], [], [], []))
    assert "Ещё" not in ru.changes(wave="Осень", who="Сотрудники", moved=Moved(["A"], [], [], []))


def test_a_family_says_what_it_could_notice() -> None:
    wide, narrow = Family(41, ("0,2", "0,4"), "0,2"), Family(1, ("0,2", "0,2"), "0,12")

    assert "Проверено разом: 41 показатель" in ru.family(family=wide)
    assert "от 0,2 до 0,4 уровня" in ru.family(family=wide)
    assert ru.family(family=narrow).startswith("Проверен один показатель")
    assert "заметить, — от 0,2 уровня. Меньше 0,12 уровня" in ru.family(family=narrow)
    assert "заметить" not in ru.family(family=Family(2, None, "0,2"))
    assert ru.family(family=Family(0, None, "0,2")) == "Ни одной разницы проверить не удалось."
    assert "из одного утверждения, нужно 30" in ru.needed(single=30, several=20)


def test_the_caption_of_changes_counts_answers_where_both_are_known() -> None:
    assert ru.changes_caption(who="A", wave="W", before="190", now="212").endswith(": 190 ответов было, 212 стало")
    assert ru.changes_caption(who="A", wave="W", before="", now="212").endswith("с волны «W»")


def test_split_units_are_named_or_counted() -> None:
    assert ru.split_units(group="A", names=["X"], more=0, of=1).endswith("1 из 1 показанного подразделения — «X».")
    assert ru.split_units(group="A", names=["X", "Y"], more=3, of=7).endswith("— «X», «Y» и ещё 3.")


def test_shares_that_are_not_told_apart_have_a_sign() -> None:
    assert [ru.share(found) for found in (AtMost(10), Share(50), AtLeast(90))] == [
        "≤\u00a010\u00a0%",
        "50\u00a0%",
        "≥\u00a090\u00a0%",
    ]
