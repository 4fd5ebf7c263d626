"""Worked examples are computed by the method, and what differs or cannot be computed is told."""

from typing import Any

import pytest

from assessment import library
from assessment.library.documents import Document
from assessment.library.examples import example_faults
from tests.assessment.library.overlays import EDITIONS

TINY = library.edition("tiny-1.0", (EDITIONS,))
SHEET = {"A1.a": 3, "A1.b": "dk", "B1.a": "na"}


def said(**example: Any) -> list[str]:
    """Messages about one example, without its name."""
    document = Document("examples.yaml", {"examples": [{"name": "x", **example}]}, {("examples", 0): 3})
    faults = example_faults(TINY, document)
    assert {(fault.file, fault.line, fault.rule) for fault in faults} <= {("examples.yaml", 3, "worked-example")}
    return [fault.message.removeprefix("Example “x”").removeprefix(": ") for fault in faults]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("practices/A1", 75),
        ("levels/practices/A1", 3),
        ("items/A1.b", 75),
        ("practices/B1", "none"),
        ("levels/practices/B1", "none"),
        ("overall", "75.0"),
    ],
)
def test_an_example_that_holds_says_nothing(measure: str, value: Any) -> None:
    sheets = [SHEET, {**SHEET, "A1.b": 1}]  # somebody knows, or the item would leave the score

    assert said(group="staff", sheets=sheets, expect={measure: value}) == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("practices/A1", 74, "practices/A1 is 75, expected 74."),
        ("practices/B1", 10, "practices/B1 is none, expected 10."),
        ("practices/A1", "none", "practices/A1 is 75, expected none."),
        ("practices/A1", "100/3", "practices/A1 is 75, expected 100/3."),
    ],
)
def test_a_figure_that_differs_is_told_with_what_was_found(name: str, value: Any, message: str) -> None:
    assert said(group="staff", sheets=[{"A1.a": 3, "A1.b": 1, "B1.a": "na"}], expect={name: value}) == [message]


def test_a_figure_that_nothing_is_called_is_told_with_those_there_are() -> None:
    (message,) = said(levels={"A1": 2}, expect={"sum": 1})

    assert message == "there is no figure `sum`; found are counted/A1, total, uncapped, level, cap."


@pytest.mark.parametrize(
    ("example", "reason"),
    [
        ({"group": "guests", "sheets": [SHEET]}, "the edition has no audience `guests`"),
        ({"group": "staff", "sheets": [{"Z9.a": 1}]}, "the edition has no item `Z9.a`"),
        ({"group": "staff", "sheets": [{"A1.a": 9}]}, "`9` is no answer to A1.a; allowed are dk, na, 0, 1, 2, 3, 4"),
        ({"levels": {"A1": 1}, "kind": "firm"}, "the edition has no kind of agency `firm`"),
        ({"levels": {"A1": 1}, "excluded": ["Z9"]}, "the edition has no practice Z9"),
        ({"levels": {"Z9": 1}}, "The edition has no practice Z9"),
        ({"levels": {"A1": 7}}, "Level 7 of practice A1 is not on the scale"),
    ],
)
def test_an_example_that_cannot_be_computed_says_why(example: dict[str, Any], reason: str) -> None:
    assert said(**example, expect={"total": 1}) == [f" cannot be computed: {reason}."]


def test_a_cap_is_a_figure_only_where_it_bites() -> None:
    evidence = {"documents": 1, "periods": 2}

    assert said(levels={"A1": 4, "B1": 0}, evidence=evidence, expect={"cap": 1, "level": 1, "uncapped": 2.4}) == []
    assert said(levels={"A1": 1, "B1": 1}, evidence=evidence, expect={"cap": "none", "level": 1, "total": 25}) == []


def test_evidence_of_one_practice_goes_before_that_of_all() -> None:
    levels = {"A1": 4, "B1": 4}

    assert (
        said(
            levels=levels,
            evidence={"documents": 1, "periods": 2},
            evidence_of={"B1": {"documents": 0, "periods": 0}},
            expect={"counted/A1": 4, "counted/B1": 2, "means/B": 2, "points/B": 20, "comparable/A": True},
        )
        == []
    )


def test_an_exclusion_of_the_example_goes_before_the_default() -> None:
    assert said(levels={"B1": 1}, kind="authority", excluded=["A1"], expect={"means/A": "none", "total": 10}) == []
