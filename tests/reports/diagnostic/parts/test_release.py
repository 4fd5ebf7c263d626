"""What was shown and withheld."""

from dataclasses import replace

from reports.diagnostic.document import Listing, Paragraph, Table
from reports.diagnostic.parts.release import comparing, release
from tests.factories.reports import sample_card, sample_source, tiny_card, tiny_source


def test_each_group_has_its_sentence_and_its_column() -> None:
    told, table, meaning = release(sample_source())

    assert isinstance(told, Listing)
    assert told.items[0] == (
        "Сотрудники: показано 9 из 13 подразделений с ответами; 2 скрыты, там меньше 10 ответивших, и ещё 2 — чтобы "
        "малую группу нельзя было вычислить вычитанием. Самая малая группа, которую вообще можно выделить, — 10 "
        "человек."
    )
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Сколько", "Сотрудники", "Руководители", "Клиенты"]
    assert {row.header: row.cells for row in table.rows} == {
        "Есть ответы": ("13", "13", "1"),
        "Показано": ("9", "3", "1"),
        "Скрыто: мало ответивших": ("2", "10", "0"),
        "Скрыто вместе с ними": ("2", "0", "0"),
        "Строк «Остальные»": ("—", "1 из 4", "—"),
        "Распределений показано": ("6 из 7", "1 из 1", "2 из 2"),
        "Самая малая группа, которую можно выделить": ("10", "5", "240"),
        "Ответов, которые можно узнать точно": ("0 из 4683", "0 из 1073", "0 из 1920"),
    }
    assert isinstance(meaning, Paragraph)
    assert meaning.text.startswith("Ни одного ответа узнать точно нельзя")


def test_a_group_of_which_nothing_is_shown_has_a_sentence_and_no_number() -> None:
    source = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)], "leaders": [(4, 3, 3, 3)]}))

    told, table, _ = release(source)

    assert isinstance(told, Listing)
    assert told.items[1] == "Руководители: не показано ничего, ответивших меньше 10."
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Сколько", "Сотрудники"]


def test_where_nothing_is_shown_at_all_there_is_no_table() -> None:
    assert len(release(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))) == 1


def test_answers_that_agreement_gives_away_are_counted() -> None:
    _, table, meaning = release(tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]})))

    assert isinstance(table, Table)
    assert table.rows[-1].cells == ("36 из 36",)
    assert isinstance(meaning, Paragraph)
    assert meaning.text.startswith("Ответ «можно узнать точно», когда все в группе ответили одинаково")


def test_a_scorecard_of_the_first_form_has_no_report() -> None:
    assert release(replace(sample_source(), card=replace(sample_card(), release={}))) == []


def test_the_floors_of_the_method_stand_in_the_words() -> None:
    words = " ".join(comparing(sample_source()).items)

    assert "не меньше 5 баллов из 100 (от волны к волне — не меньше 3)" in words
    assert "30 на одно утверждение, 20 на несколько (практика, критерий, раздел), 10 на общее число" in words
