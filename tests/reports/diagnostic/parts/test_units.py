"""Units by sections."""

from assessment.domain.frame import Unit
from reports.diagnostic.document import HeatMap, Paragraph
from reports.diagnostic.parts.units import units
from tests.factories.reports import sample_source, tiny_card, tiny_source

TWO = (Unit("all", None, "Агентство"), Unit("a", "all", "Отдел"))


def test_an_agency_without_units_has_no_such_part() -> None:
    assert units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))) is None


def test_each_group_of_which_more_than_the_whole_is_shown_has_its_map() -> None:
    part = units(sample_source())

    assert part is not None
    maps = [block for block in part.blocks if isinstance(block, HeatMap)]
    assert [heat.caption for heat in maps] == [
        "Сотрудники: уровень разделов по подразделениям",
        "Руководители: уровень разделов по подразделениям",
    ]
    assert maps[0].columns[0] == "Подразделение"
    assert maps[0].columns[-1] == "В целом"


def test_everything_withheld_is_hatched_and_worded_alike_whatever_the_reason() -> None:
    part = units(sample_source())

    assert part is not None
    cells = [cell for heat in part.blocks if isinstance(heat, HeatMap) for row in heat.rows for cell in row.cells]
    assert {cell.text for cell in cells if cell.tone is None} == {"скрыто"}
    assert all(cell.text != "скрыто" for cell in cells if cell.tone is not None)


def test_the_legend_names_every_level_and_the_hatching() -> None:
    part = units(sample_source())

    assert part is not None
    heat = part.blocks[0]
    assert isinstance(heat, HeatMap)
    assert [(entry.tone, entry.mark) for entry in heat.legend] == [
        (0, "0"),
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "4"),
        (None, ""),
    ]


def test_where_no_unit_may_be_shown_the_part_says_so() -> None:
    part = units(tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}, units=TWO)))

    assert part is not None
    assert part.blocks == (Paragraph("Отдельных подразделений показать нельзя: ответов в каждом меньше порога."),)


def test_of_very_many_units_the_map_shows_those_that_may_be_seen() -> None:
    many = (*TWO, *(Unit(f"u{place}", "all", f"U{place}") for place in range(98)))

    part = units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, units=many, at="a")))

    assert part is not None
    heat = part.blocks[0]
    assert isinstance(heat, HeatMap)
    assert [row.header for row in heat.rows] == ["Агентство", "Отдел"]
    assert heat.reading.startswith("Сотрудники: показаны 2 из 100 подразделений.")
    assert heat.remark == ""


def test_of_very_many_units_that_may_be_seen_the_upper_ones_are_shown_and_the_others_counted() -> None:
    line = (TWO[0], *(Unit(f"u{place}", f"u{place - 1}" if place else "all", f"U{place}") for place in range(99)))

    part = units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, units=line, at="u98")))

    assert part is not None
    heat = part.blocks[0]
    assert isinstance(heat, HeatMap)
    assert len(heat.rows) == 60
    assert heat.remark == "Показаны верхние 60; ещё 40 подразделений здесь не помещаются."
