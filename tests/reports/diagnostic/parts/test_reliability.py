"""How far answers may be trusted."""

from dataclasses import replace

from assessment.domain.figures import Reliability
from assessment.domain.reliability.quality import Quality, Remark
from reports.diagnostic.document import Paragraph, Table
from reports.diagnostic.parts.reliability import MOST_REMARKS, reliability, remarks
from tests.factories.reports import sample_card, sample_source, tiny_card, tiny_source

VARIED = [(10, 1, 5, 1), (10, 2, 3, 3), (10, 4, 2, 3), (10, 5, 1, 5)]


def test_practices_of_several_statements_and_the_whole_questionnaire_have_alpha_and_omega() -> None:
    table, reading = reliability(tiny_source(tiny_card({"staff": VARIED})))

    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Практика", "Группа", "ответов", "альфа", "омега"]
    assert [(row.header, row.cells[:2], row.strong) for row in table.rows] == [
        ("A1 Слушаем клиента", ("Сотрудники", "40"), False),
        ("Вся анкета", ("Сотрудники", "40"), True),
    ]
    # Two statements have no factor of their own.
    assert [row.cells[3] for row in table.rows] == ["—", "—"]
    assert all(row.cells[2].startswith("0,9") for row in table.rows)
    assert isinstance(reading, Paragraph)
    assert "ниже 0,70" in reading.text
    assert "одно утверждение" not in reading.text


def test_where_each_practice_has_one_statement_it_is_told_why_only_the_whole_is_judged() -> None:
    table, reading = reliability(sample_source())

    assert isinstance(table, Table)
    assert [row.header for row in table.rows] == ["Вся анкета", "Вся анкета"]
    assert isinstance(reading, Paragraph)
    assert "У каждой практики здесь одно утверждение" in reading.text


def test_a_coefficient_that_cannot_be_had_is_a_dash() -> None:
    told = Reliability("alpha", None, 40, 3, None, None, None, split=False)
    card = replace(sample_card(), reliability={"staff": {"overall": told}})

    table, _ = reliability(replace(sample_source(), card=card))

    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Сотрудники", "40", "—", "—")


def test_without_a_group_that_is_large_enough_there_is_no_table() -> None:
    assert reliability(tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}))) == []


def test_statements_to_look_at_stand_with_the_reason() -> None:
    quality = Quality(40, 40, None, (Remark("A1.a", ("CANNOT_JUDGE", "DOES_NOT_DISCRIMINATE"), 0.3125),))
    card = replace(tiny_card({"staff": VARIED}), quality={"staff": quality})

    table, reading = remarks(tiny_source(card))

    assert isinstance(table, Table)
    assert table.rows[0].cells == (
        "Сотрудники",
        (
            "Судить трудно: «не знаю» ответили 31\u00a0%. Не различает: половина и больше выбрали один и тот же край "
            "шкалы."
        ),
    )
    assert isinstance(reading, Paragraph)


def test_of_many_statements_the_first_are_listed_and_the_others_counted() -> None:
    quality = Quality(40, 40, None, (Remark("A1.a", ("NOT_SCORED",), 0.6),) * (MOST_REMARKS + 2))
    card = replace(tiny_card({"staff": VARIED}), quality={"staff": quality})

    table, _, more = remarks(tiny_source(card))

    assert isinstance(table, Table)
    assert len(table.rows) == MOST_REMARKS
    assert more == Paragraph("И ещё 2 замечания.")


def test_where_no_statement_needs_a_look_nothing_is_said() -> None:
    assert remarks(replace(sample_source(), card=replace(sample_card(), quality={}))) == []
