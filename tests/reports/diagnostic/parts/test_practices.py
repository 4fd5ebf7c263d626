"""The practices, one after another."""

from dataclasses import replace

from assessment.domain.edition import DONT_KNOW, Applies
from assessment.domain.figures import Agreed, Practised
from reports.diagnostic.document import PracticeCard
from reports.diagnostic.parts.practices import practices
from reports.diagnostic.source import Source
from tests.factories.reports import sample_source, tiny_card, tiny_source


def cards(source: Source) -> dict[str, PracticeCard]:
    """The cards of the part by practice."""
    return {block.code: block for block in practices(source).blocks if isinstance(block, PracticeCard)}


def test_every_practice_that_applies_has_a_card() -> None:
    card = tiny_card({"staff": [(40, 3, 3, 3)]}, applicability=(Practised("B1", Applies.EXCLUDED, "Нет."),))

    assert len(cards(sample_source())) == 30
    assert list(cards(tiny_source(card))) == ["A1"]


def test_four_figures_stand_side_by_side_and_are_never_blended() -> None:
    figures = cards(sample_source())["A1"].figures

    assert [(figure.label, figure.value, figure.note) for figure in figures] == [
        ("Сотрудники", "1,5", "1,4–1,5 · n = 212"),
        ("Руководители", "2,8", "2,6–3,0 · n = 34"),
        ("Согласовано", "—", "ещё не согласовано"),
        ("Подтверждено", "—", "не проверяли"),
    ]


def test_agreed_and_verified_levels_have_their_names() -> None:
    source = sample_source(agreed=True)
    verified = replace(source, card=replace(source.card, verified={"A1": 3}))

    agreed, checked = cards(verified)["A1"].figures[2:]

    assert (agreed.value, agreed.note, agreed.tone) == ("2", "Местами", 2)
    assert (checked.value, checked.note, checked.tone) == ("3", "Система", 3)


def test_a_group_not_asked_has_a_dash_with_its_reason() -> None:
    figure = cards(sample_source())["A3"].figures[0]

    assert (figure.value, figure.note, figure.tone) == ("—", "не спрашивали", None)


def test_the_earlier_wave_is_said_in_a_note_with_what_may_be_said_of_the_change() -> None:
    notes = cards(sample_source(previous=True))["A1"].notes

    assert "Сотрудники: было 1,7; изменилось ли, сказать нельзя (заметили бы от 0,2)." in notes


def test_the_text_of_today_and_of_the_next_level_are_quoted_as_the_first_group_shown_sees_it() -> None:
    today, following = cards(sample_source())["A1"].quotes

    assert (today.label, today.number, today.name) == ("Сегодня, как видят сотрудники", "1", "Заявлено")
    assert (following.label, following.number) == ("Следующий уровень", "2")
    assert following.text == "Местами клиентов описали и изучают на месте: наблюдают, беседуют."


def test_an_agreed_level_is_quoted_before_any_group_and_the_top_level_has_no_next() -> None:
    source = sample_source(agreed=True)
    top = next(code for code, entry in source.card.consensus.items() if entry.level == 4)

    assert cards(source)["A1"].quotes[0].label == "Сегодня, по согласию рабочей группы"
    assert [quote.number for quote in cards(source)[top].quotes] == ["4"]


def test_a_practice_without_own_texts_of_levels_is_not_quoted() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 3, 3, 3)]}))

    assert cards(source)["A1"].quotes == ()
    assert cards(source)["B1"].quotes == ()


def test_a_practice_of_which_nothing_is_shown_is_not_quoted() -> None:
    assert cards(tiny_source(tiny_card({"staff": [(4, 3, 3, 3)]})))["B1"].quotes == ()


def test_notes_say_what_was_adjusted_what_evidence_did_not_carry_and_how_views_compare() -> None:
    card = tiny_card(
        {"staff": [(40, 2, 4, 2)], "leaders": [(40, 5, 1, 5)]},
        applicability=(Practised("B1", Applies.ADAPTED, "Решает совет."),),
        consensus=(Agreed("B1", 4, "Так видно по журналу.", 1, 1),),
    )

    assert cards(tiny_source(card))["B1"].notes == (
        "Применяется с поправкой. Решает совет.",
        "Группа предложила уровень 4, засчитан 3: приложено 1 документ и 1 период данных, этого мало.",
        "Почему такой уровень: Так видно по журналу.",
        "Руководители ставят практику выше, чем сотрудники: на 3,0 уровня (от 2,9 до 3,1).",
    )


def test_a_difference_that_does_not_matter_or_may_be_chance_is_not_claimed() -> None:
    alike = tiny_card({"staff": [(40, 3, 3, 3)], "leaders": [(40, 3, 3, 3)]})
    few = tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(11, 5, 1, 5)]})

    assert "разницы, которая имела бы значение, нет" in cards(tiny_source(alike))["B1"].notes[0]
    assert "нельзя сказать" in cards(tiny_source(few))["B1"].notes[0]


def test_a_group_too_small_for_a_distribution_has_three_bands() -> None:
    card = cards(tiny_source(tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(11, 5, 1, 5)]})))["B1"]

    assert card.chart is not None
    assert [row.header for row in card.chart.table.rows] == ["Сотрудники"]
    assert card.bands is not None
    assert [row.header for row in card.bands.rows] == ["Руководители"]


def test_several_items_have_a_figure_each() -> None:
    card = cards(tiny_source(tiny_card({"staff": [(40, 5, 4, 3)]})))["A1"]

    assert card.items is not None
    assert [row.cells for row in card.items.rows] == [("4,0 (3,9–4,0)",), ("1,0 (0,9–1,1)",)]
    assert cards(tiny_source(tiny_card({"staff": [(40, 5, 4, 3)]})))["B1"].items is None


def test_a_group_that_cannot_judge_has_no_figure() -> None:
    figure = cards(tiny_source(tiny_card({"staff": [(40, 3, 3, DONT_KNOW)]})))["B1"].figures[0]

    assert (figure.value, figure.note) == ("—", "не могут судить")
