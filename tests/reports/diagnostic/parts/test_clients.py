"""Facts beside the levels."""

from reports.diagnostic.document import Paragraph, Table
from reports.diagnostic.parts.clients import answers, facts_of
from tests.factories.reports import sample_source, tiny_card, tiny_source


def test_each_question_shows_its_most_frequent_answer_beside_the_level_of_its_practice() -> None:
    lead, table = answers(sample_source())

    assert isinstance(lead, Paragraph)
    assert lead.text.startswith("Клиенты отвечают о фактах.")
    assert isinstance(table, Table)
    rows = {row.header: row.cells for row in table.rows}
    assert len(rows) == 8
    practice, staff, leaders, most = rows["Обещанное выполнили?"]
    assert (practice, staff, leaders) == ("A4", "1,2", "2,2")
    assert most == "Да, вовремя — 43\u00a0%"
    assert rows["Сколько раз пришлось ехать или идти?"][1] == "—"


def test_all_answers_to_the_questions_of_a_practice_are_in_the_order_of_the_scale() -> None:
    told, kept = facts_of(sample_source(), "A4")

    assert told.question == "Вам заранее сказали, что и когда вы получите?"
    assert [answer for answer, _ in kept.answers] == ["Да, вовремя", "Да, но с опозданием", "Частично", "Нет"]
    assert kept.note == "Клиенты, 218 ответов"


def test_a_practice_nobody_was_asked_facts_about_has_none() -> None:
    assert facts_of(sample_source(), "B1") == ()
    assert answers(tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))) == []
