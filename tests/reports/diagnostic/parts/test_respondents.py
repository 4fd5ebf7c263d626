"""Who answered."""

from assessment.domain.frame import Unit
from reports.diagnostic.document import Columns, KeyFigures, Listing, Paragraph, Section, Table
from reports.diagnostic.parts.respondents import respondents
from tests.factories.reports import sample_source, tiny_card, tiny_source


def listings(part: Section) -> dict[str, str]:
    """What may and may not be concluded."""
    columns = next(block for block in part.blocks if isinstance(block, Columns))
    return {
        listing.title: " ".join(listing.items)
        for column in columns.columns
        for listing in column
        if isinstance(listing, Listing)
    }


def test_each_group_has_its_count_and_share() -> None:
    figures = respondents(sample_source()).blocks[0]

    assert isinstance(figures, KeyFigures)
    assert [(figure.value, figure.note) for figure in figures.figures] == [
        ("223", "ответа из 349, это 64\u00a0%"),
        ("37", "ответов из 51, это 73\u00a0%"),
        ("240", "ответов; сколько людей могли ответить, неизвестно"),
    ]


def test_sheets_and_weights_stand_between_the_conclusions_and_the_units() -> None:
    kinds = [block.kind for block in respondents(sample_source()).blocks]

    assert kinds == ["key_figures", "columns", "listing", "table"]


def test_units_are_counted_by_group_and_small_ones_withheld_in_words() -> None:
    table = respondents(sample_source()).blocks[-1]

    assert isinstance(table, Table)
    rows = {row.header: row.cells for row in table.rows}
    assert rows["Отдел приёма № 1, Озёрск"] == ("30 из 46 · 65\u00a0%", "скрыто", "скрыто")
    assert rows["Управление приёма граждан"][2] == "240"
    assert [row.depth for row in table.rows][:3] == [0, 1, 2]


def test_it_says_how_exact_the_whole_is_and_how_many_units_may_be_looked_at() -> None:
    allowed = listings(respondents(sample_source()))["Что можно заключить"]

    assert "Сотрудники: судить об организации в целом с точностью ±0,1 уровня." in allowed
    assert "Смотреть 9 подразделений отдельно." in allowed


def test_it_says_whom_it_does_not_hear() -> None:
    few = tiny_source(tiny_card({"staff": [(20, 3, 3, 3)]}))

    assert "Клиенты: доля ответивших неизвестна" in listings(respondents(sample_source()))["Чего заключить нельзя"]
    assert (
        "Сотрудники: ответили 20\u00a0%. Мнение остальных неизвестно"
        in listings(respondents(few))["Чего заключить нельзя"]
    )


def test_a_group_too_small_to_show_has_no_count_and_allows_no_conclusion() -> None:
    part = respondents(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))

    assert isinstance(part.blocks[0], KeyFigures)
    assert part.blocks[0].figures[0].value == "скрыто"
    assert listings(part)["Что можно заключить"].startswith("Ответов слишком мало")


def test_an_agency_without_units_has_no_table_of_them() -> None:
    assert not any(
        isinstance(block, Table) for block in respondents(tiny_source(tiny_card({"staff": [(20, 3, 3, 3)]}))).blocks
    )


def test_of_very_many_units_the_upper_ones_are_shown_and_the_others_counted() -> None:
    units = (Unit("all", None, "All"), *(Unit(f"u{place}", "all", f"U{place}") for place in range(99)))

    part = respondents(tiny_source(tiny_card({"staff": [(20, 3, 3, 3)]}, units=units)))

    table, remark = part.blocks[-2:]
    assert isinstance(table, Table)
    assert len(table.rows) == 60
    assert isinstance(remark, Paragraph)
    assert remark.text == "Показаны верхние 60; ещё 40 подразделений здесь не помещаются."


def test_if_everybody_answered_there_is_no_margin_to_speak_of() -> None:
    units = (Unit("all", None, "All", headcounts={"staff": 20}),)

    part = respondents(tiny_source(tiny_card({"staff": [(20, 3, 3, 3)]}, units=units)))

    assert "±" not in listings(part)["Что можно заключить"]
