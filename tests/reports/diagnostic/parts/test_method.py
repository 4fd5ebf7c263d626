"""The method and the fingerprints."""

from dataclasses import replace

from assessment.domain.frame import Unit
from reports.diagnostic.document import Block, Columns, Definitions, Listing, Paragraph, Section, Table
from reports.diagnostic.parts.method import method
from tests.factories.reports import PRINTS, sample_card, sample_source, tiny_card, tiny_source


def blocks_of(part: Section) -> list[Block]:
    """The blocks in order, those side by side one after another."""
    columns = [block.columns if isinstance(block, Columns) else ((block,),) for block in part.blocks]
    return [block for beside in columns for column in beside for block in column]


def titles(part: Section) -> list[str]:
    """What each listing and table is about, in order."""
    return [
        block.title if isinstance(block, Listing) else block.caption
        for block in blocks_of(part)
        if isinstance(block, Listing | Table)
    ]


def listing(part: Section, title: str) -> str:
    """The words of a listing."""
    return " ".join(next(b for b in blocks_of(part) if isinstance(b, Listing) and b.title == title).items)


def test_the_part_goes_from_the_count_over_comparisons_and_the_release_to_trust_and_weights() -> None:
    assert titles(method(sample_source(), PRINTS)) == [
        "Как посчитано",
        "Как сравнивали",
        "Что показано и что скрыто",
        "Подразделения, без организации в целом",
        "Надёжность: насколько ответы одного человека согласны между собой",
        "К каким утверждениям присмотреться",
        "Как считается самооценка",
        "Веса: из чего складывается общее число",
        "Чего этот отчёт не доказывает",
    ]


def test_the_numbers_of_the_edition_stand_in_the_words() -> None:
    how = method(sample_source(), PRINTS).blocks[0]

    assert isinstance(how, Listing)
    words = " ".join(how.items)
    assert "шкале от 0 до 4" in words
    assert "Сотрудники — 10, Руководители — 5, Клиенты — 10" in words
    assert "Распределение ответов показывают от 30 ответов" in words


def test_shares_of_the_edition_are_words() -> None:
    part = method(sample_source(), PRINTS)

    assert "если отвечено не меньше половины утверждений" in listing(part, "Как посчитано")
    assert "если их больше трети, раздел не сопоставим" in listing(part, "Как считается самооценка")


def test_what_an_interval_rests_on_is_told_and_where_there_is_no_sampling_error() -> None:
    units = (Unit("all", None, "All", headcounts={"staff": 20}),)

    some = listing(method(sample_source(), PRINTS), "Как посчитано")
    everybody = listing(
        method(tiny_source(tiny_card({"staff": [(20, 3, 3, 3)]}, units=units)), PRINTS), "Как посчитано"
    )

    assert "Интервал верен, если неответившие похожи на ответивших" in some
    assert "Сотрудники: ответили все" not in some
    assert "Сотрудники: ответили все, ошибки выборки нет." in everybody


def test_a_scorecard_of_the_first_form_says_how_many_units_are_withheld_for_each_group() -> None:
    assert sample_card().withheld == {"staff": 4, "leaders": 10, "clients": 0}
    old = replace(sample_source(), card=replace(sample_card(), release={}, quality={}))

    part = method(old, PRINTS)

    assert "Сотрудники: скрыто 4 подразделения с ответами." in listing(part, "Как посчитано")
    assert "Клиенты: ни одно подразделение с ответами не скрыто." in listing(part, "Как посчитано")
    assert "Что показано и что скрыто" not in titles(part)
    assert "по числу людей в каждой" not in listing(part, "Как посчитано")
    assert "по числу людей в каждой" in listing(method(sample_source(), PRINTS), "Как посчитано")


def test_gates_and_caps_are_those_of_the_edition() -> None:
    agreed = listing(method(sample_source(), PRINTS), "Как считается самооценка")

    assert "Общий уровень не выше уровня практики «E1 Руководство применяет правила к себе» плюс 1." in agreed
    assert "Для уровня 3 нужны 1 документ с датой и 1 период данных" in agreed


def test_weights_are_shown_with_how_many_practices_count() -> None:
    tables = [block for block in blocks_of(method(sample_source(), PRINTS)) if isinstance(block, Table)]
    table = next(table for table in tables if table.caption.startswith("Веса"))

    assert table.rows[0].cells == ("300", "6", "6")
    assert sum(int(row.cells[0]) for row in table.rows) == 1000


def test_what_is_not_proved_is_said_and_what_the_edition_says_of_itself() -> None:
    source = sample_source()
    blocks = method(source, PRINTS).blocks

    assert [block.kind for block in blocks[-4:]] == ["listing", "paragraph", "paragraph", "definitions"]
    assert [block.text for block in blocks[-3:-1] if isinstance(block, Paragraph)] == [
        source.texts["edition/basis"],
        source.texts["edition/law"],
    ]


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
