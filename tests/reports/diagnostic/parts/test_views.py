"""Where views part."""

from collections.abc import Sequence
from dataclasses import replace

from assessment.domain.figures import Agreed
from assessment.domain.frame import Unit
from reports.diagnostic.document import Chart, Paragraph, Section
from reports.diagnostic.parts.views import gap, gap_told, is_proven, views, widest
from tests.factories.reports import sample_source, tiny_card, tiny_source

APART = {"staff": [(40, 2, 4, 3)], "leaders": [(40, 5, 1, 3)]}
"""Leaders put A1 three levels higher; on B1 both see the same."""
FEW = {"staff": [(40, 2, 4, 3)], "leaders": [(11, 5, 1, 3)]}


def chart(part: Section) -> Chart:
    """The part's drawing."""
    return next(block for block in part.blocks if isinstance(block, Chart))


def said(part: Section) -> Sequence[str]:
    """The notes under the part's drawing."""
    return chart(part).notes


def test_proven_gaps_stand_on_top_the_widest_first_and_practices_seen_by_one_group_at_the_end() -> None:
    source = sample_source()
    rows = chart(views(source)).table.rows
    proven = [code for code in widest(source) if is_proven(source, code)]
    rest = widest(source)[len(proven) :]

    assert [row.header for row in rows[: len(proven)]] == [source.coded(code) for code in proven]
    for codes in (proven, rest):
        gaps = [abs(gap(source, code) or 0.0) for code in codes]
        assert gaps == sorted(gaps, reverse=True)
    assert {row.cells[2:] for row in rows[len(proven) + len(rest) :]} == {("—", "—")}


def test_the_reading_counts_practices_by_what_may_be_said_of_them() -> None:
    assert chart(views(tiny_source(tiny_card(APART)))).title == (
        "Сравнили 2 практики: руководители выше в 1; разницы, которая имела бы значение, нет в 1."
    )


def test_what_cannot_be_told_is_told_with_its_reason() -> None:
    part = views(tiny_source(tiny_card(FEW)))

    assert chart(part).title == (
        "Сравнили 2 практики: ни по одной нельзя сказать, что руководители и сотрудники видят её по-разному — мало "
        "ответов (руководители — 11, нужно 20; руководители — 11, нужно 30)."
    )
    assert [row.cells[-1] for row in chart(part).table.rows] == ["сказать нельзя", "сказать нельзя"]


def test_the_table_has_the_interval_of_the_gap_and_the_conclusion() -> None:
    table = chart(views(tiny_source(tiny_card(APART)))).table

    assert [column.label for column in table.columns][3:] == ["Разница", "Кто выше"]
    assert [row.cells[2:] for row in table.rows] == [
        ("+3,0 (+2,9…+3,1)", "руководители"),
        ("0,0 (−0,1…+0,1)", "разницы нет"),
    ]


def test_a_wide_gap_that_is_not_proven_is_drawn_otherwise_than_a_proven_one() -> None:
    proven, few = (chart(views(tiny_source(tiny_card(answers)))).svg for answers in (APART, FEW))

    assert "взгляды различаются" in proven
    assert "+3,0</text>" in proven
    assert "разница велика, но может быть случайной" in few
    assert "+3,0 ?</text>" in few


def test_a_note_says_how_many_were_tested_together_and_what_would_have_been_noticed() -> None:
    (note,) = said(views(tiny_source(tiny_card(APART))))

    assert note.startswith("Проверено разом: 7 показателей")
    assert (
        "поправка Бенджамини–Хохберга. Самая малая разница, которую можно было заметить, — от 0,1 до 0,2 уровня."
        in note
    )
    assert "Меньше 0,2 уровня разница значения не имеет." in note


def test_where_answers_are_too_few_a_note_says_how_many_it_takes() -> None:
    assert "из одного утверждения, нужно 30 ответов" in said(views(tiny_source(tiny_card(FEW))))[-1]


def test_where_everybody_answered_there_is_no_interval() -> None:
    everybody = (Unit("all", None, "Агентство", headcounts={"staff": 40, "leaders": 11}),)

    table = chart(views(tiny_source(tiny_card(FEW, units=everybody)))).table

    assert [row.cells[2:] for row in table.rows] == [("+3,0", "руководители"), ("0,0", "разницы нет")]


def test_the_verified_column_is_there_once_something_is_verified_and_its_dash_has_a_meaning() -> None:
    source = sample_source()
    verified = replace(source, card=replace(source.card, verified={"A1": 3}))
    none, some = views(source), views(verified)

    assert "Подтверждено" not in [column.label for column in chart(none).table.columns]
    assert {row.cells[-1] for row in chart(some).table.rows} == {"3", "—"}
    assert "эксперты эту практику не проверяли" in said(some)[1]


def test_the_consensus_stands_on_the_same_line() -> None:
    part = views(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}, consensus=(Agreed("A1", 2),))))

    assert [(row.header, row.cells) for row in chart(part).table.rows] == [
        ("A1 Слушаем клиента", ("2,0 (1,9–2,1)", "2")),
        ("B1 Решаем на месте", ("2,0 (1,9–2,1)", "—")),
    ]
    assert "Согласовано" in chart(part).svg


def test_one_group_alone_is_not_compared() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))

    assert chart(views(source)).title == "Здесь видна одна группа — сотрудники: сравнить её взгляд не с чем."
    assert gap(source, "A1") is None
    assert gap_told(source, "A1") is None
    assert not is_proven(source, "A1")
    assert said(views(source)) == ()


def test_two_groups_of_which_one_is_withheld_are_not_compared_either() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 3, 3, 3)], "leaders": [(4, 3, 3, 3)]}))

    assert chart(views(source)).title == "Ответов слишком мало, чтобы показать числа и не выдать людей."
    assert widest(source) == []


def test_where_nothing_is_shown_there_is_a_sentence_and_no_drawing() -> None:
    part = views(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))

    assert [type(block) for block in part.blocks] == [Paragraph]


def test_what_clients_answer_stands_beside() -> None:
    captions = [getattr(block, "caption", "") for block in views(sample_source()).blocks]

    assert "Клиенты: ответы о фактах рядом с уровнем той же практики" in captions
