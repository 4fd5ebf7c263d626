"""What changed since the earlier wave."""

from dataclasses import replace

from assessment import library
from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from reports.diagnostic.document import Block, Paragraph, Table
from reports.diagnostic.parts.progress import change_note, change_told, progress
from reports.diagnostic.source import Source
from tests.factories.reports import TINY, tiny_card, tiny_source

BEFORE = tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(4, 3, 3, 3)]}, wave="Осень")
NOW = tiny_card({"staff": [(40, 4, 2, 1)], "leaders": [(40, 3, 3, 3)]})
"""Section A went from 1 to 3, B from 1 to 0."""


def words(blocks: list[Block]) -> list[str]:
    """The running text."""
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def rows(blocks: list[Block]) -> dict[str, tuple[str, ...]]:
    """The rows of the only table."""
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return {row.header: row.cells for row in table.rows}


def test_what_changed_is_said_in_a_sentence_and_in_a_table_of_each_group_that_both_waves_show() -> None:
    blocks = progress(tiny_source(NOW, previous=BEFORE))

    assert words(blocks)[0] == "Сотрудники, с волны «Осень». Выше стало: «Клиент». Ниже стало: «Команда»."
    assert words(blocks)[1].startswith("Проверено разом: 7 показателей")
    table = blocks[1]
    assert isinstance(table, Table)
    assert table.caption == "Сотрудники: что изменилось с волны «Осень»: 40 ответов было, 40 стало"
    assert rows(blocks[:3])["Клиент"][2:] == ("+2,0 (+1,9…+2,1)", "стало выше")


def test_a_group_withheld_in_the_earlier_wave_is_left_out() -> None:
    assert len(progress(tiny_source(NOW, previous=BEFORE))) == 3


def test_no_change_is_claimed_where_there_is_none() -> None:
    blocks = progress(tiny_source(NOW, previous=NOW))

    assert words(blocks)[0].endswith(
        "Важных изменений нет: «Клиент». Ещё об 1 разделе сказать нельзя: такая разница могла получиться случайно."
    )
    assert {cells[-1] for cells in rows(blocks[:3]).values()} == {"без изменения", "сказать нельзя"}


def test_too_few_answers_leave_the_change_untold_with_the_number_of_answers() -> None:
    few = tiny_card({"staff": [(12, 4, 2, 1)]})
    source = tiny_source(few, previous=BEFORE)

    found = change_told(source, "staff", "practices/B1")
    assert found is not None
    assert [(side.who, side.n, side.least) for side in found.too_few] == [("стало", "12", 30)]
    assert change_note(source, "staff", "practices/B1") == (
        "Сотрудники: было 1,0; изменилось ли, сказать нельзя: мало ответов (стало — 12, нужно 30)."
    )


def test_a_measure_that_is_made_of_other_parts_breaks() -> None:
    without = tiny_card({"staff": [(40, 4, 2, 1)]}, applicability=(Practised("B1", Applies.EXCLUDED, "Нет."),))
    blocks = progress(tiny_source(without, previous=BEFORE))

    assert rows(blocks)["В целом"][2:] == ("—", "состоит из других частей")
    assert rows(blocks)["Клиент"][3] == "стало выше"


def other_edition(card: Scorecard, *, changed: str) -> tuple[Scorecard, Crosswalk]:
    """The same scorecard as if an older edition had asked one item otherwise."""
    edition = library.edition(TINY)
    older = replace(edition, code="tiny-0.9", fingerprint="0" * 64)
    links = [
        Link(LinkKind.CHANGED if item.code == changed else LinkKind.SAME, item.code, item.code)
        for item in edition.items
    ]
    old = replace(card, edition_code=older.code, edition_fingerprint=older.fingerprint)
    return old, Crosswalk.of(old=older, new=edition, links=links)


def crossed(*, changed: str) -> Source:
    """A source whose earlier wave was measured by another edition."""
    old, crosswalk = other_edition(BEFORE, changed=changed)
    return replace(tiny_source(NOW, previous=old), crosswalk=crosswalk)


def test_waves_of_two_editions_are_compared_on_what_continues_and_the_rest_is_marked() -> None:
    source = crossed(changed="B1.a")

    assert change_note(source, "staff", "practices/A1").startswith("Сотрудники: было 1,0, стало выше на 2,0 (от ")
    assert change_note(source, "staff", "practices/B1") == (
        "Сотрудники: с прошлой волной не сравнить — состоит из других частей."
    )
    assert source.before("staff", "practices/B1") is None


def test_nothing_is_said_of_a_group_that_is_not_shown_or_was_not() -> None:
    hidden = tiny_source(tiny_card({"staff": [(4, 4, 2, 1)]}), previous=BEFORE)

    assert change_note(hidden, "staff", "practices/A1") == ""
    assert change_note(tiny_source(NOW, previous=BEFORE), "leaders", "practices/A1") == ""
    assert change_note(tiny_source(NOW), "staff", "practices/A1") == ""


def test_a_wave_that_cannot_be_compared_is_named() -> None:
    blocks = progress(replace(tiny_source(NOW), unlinked="Осень"))

    assert words(blocks) == [
        "С волной «Осень» не сравнивается: она шла по другой редакции, и таблицы соответствий между редакциями нет."
    ]
    assert progress(tiny_source(NOW)) == []
