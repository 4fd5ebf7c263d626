"""Every worked table of docs/method/points.md is computed by the product's functions."""

import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from assessment.domain.consensus import gated_level
from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.domain.levels import headline, is_comparable
from assessment.domain.priorities import improvements, practice_points
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import RULES, reference_edition
from tests.docs.pages import Page, Row, printed, yes

PAGE = Page("method/points.md")
MODEL = reference_edition()
NO_B5 = [Practised("B5", Applies.EXCLUDED, "One office")]


def gate(row: Row) -> Row:
    level, documents, periods = (int(cell) for cell in row[:3])
    return *row[:3], str(gated_level(level=level, documents=documents, periods=periods, rules=RULES))


def model_levels() -> dict[str, int]:
    """The levels of the table of points."""
    return {
        f"{section}{number}": int(level)
        for section, _, levels, *_ in PAGE.tables["Points of a section"]
        for number, level in enumerate(re.split(r",\s*", levels), start=1)
        if level != "–"
    }


def points(row: Row) -> Row:
    found = headline(edition=MODEL, levels=model_levels(), applicability=NO_B5)
    assert found is not None
    section = next(section for section in found.sections if section.section == row[0])
    values = zip((section.mean, section.points), row[3:], strict=True)
    return row[0], str(section.points_of), row[2], *(printed(*each) for each in values)


def total(row: Row) -> Row:
    found = headline(edition=MODEL, levels={**model_levels(), "E1": int(row[0])}, applicability=NO_B5)
    assert found is not None
    assert found.cap is not None
    values = (found.total, found.uncapped, found.cap.limit, found.level)
    return row[0], *(printed(value, like) for value, like in zip(values, row[1:], strict=True))


def comparable(row: Row) -> Row:
    section = {"6": "A", "3": "E"}[row[0]]
    excluded = frozenset(f"{section}{number}" for number in range(1, int(row[1]) + 1))
    assert sum(practice.section == section for practice in MODEL.practices) == int(row[0])
    return *row[:2], yes(is_comparable(edition=MODEL, section=section, excluded=excluded))


def gain(row: Row) -> Row:
    worth = {"50": "A1", "20": "D1"}[row[0]]
    level = int(row[1])
    agreed = [Agreed(practice.code, level if practice.code == worth else 0, "", 1, 2) for practice in MODEL.practices]
    found = card(instrument=MODEL, sheets={}, consensus=agreed)
    assert practice_points(card=found, edition=MODEL)[worth] == int(row[0])
    named = {entry.practice: entry.gain for entry in improvements(card=found, edition=MODEL, count=30)}
    share = Fraction(MODEL.rules.top_level - level, MODEL.rules.top_level)
    assert level >= 2 or named[worth] == pytest.approx(float(share * int(row[0])))
    return *row[:2], printed(float(share * int(row[0])), row[2])


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Evidence gate": gate,
    "Points of a section": points,
    "Headline": total,
    "Comparable sections": comparable,
    "Areas for improvement": gain,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
