"""Tests of what a group is asked and how its scores build up."""

import numpy as np

from assessment.domain.counts.questionnaire import possible_codes, questionnaire_of, score_table
from assessment.domain.edition import DONT_KNOW, FULL_SCORE, NOT_APPLICABLE, WIDTH
from tests.assessment.domain.instruments import TINY


def test_a_questionnaire_knows_its_measures_in_order() -> None:
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())

    assert asked.measures == (
        "items/A1.a", "items/A1.b", "items/A1.c", "items/A2.a", "items/E1.a",
        "practices/A1", "practices/A2", "practices/E1",
        "criteria/A.1", "criteria/E.1",
        "sections/A", "sections/E",
        "overall",
    )  # fmt: skip
    assert asked.columns == (0, 1, 2, 3, 5)


def test_weights_come_from_practices_and_points_from_sections() -> None:
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
    parents = {parent.measure: parent for parent in asked.parents}

    assert (parents["sections/A"].parts, parents["sections/A"].weights) == ((0, 1), (1, 3))
    assert (parents["overall"].parts, parents["overall"].weights) == ((5, 6), (600, 400))


def test_an_excluded_practice_leaves_the_questionnaire() -> None:
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset({"E1"}))

    assert "practices/E1" not in asked.measures
    assert "sections/E" not in asked.measures
    assert asked.columns == (0, 1, 2, 3)


def test_an_unscored_item_is_asked_but_leaves_the_scores() -> None:
    asked = questionnaire_of(edition=TINY, group="staff", excluded=frozenset(), unscored=frozenset({"A1.b", "A2.a"}))

    assert asked.columns == (0, 1, 2, 3, 5)
    assert dict(asked.practices)["practices/A1"] == (0, 2)
    assert "practices/A2" not in asked.measures


def test_a_group_asked_for_facts_alone_has_no_measures() -> None:
    asked = questionnaire_of(edition=TINY, group="clients", excluded=frozenset())

    assert [item.code for item in asked.items] == ["A2.k"]
    assert asked.measures == ()


def test_the_score_table_gives_a_score_to_options_alone() -> None:
    table = score_table(edition=TINY, items=[TINY.item("A1.b"), TINY.item("A2.k")])

    assert table.shape == (2, WIDTH)
    assert table[0, :7].tolist() == [-1, FULL_SCORE, 75_000_000, 50_000_000, 25_000_000, 0, -1]
    assert (table[0, DONT_KNOW], table[0, NOT_APPLICABLE]) == (-1, -1)
    assert (table[1] == -1).all()


def test_the_possible_codes_are_those_of_the_scale_and_the_answers_without_option() -> None:
    possible = possible_codes(edition=TINY, items=[TINY.item("A2.k")])

    assert np.flatnonzero(possible[0]).tolist() == [0, 1, 2, DONT_KNOW, NOT_APPLICABLE]
