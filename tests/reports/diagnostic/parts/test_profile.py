"""The profile."""

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from reports.diagnostic.document import Chart, Paragraph, Table
from reports.diagnostic.parts.profile import agreed_mean, ladder, profile, reading
from tests.factories.reports import sample_source, tiny_card, tiny_source

SECTIONS = [("A", "Клиент"), ("B", "Команда")]
APART = {"staff": [(40, 5, 1, 2)]}
"""Section A stands at 4, B at 1."""


def test_criteria_are_drawn_and_all_figures_stand_in_a_table_beside() -> None:
    chart = profile(sample_source()).blocks[1]

    assert isinstance(chart, Chart)
    assert f"<title>{chart.title}</title>" in chart.svg
    assert len(chart.table.rows) == 1 + 6 + 15
    assert chart.table.rows[1].header == "Клиент вместо KPI"
    assert chart.table.rows[2].depth == 1


def test_the_reading_names_the_highest_and_the_lowest() -> None:
    assert reading(tiny_source(tiny_card(APART)), "sections", SECTIONS) == (
        "Сотрудники: выше всего — «Клиент» (4,0), ниже всего — «Команда» (1,0)."
    )


def test_a_difference_too_small_to_matter_is_called_so() -> None:
    card = tiny_card({"staff": [(20, 2, 4, 2), (19, 4, 2, 4), (1, 4, 2, 5)]})

    assert reading(tiny_source(card), "sections", SECTIONS).endswith("порядок может быть случайным.")
    assert reading(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]})), "sections", SECTIONS).endswith(
        "разница слишком мала, чтобы иметь значение."
    )


def test_a_single_figure_is_compared_with_nothing() -> None:
    assert reading(tiny_source(tiny_card(APART)), "sections", SECTIONS[:1]) == "Сотрудники: «Клиент» — 4,0."


def test_where_nothing_may_be_shown_there_is_no_drawing() -> None:
    source = tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]}))

    assert ladder(source) is None
    assert not any(isinstance(block, Chart) for block in profile(source).blocks)
    assert reading(source, "sections", SECTIONS).startswith("Ответов слишком мало")


def test_a_group_that_may_not_be_shown_is_said_in_words_beside_one_that_may() -> None:
    drawn = ladder(tiny_source(tiny_card(APART | {"leaders": [(4, 3, 3, 3)]})))

    assert drawn is not None
    assert ">скрыто</text>" in drawn.svg


def test_the_consensus_stands_beside_where_it_covers_a_whole_section() -> None:
    source = tiny_source(tiny_card(APART, consensus=(Agreed("A1", 2),)))

    chart = ladder(source)

    assert chart is not None
    assert [row.cells[-1] for row in chart.table.rows] == ["—", "2,0", "2,0", "—", "—"]
    assert agreed_mean(source, "sections", "A") == 2
    assert agreed_mean(source, "sections", "B") is None


def test_a_section_without_applicable_practices_has_no_agreed_mean() -> None:
    card = tiny_card(APART, applicability=(Practised("B1", Applies.EXCLUDED),), consensus=(Agreed("A1", 2),))

    assert agreed_mean(tiny_source(card), "sections", "B") is None


def test_a_whole_consensus_has_an_overall_figure() -> None:
    chart = ladder(sample_source(agreed=True))

    assert chart is not None
    assert chart.table.rows[0].cells[-1] == "2,0"


def test_what_changed_since_the_earlier_wave_follows_in_tables_of_its_own() -> None:
    before = tiny_card({"staff": [(40, 2, 4, 2)]}, wave="Осень")

    part = profile(tiny_source(tiny_card({"staff": [(40, 4, 2, 1)]}), previous=before))

    assert [type(block) for block in part.blocks[1:]] == [Chart, Paragraph, Table, Paragraph]
    chart = part.blocks[1]
    assert isinstance(chart, Chart)
    assert [column.label for column in chart.table.columns] == ["Раздел, критерий", "Сотрудники"]
    assert "Прошлая волна" in chart.svg
