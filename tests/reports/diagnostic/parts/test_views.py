"""Where views part."""

from assessment.domain.figures import Agreed
from reports.diagnostic.document import Chart, Paragraph, Section
from reports.diagnostic.parts.views import gap, is_distinct, is_flagged, views
from tests.factories.reports import sample_source, tiny_card, tiny_source


def chart(part: Section) -> Chart:
    """The part's drawing."""
    return next(block for block in part.blocks if isinstance(block, Chart))


def test_the_widest_gap_stands_on_top_and_practices_seen_by_one_group_at_the_end() -> None:
    rows = chart(views(sample_source())).table.rows

    gaps = [row.cells[2] for row in rows]
    values = [float(value.replace("−", "-").replace(",", ".")) for value in gaps if value != "—"]
    assert [abs(value) for value in values] == sorted((abs(value) for value in values), reverse=True)
    assert set(gaps[len(values) :]) == {"—"}


def test_the_reading_counts_only_differences_that_chance_would_not_explain() -> None:
    card = tiny_card({"staff": [(40, 2, 4, 3)], "leaders": [(40, 5, 1, 3)]})

    assert chart(views(tiny_source(card))).title == (
        "По 1 из 2 практик взгляды расходятся сильнее, чем объяснил бы случай; выше везде ставят руководители."
    )


def test_where_no_difference_can_be_told_the_reading_says_that() -> None:
    card = tiny_card({"staff": [(40, 3, 3, 3)], "leaders": [(40, 3, 3, 3)]})

    assert chart(views(tiny_source(card))).title.startswith("Ни по одной из 2 практик нельзя сказать")


def test_the_verified_column_is_a_dash_with_a_stated_meaning() -> None:
    part = views(sample_source())

    assert {row.cells[-1] for row in chart(part).table.rows} == {"—"}
    assert any(
        "эксперты эту практику не проверяли" in block.text for block in part.blocks if isinstance(block, Paragraph)
    )


def test_the_consensus_stands_on_the_same_line() -> None:
    part = views(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, consensus=(Agreed("A1", 2),))))

    assert [(row.header, row.cells) for row in chart(part).table.rows] == [
        ("A1 Слушаем клиента", ("2,0 (1,9–2,1)", "2", "—")),
        ("B1 Решаем на месте", ("2,0 (1,9–2,1)", "—", "—")),
    ]
    assert "Согласовано" in chart(part).svg


def test_one_group_alone_is_not_compared() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))

    assert chart(views(source)).title == "Здесь видна одна группа — сотрудники: сравнить её взгляд не с чем."
    assert gap(source, "A1") is None
    assert not is_distinct(source, "A1")
    assert not is_flagged(source, "A1")


def test_two_groups_of_which_one_is_withheld_are_not_compared_either() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 3, 3, 3)], "leaders": [(4, 3, 3, 3)]}))

    assert chart(views(source)).title == "Ответов слишком мало, чтобы показать числа и не выдать людей."
    assert not is_distinct(source, "A1")


def test_where_nothing_is_shown_there_is_a_sentence_and_no_drawing() -> None:
    part = views(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))

    assert [type(block) for block in part.blocks] == [Paragraph]


def test_what_clients_answer_stands_beside() -> None:
    captions = [getattr(block, "caption", "") for block in views(sample_source()).blocks]

    assert "Клиенты: ответы о фактах рядом с уровнем той же практики" in captions
