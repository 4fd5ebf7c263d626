"""Units by sections, and which of them differ from the whole."""

import re
from dataclasses import replace

from assessment.domain.frame import Unit
from assessment.domain.inference.differences import Verdict
from assessment.domain.scorecards.comparison import against_above
from assessment.domain.scorecards.tables import Rest
from reports.diagnostic.document import HeatMap, Paragraph, Section
from reports.diagnostic.parts.units import named, units
from tests.factories.reports import AGENCY, sample_source, tiny_card, tiny_source


def maps_of(part: Section | None) -> list[HeatMap]:
    """The heat maps of the part."""
    assert part is not None
    return [block for block in part.blocks if isinstance(block, HeatMap)]


TWO = (Unit("all", None, "Агентство"), Unit("a", "all", "Отдел"))


def test_an_agency_without_units_has_no_such_part() -> None:
    assert units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))) is None


def test_each_group_of_which_more_than_the_whole_is_shown_has_its_map() -> None:
    maps = maps_of(units(sample_source()))

    assert [heat.caption for heat in maps] == [
        "Сотрудники: уровень разделов по подразделениям",
        "Руководители: уровень разделов по подразделениям",
    ]
    assert maps[0].columns[0] == "Подразделение"
    assert maps[0].columns[-1] == "В целом"


def test_everything_withheld_is_hatched_and_worded_alike_whatever_the_reason() -> None:
    cells = [cell for heat in maps_of(units(sample_source())) for row in heat.rows for cell in row.cells]

    assert {cell.text for cell in cells if cell.tone is None} == {"скрыто"}
    assert {cell.sign for cell in cells if cell.tone is None} == {""}
    assert all(cell.text != "скрыто" for cell in cells if cell.tone is not None)


def test_the_legend_names_every_level_the_hatching_and_the_signs() -> None:
    staff, leaders = maps_of(units(sample_source()))

    tones = [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (None, "")]
    assert [(entry.tone, entry.mark) for entry in staff.legend] == [*tones, (None, ""), (None, "")]
    assert [entry.text for entry in staff.legend if entry.sign] == [
        "выше целого: различие не объяснить случаем и оно не меньше 5 баллов из 100",
        "ниже целого: различие не объяснить случаем и оно не меньше 5 баллов из 100",
    ]
    # No difference of leaders can be told: there is no sign to explain.
    assert [(entry.tone, entry.mark) for entry in leaders.legend] == tones


def test_a_unit_bears_a_sign_exactly_where_it_was_judged_to_differ_from_the_whole() -> None:
    source = sample_source()
    heat = maps_of(units(source))[0]
    measures = [*(f"sections/{section.code}" for section in source.edition.sections), "overall"]
    codes = {name: code for code, (_, name, *_) in AGENCY.items()}
    judged = against_above(source.card, "staff")

    seen = {
        (codes[row.header], measure): cell.sign
        for row in heat.rows
        for measure, cell in zip(measures, row.cells, strict=True)
    }

    words = {
        Verdict.HIGHER: "<title>выше целого, различие не случайно</title>",
        Verdict.LOWER: "<title>ниже целого, различие не случайно</title>",
    }
    assert any(seen.values())
    for cell, drawn in seen.items():
        said = words.get(judged[cell].verdict, "") if cell in judged else ""
        assert (said in drawn) if said else drawn == ""


def test_comparisons_are_counted_with_their_verdicts() -> None:
    heat = maps_of(units(sample_source()))[0]
    signs = [cell.sign for row in heat.rows for cell in row.cells]

    found = re.search(
        r"(\d+) сравнени.\. Выше — (\d+), ниже — (\d+); заметной разницы нет — (\d+); "
        r"сказать нельзя — (\d+)\. Нет знака — не значит «так же»\.",
        heat.reading,
    )
    assert found is not None
    made, higher, lower, same, unknown = (int(number) for number in found.groups())
    assert made == higher + lower + same + unknown == 9 * 7
    assert (higher, lower) == (sum("выше" in sign for sign in signs), sum("ниже" in sign for sign in signs))


def test_small_units_gathered_into_a_rest_group_are_a_row_under_their_parent() -> None:
    leaders = maps_of(units(sample_source()))[1]

    assert [(row.header, row.depth) for row in leaders.rows if row.gathered] == [
        ("Остальные: Отдел цифровых сервисов, Отдел кадров и обучения и ещё 1", 1)
    ]
    assert leaders.rows[-1].gathered
    assert all(cell.tone is not None and not cell.sign for cell in leaders.rows[-1].cells)


def test_a_rest_group_alone_beside_the_whole_is_worth_a_map() -> None:
    card = tiny_card({"staff": [(12, 3, 3, 3)]}, units=TWO)
    card = replace(card, tables={"staff": replace(card.tables["staff"], rests=(Rest("all", ("a",), 0),))})

    heat = maps_of(units(tiny_source(card)))[0]

    assert [row.header for row in heat.rows] == ["Агентство", "Отдел", "Остальные: Отдел"]
    assert heat.reading.startswith("Сотрудники: показано 0 из 1 подразделения.")
    assert "сравнени" not in heat.reading


def test_names_of_a_rest_group_are_listed_as_far_as_they_fit_and_the_others_counted() -> None:
    assert named(["one", "two"]) == (("one", "two"), 0)
    assert named(["one", "two", "three"], longest=8) == (("one", "two"), 1)
    assert named(["longer than everything", "two"], longest=8) == (("longer than everything",), 1)


def test_where_no_unit_may_be_shown_the_part_says_so() -> None:
    part = units(tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}, units=TWO)))

    assert part is not None
    assert part.blocks == (Paragraph("Отдельных подразделений показать нельзя: ответов в каждом меньше порога."),)


def test_of_very_many_units_the_map_shows_those_that_may_be_seen_and_counts_the_others() -> None:
    many = (*TWO, *(Unit(f"u{place}", "all", f"U{place}") for place in range(98)))

    heat = maps_of(units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, units=many, at="a"))))[0]

    assert [row.header for row in heat.rows] == ["Агентство", "Отдел"]
    assert heat.reading.startswith("Сотрудники: показано 1 из 99 подразделений.")
    assert heat.remark == "В таблицу не вошло ещё 98 скрытых подразделений: с ними её трудно читать."


def test_of_very_many_units_that_may_be_seen_the_upper_ones_are_shown_and_the_others_counted() -> None:
    line = (TWO[0], *(Unit(f"u{place}", f"u{place - 1}" if place else "all", f"U{place}") for place in range(99)))

    heat = maps_of(units(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, units=line, at="u98"))))[0]

    assert len(heat.rows) == 60
    assert heat.remark == "Показаны верхние 60; ещё 40 подразделений здесь не помещаются."
