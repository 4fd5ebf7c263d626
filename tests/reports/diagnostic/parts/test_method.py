"""The method and the fingerprints."""

from reports.diagnostic.document import Definitions, Listing, Paragraph, Table
from reports.diagnostic.parts.method import method
from tests.factories.reports import PRINTS, sample_card, sample_source, tiny_card, tiny_source


def test_the_numbers_of_the_edition_stand_in_the_words() -> None:
    how = method(sample_source(), PRINTS).blocks[0]

    assert isinstance(how, Listing)
    words = " ".join(how.items)
    assert "шкале от 0 до 4" in words
    assert "Сотрудники — 10, Руководители — 5, Клиенты — 10" in words
    assert "Распределение ответов показывают от 30 ответов" in words


def test_it_says_how_many_units_are_withheld_for_each_group() -> None:
    how = method(sample_source(), PRINTS).blocks[0]

    assert isinstance(how, Listing)
    assert sample_card().withheld == {"staff": 4, "leaders": 10, "clients": 0}
    assert "Сотрудники: скрыто 4 подразделения с ответами." in how.items
    assert "Клиенты: ни одно подразделение с ответами не скрыто." in how.items


def test_gates_and_caps_are_those_of_the_edition() -> None:
    agreed = method(sample_source(), PRINTS).blocks[1]

    assert isinstance(agreed, Listing)
    assert "Общий уровень не выше уровня практики «E1 Руководство применяет правила к себе» плюс 1." in agreed.items
    assert any(item.startswith("Для уровня 3 нужны 1 документ с датой и 1 период данных") for item in agreed.items)


def test_weights_are_shown_with_how_many_practices_count() -> None:
    table = method(sample_source(), PRINTS).blocks[2]

    assert isinstance(table, Table)
    assert table.rows[0].cells == ("300", "6", "6")
    assert sum(int(row.cells[0]) for row in table.rows) == 1000


def test_agreement_of_all_practices_is_told_only_where_it_was_found() -> None:
    large, small = (
        method(source, PRINTS).blocks[0]
        for source in (sample_source(), tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]})))
    )

    assert isinstance(large, Listing)
    assert isinstance(small, Listing)
    assert large.items[-1].startswith("Связность ответов по всем практикам, альфа Кронбаха: Сотрудники — 0,9")
    assert "Кронбаха" not in " ".join(small.items)


def test_what_is_not_proved_is_said_and_what_the_edition_says_of_itself() -> None:
    part = method(sample_source(), PRINTS)

    assert any(isinstance(block, Listing) and block.title == "Чего этот отчёт не доказывает" for block in part.blocks)
    assert sum(isinstance(block, Paragraph) for block in part.blocks) == 2


def test_the_fingerprints_come_last() -> None:
    source = sample_source()

    last = method(source, PRINTS).blocks[-1]

    assert isinstance(last, Definitions)
    assert dict(last.entries) == {
        "Редакция модели": f"clientocracy-2026.1 · {source.edition.fingerprint}",
        "Снимок данных": source.card.fingerprint,
        "Версия метода": source.card.method,
        "Шаблон отчёта": "a" * 64,
        "Программа": "b" * 64,
    }
