"""Tests of the edition as values."""

import pytest

from assessment.domain.edition import FULL_SCORE, POINT, Texts, frozen
from tests.assessment.domain.instruments import TINY


def test_a_questionnaire_holds_the_audience_s_items_in_order() -> None:
    assert [item.code for item in TINY.items_for("leaders")] == ["A1.a", "A1.b", "A1.c", "A2.a"]
    assert [item.code for item in TINY.items_for("clients")] == ["A2.k"]


def test_a_practice_and_an_item_are_found_by_code() -> None:
    assert TINY.practice("A2").weight == 3
    assert TINY.item("A1.b").reversed

    with pytest.raises(KeyError):
        TINY.practice("Z9")
    with pytest.raises(KeyError):
        TINY.item("Z9.z")


def test_a_reversed_item_turns_its_scale() -> None:
    straight = TINY.option_scores(TINY.item("A1.a"))
    turned = TINY.option_scores(TINY.item("A1.b"))

    assert straight == (0, 25 * POINT, 50 * POINT, 75 * POINT, FULL_SCORE)
    assert turned == straight[::-1]


def test_facts_have_no_scores() -> None:
    assert TINY.option_scores(TINY.item("A2.k")) == (None, None)


def test_texts_are_found_by_path_and_may_be_absent() -> None:
    texts = Texts("en", frozen({"practices/A1/name": "Knows its clients"}))

    assert texts["practices/A1/name"] == "Knows its clients"
    assert texts.get("practices/A1/name") == "Knows its clients"
    assert texts.get("practices/A2/name", "—") == "—"
    with pytest.raises(KeyError):
        texts["practices/A2/name"]


def test_a_frozen_mapping_is_a_copy_that_cannot_change() -> None:
    source = {"a": 1}
    copy = frozen(source)
    source["a"] = 2

    assert copy["a"] == 1
    with pytest.raises(TypeError):
        copy["a"] = 3  # type: ignore[index]
