"""How the answers to a practice spread."""

from assessment.domain.edition import DONT_KNOW
from reports.diagnostic.parts.answers import distributions, remarks
from tests.factories.reports import sample_source, tiny_card, tiny_source


def test_each_group_large_enough_has_its_bar_its_counts_and_its_agreement() -> None:
    chart = distributions(sample_source(), "A1")

    assert chart is not None
    assert (
        chart.title == "Сотрудники: чаще всего «Заявлено» — 35\u00a0%. Руководители: чаще всего «Система» — 35\u00a0%."
    )
    assert [row.header for row in chart.table.rows] == ["Сотрудники", "Руководители"]
    assert [column.label for column in chart.table.columns[1:6]] == ["Нет", "Заявлено", "Местами", "Система", "Учится"]
    assert sum(int(cell) for cell in chart.table.rows[0].cells[:-1]) == 223
    assert chart.table.rows[0].cells[-1] == "0,50"


def test_a_group_below_the_size_for_a_distribution_has_none() -> None:
    assert distributions(tiny_source(tiny_card({"staff": [(29, 3, 3, 3)]})), "B1") is None
    assert distributions(tiny_source(tiny_card({"staff": [(30, 3, 3, 3)]})), "B1") is not None


def test_a_practice_with_several_items_is_not_drawn_as_one() -> None:
    assert distributions(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]})), "A1") is None


def test_many_who_cannot_judge_are_named() -> None:
    source = tiny_source(tiny_card({"staff": [(30, 3, 3, 3), (20, 3, 3, DONT_KNOW)]}))

    assert remarks(source, "B1") == ["Сотрудники: «не знаю» ответили 40\u00a0%. Эта практика им видна плохо."]
    chart = distributions(source, "B1")
    assert chart is not None
    assert "не знаю: 40" in chart.svg


def test_where_nobody_could_judge_there_is_no_bar() -> None:
    assert distributions(tiny_source(tiny_card({"staff": [(40, 3, 3, DONT_KNOW)]})), "B1") is None


def test_views_at_opposite_ends_are_called_so() -> None:
    source = tiny_source(tiny_card({"staff": [(20, 3, 3, 1), (20, 3, 3, 5)]}))

    assert remarks(source, "B1") == [
        "Сотрудники: мнения так далеки друг от друга, что среднее не описывает никого. Смотрите распределение."
    ]


def test_nothing_is_remarked_where_nothing_is_remarkable() -> None:
    assert remarks(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]})), "B1") == []


def test_a_question_too_few_answered_to_speak_of_agreement_has_a_dash() -> None:
    source = tiny_source(tiny_card({"staff": [(29, 3, 3, 3), (2, 3, 3, DONT_KNOW)]}))

    chart = distributions(source, "B1")

    assert chart is not None
    assert chart.table.rows[0].cells[-1] == "—"
