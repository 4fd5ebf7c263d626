"""The edition's text of a level of a practice."""

from reports.diagnostic.anchors import anchor, anchored_item, scored_items
from tests.factories.reports import sample_source, tiny_card, tiny_source


def test_a_practice_with_one_item_is_quoted_level_by_level() -> None:
    source = sample_source()

    assert anchor(source, "A1", 1) == "Клиенты названы в документе, раз в год — общий опрос; ничего не меняется."
    assert anchor(source, "A1", 2) == source.texts["items/A1.a/options/2"]


def test_a_practice_with_several_items_has_no_text_of_a_level() -> None:
    source = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}))

    assert anchored_item(source, "A1") is None
    assert anchor(source, "A1", 2) == ""
    assert [item.code for item in scored_items(source, "A1")] == ["A1.a", "A1.b"]


def test_an_item_without_own_words_for_its_options_is_not_quoted() -> None:
    source = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}))

    assert anchor(source, "B1", 2) == ""


def test_facts_are_not_among_the_scored_items() -> None:
    assert [item.code for item in scored_items(sample_source(), "A4")] == ["A4.a"]
