"""Strengths and areas for improvement."""

from assessment.domain.figures import Agreed
from reports.diagnostic.parts.findings import areas, strengths
from tests.factories.reports import sample_source, tiny_card, tiny_source


def test_each_finding_has_its_fact_and_an_area_what_the_next_level_looks_like() -> None:
    found = areas(sample_source())

    assert len(found.items) == 3
    assert found.items[0].mark == "A5"
    assert found.items[0].fact == "Сотрудники — 0,8 (0,7–0,8), 214 ответов."
    assert found.items[0].step == "По отдельным жалобам устраняют причину, сообщают не всегда."
    assert found.remark == "Порядок — по баллам, которых не хватает до верхнего уровня."


def test_strengths_tell_how_many_other_practices_could_stand_as_high() -> None:
    found = strengths(sample_source())

    assert [item.mark for item in found.items] == ["F3", "B4", "F1"]
    assert all(item.step == "" for item in found.items)
    assert found.remark == (
        "Ещё 2 практики могут стоять не ниже последней из названных: их порядок по этим ответам не доказан."
    )


def test_a_strength_apart_from_all_others_needs_no_remark() -> None:
    card = tiny_card({"staff": [(40, 5, 1, 2)]})

    assert [item.mark for item in strengths(tiny_source(card)).items] == ["A1"]
    assert strengths(tiny_source(card)).remark == ""


def test_where_nothing_reaches_the_middle_of_the_scale_there_is_no_strength_and_it_says_so() -> None:
    found = strengths(tiny_source(tiny_card({"staff": [(40, 1, 5, 1)]})))

    assert found.items == ()
    assert found.remark == "Ни одна практика не дошла до середины шкалы (2,0)."


def test_where_nothing_is_shown_there_is_nothing_to_find() -> None:
    found = areas(tiny_source(tiny_card({"staff": [(4, 1, 5, 1)]})))

    assert found.items == ()
    assert found.remark.startswith("Показать нечего")


def test_an_agreed_level_is_a_fact_of_its_own_and_says_what_its_evidence_did_not_carry() -> None:
    source = tiny_source(tiny_card({"staff": [(4, 1, 5, 1)]}, consensus=(Agreed("A1", 4), Agreed("B1", 1))))

    assert [item.fact for item in strengths(source).items] == [
        "Согласован уровень 2 «Местами»: предложенный 4 не подтверждён документами и данными."
    ]
    assert strengths(source).remark == ""
    assert [item.fact for item in areas(source).items] == ["Согласован уровень 1 «Заявлено»."]


def test_a_practice_close_to_the_top_has_no_next_level() -> None:
    found = areas(tiny_source(tiny_card({"staff": [(30, 5, 1, 5), (9, 5, 1, 4), (1, 5, 2, 1)]})))

    assert {item.step for item in found.items} <= {""}
