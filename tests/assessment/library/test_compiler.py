"""Files become the values that they say."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import library
from assessment.domain.edition import FULL_SCORE, Applies, ItemKind
from assessment.library.compiler import compile_scale, compile_texts
from assessment.library.documents import Document
from tests.assessment.library.overlays import EDITIONS

ROOTS = (EDITIONS,)


def test_the_tiny_edition_is_what_its_files_say() -> None:
    tiny = library.edition("tiny-1.0", ROOTS)

    assert (tiny.code, tiny.published_on, tiny.languages) == ("tiny-1.0", "2026-01-15", ("ru", "en"))
    assert [(audience.code, audience.default_threshold) for audience in tiny.audiences] == [
        ("staff", 10),
        ("leaders", 10),
    ]
    assert [(section.code, section.points) for section in tiny.sections] == [("A", 60), ("B", 40)]
    assert [(criterion.code, criterion.section) for criterion in tiny.criteria] == [("A.1", "A"), ("B.1", "B")]
    assert [item.code for item in tiny.items] == ["A1.a", "A1.b", "B1.a"]
    assert tiny.item("A1.a").element == "deployment"
    assert tiny.item("A1.b").reversed
    assert tiny.item("A1.b").element is None
    assert tiny.item("B1.a").kind is ItemKind.SCORED


def test_a_practice_carries_its_weight_and_applies_where_nothing_else_is_said() -> None:
    first, second = library.edition("tiny-1.0", ROOTS).practices

    assert (first.weight, dict(first.applicability)) == (1, {"authority": Applies.APPLIES, "company": Applies.APPLIES})
    assert (second.weight, second.criterion, second.section) == (2, "B.1", "B")
    assert dict(second.applicability) == {"authority": Applies.APPLIES, "company": Applies.EXCLUDED}


def test_the_rules_of_the_method_are_exact() -> None:
    rules = library.edition("tiny-1.0", ROOTS).rules

    assert (rules.answered_share, rules.excluded_share) == (Fraction(1, 2), Fraction(1, 3))
    assert (rules.threshold_floor, rules.distribution_from, rules.gap_flag) == (5, 30, Fraction(1))
    assert [(cap.practice, cap.plus) for cap in rules.caps] == [("B1", Fraction(1))]
    assert [(gate.level, gate.documents, gate.periods, gate.otherwise) for gate in rules.evidence] == [
        (4, 1, 2, 3),
        (3, 1, 1, 2),
    ]


def test_options_without_scores_are_spaced_evenly() -> None:
    scale = compile_scale({"code": "seven", "options": ["a", "b", "c", "d", "e", "f", "g"]})

    assert [option.score for option in scale.options] == [
        0, 16_666_667, 33_333_333, 50_000_000, 66_666_667, 83_333_333, 100_000_000,
    ]  # fmt: skip


@given(st.integers(2, 11))
def test_evenly_spaced_options_run_from_nothing_to_full_and_turn_into_themselves(count: int) -> None:
    scores = [option.score or 0 for option in compile_scale({"code": "s", "options": list(range(count))}).options]

    assert scores[0] == 0
    assert scores[-1] == FULL_SCORE
    assert scores == sorted(scores)
    assert all(low + high == FULL_SCORE for low, high in zip(scores, reversed(scores), strict=True))


@pytest.mark.parametrize(("written", "micro"), [("12.5", 12_500_000), ("200/3", 66_666_667), (40, 40_000_000)])
def test_own_scores_are_kept_to_a_micro_point(written: Any, micro: int) -> None:
    scale = compile_scale({"code": "own", "options": [{"code": "x", "score": 0}, {"code": 1, "score": written}]})

    assert [(option.code, option.score) for option in scale.options] == [("x", 0), ("1", micro)]


def test_facts_have_no_scores() -> None:
    scale = compile_scale({"code": "way", "scored": False, "options": ["desk", {"code": "web"}]})

    assert [(option.code, option.score) for option in scale.options] == [("desk", None), ("web", None)]


def test_a_reversed_item_turns_its_scores() -> None:
    mixed = library.edition("mixed-1.0", ROOTS)

    assert mixed.option_scores(mixed.item("polite.b")) == (100_000_000, 87_500_000, 33_333_333, 0)
    assert mixed.option_scores(mixed.item("near.channel")) == (None, None, None)


def test_texts_lie_at_their_path_and_lists_count_from_one() -> None:
    data = {
        "language": "en",
        "edition": {"name": "E"},
        "exclusions": [{"what": "A", "why": "B"}, {"what": "C", "why": "D"}],
    }

    texts = compile_texts(Document("texts/en.yaml", data, {}))

    assert texts.language == "en"
    assert dict(texts.entries) == {
        "edition/name": "E",
        "exclusions/1/what": "A",
        "exclusions/1/why": "B",
        "exclusions/2/what": "C",
        "exclusions/2/why": "D",
    }
