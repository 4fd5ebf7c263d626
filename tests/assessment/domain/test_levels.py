"""Tests of levels, points and the headline, against the model's reference computation."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessment.domain.edition import Applies, Cap
from assessment.domain.figures import Practised
from assessment.domain.levels import headline, is_comparable, level_of, nearest_level, section_mean
from tests.assessment.domain.instruments import TINY, reference_edition

MODEL = reference_edition()
AGREED = {"A": "321231", "B": "1122-1", "C": "21221", "D": "12102", "E": "122", "F": "21112"}
LEVELS = {
    f"{section}{number}": int(level)
    for section, levels in AGREED.items()
    for number, level in enumerate(levels, start=1)
    if level != "-"
}
NO_B5 = (Practised("B5", Applies.EXCLUDED, "A single office"),)


def test_the_reference_computation_of_the_model_comes_out() -> None:
    found = headline(edition=MODEL, levels=LEVELS, applicability=NO_B5)

    assert found is not None
    assert [section.mean for section in found.sections] == pytest.approx([2.0, 1.4, 1.6, 1.2, 5 / 3, 1.4])
    assert found.points == {"A": 150.0, "B": 70.0, "C": 60.0, "D": 30.0, "E": 62.5, "F": 35.0}
    assert (found.total, found.total_of) == (407.5, 1000)
    assert found.level == found.uncapped == 1.63
    assert found.cap is not None
    assert (found.cap.limit, found.cap.bites) == (2.0, False)
    assert found.not_comparable == ()


def test_the_leadership_cap_bites_when_leaders_do_not_start_with_themselves() -> None:
    found = headline(edition=MODEL, levels={**LEVELS, "E1": 0}, applicability=NO_B5)

    assert found is not None
    assert found.points["E"] == 50.0
    assert (found.total, found.uncapped, found.level) == (395.0, 1.58, 1.0)
    assert found.cap is not None
    assert (found.cap.practice, found.cap.practice_level, found.cap.plus, found.cap.bites) == ("E1", 0, 1.0, True)


def test_there_is_no_headline_while_an_applicable_practice_has_no_level() -> None:
    assert headline(edition=MODEL, levels=LEVELS, applicability=()) is None
    assert headline(edition=MODEL, levels={}, applicability=NO_B5) is None


def test_there_is_no_headline_when_nothing_applies_or_nothing_has_points() -> None:
    nothing = [Practised(practice.code, Applies.EXCLUDED) for practice in TINY.practices]
    worthless = replace(TINY, sections=tuple(replace(section, points=0) for section in TINY.sections))

    assert headline(edition=TINY, levels={}, applicability=nothing) is None
    assert headline(edition=worthless, levels={"A1": 1, "A2": 1, "E1": 1}, applicability=()) is None


def test_a_section_that_does_not_apply_takes_its_points_along() -> None:
    found = headline(edition=TINY, levels={"A1": 4, "A2": 4}, applicability=[Practised("E1", Applies.EXCLUDED)])

    assert found is not None
    assert (found.total, found.total_of, found.level) == (600.0, 600, 4.0)
    assert found.cap is None
    assert found.not_comparable == ("E",)
    assert found.sections[1].mean is None


def test_the_strictest_of_several_caps_counts() -> None:
    rules = replace(TINY.rules, caps=(Cap("E1", Fraction(3)), Cap("A1", Fraction(1, 2))))
    found = headline(edition=replace(TINY, rules=rules), levels={"A1": 1, "A2": 4, "E1": 4}, applicability=())

    assert found is not None
    assert found.cap is not None
    assert (found.cap.practice, found.level) == ("A1", 1.5)


def test_a_section_s_mean_weighs_its_practices() -> None:
    assert section_mean(edition=TINY, section="A", levels={"A1": 0, "A2": 4}) == 3
    assert section_mean(edition=TINY, section="E", levels={"A1": 0}) is None


def test_a_section_is_comparable_up_to_a_third_excluded() -> None:
    assert is_comparable(edition=MODEL, section="A", excluded=frozenset({"A1", "A2"}))
    assert not is_comparable(edition=MODEL, section="A", excluded=frozenset({"A1", "A2", "A3"}))


def test_a_score_stands_for_a_level_and_the_nearest_whole_one_takes_ties_down() -> None:
    assert level_of(score=62.5, top_level=4) == 2.5
    assert [nearest_level(level) for level in (0.0, 0.5, 0.51, 1.5, 2.5, 2.6, 4.0)] == [0, 0, 1, 1, 2, 3, 4]
