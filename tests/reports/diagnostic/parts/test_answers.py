"""How the answers to a practice spread."""

from dataclasses import replace

import numpy as np

from assessment.domain.edition import DONT_KNOW
from assessment.domain.frame import Unit
from assessment.domain.scorecards.tables import NO_AGREEMENT
from reports.diagnostic.parts.answers import bands, distributions, remarks
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
        "Сотрудники: взгляды расколоты, среднее не описывает никого. Смотрите, как распределились ответы."
    ]


def test_split_views_are_called_so_without_a_drawing_too() -> None:
    source = tiny_source(tiny_card({"staff": [(7, 1, 5, 3), (7, 5, 1, 3)]}))

    assert remarks(source, "A1") == ["Сотрудники: взгляды расколоты, среднее не описывает никого."]


def test_of_fewer_than_ten_nobody_is_called_split() -> None:
    few = tiny_card({"leaders": [(4, 3, 3, 1), (4, 3, 3, 5)]}, thresholds={"leaders": 5})

    assert few.agreement("leaders", "all", "B1") is not None
    assert remarks(tiny_source(few), "B1") == []


def units(count: int) -> tuple[Unit, ...]:
    """The agency with that many offices."""
    offices = (Unit(f"o{place}", "all", f"Отдел {place}", headcounts={"staff": 50}) for place in range(1, count + 1))
    return (Unit("all", None, "Агентство", headcounts={"staff": 0}), *offices)


def test_units_with_split_views_are_named_and_those_beyond_counted() -> None:
    poles, middle = [(10, 3, 3, 1), (10, 3, 3, 5)], [(20, 3, 3, 3)]
    answers = [(row, f"o{place}") for place in range(1, 6) for row in (middle if place == 5 else poles)]
    rows, places = [row for row, _ in answers], [place for _, place in answers]
    source = tiny_source(tiny_card({"staff": rows}, units=units(5), at=places))

    said = remarks(source, "B1")[-1]

    assert said.startswith("Сотрудники: взгляды расколоты внутри 4 из 5 показанных подразделений")
    assert said.endswith(" — «Отдел 1», «Отдел 2», «Отдел 3» и ещё 1.")


def test_a_scorecard_of_the_first_form_knows_the_agreement_at_the_agency_alone() -> None:
    card = tiny_card({"staff": [(20, 3, 3, 1), (20, 3, 3, 5)]})
    unknown = np.full_like(card.tables["staff"].agreements, NO_AGREEMENT)
    first = replace(card, tables={"staff": replace(card.tables["staff"], agreements=unknown)})

    assert remarks(tiny_source(first), "B1") == remarks(tiny_source(card), "B1")
    assert remarks(tiny_source(replace(first, reliability={})), "B1") == []


def test_three_bands_are_shown_where_a_distribution_is_not_and_never_both() -> None:
    source = tiny_source(tiny_card({"staff": [(30, 3, 3, 3)], "leaders": [(4, 5, 1, 5), (7, 3, 3, 4), (1, 1, 1, 1)]}))
    found = bands(source, "B1")

    assert found is not None
    assert [(row.header, row.cells) for row in found.rows] == [
        ("Руководители", ("≤\u00a010\u00a0%", "≤\u00a010\u00a0%", "≥\u00a090\u00a0%"))
    ]
    assert bands(tiny_source(tiny_card({"staff": [(30, 3, 3, 3)]})), "B1") is None
    assert bands(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})), "B1") is None


def test_bands_of_several_statements_are_named_by_statement_and_group() -> None:
    found = bands(tiny_source(tiny_card({"staff": [(6, 3, 3, 3), (6, 5, 1, 3)]})), "A1")

    assert found is not None
    assert [row.header.rpartition(" — ")[2] for row in found.rows] == ["Сотрудники", "Сотрудники"]
    assert [row.cells for row in found.rows] == [("≤\u00a010\u00a0%", "50\u00a0%", "50\u00a0%")] * 2


def test_nothing_is_remarked_where_nothing_is_remarkable() -> None:
    assert remarks(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]})), "B1") == []


def test_where_no_agreement_is_known_there_is_a_dash() -> None:
    card = tiny_card({"staff": [(40, 3, 3, 3)]})
    unknown = np.full_like(card.tables["staff"].agreements, NO_AGREEMENT)
    bare = replace(card, reliability={}, tables={"staff": replace(card.tables["staff"], agreements=unknown)})

    chart = distributions(tiny_source(bare), "B1")

    assert chart is not None
    assert chart.table.rows[0].cells[-1] == "—"
