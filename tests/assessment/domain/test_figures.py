"""Tests of the values a scorecard speaks in."""

from assessment.domain.figures import Headline, Reason, SectionPoints


def test_reasons_are_lower_case_codes() -> None:
    assert [reason.value for reason in Reason] == [
        "small_group",
        "few_answers",
        "not_asked",
        "excluded",
        "cannot_judge",
    ]


def test_a_headline_gives_its_points_by_section_and_the_sections_that_cannot_be_compared() -> None:
    sections = (
        SectionPoints("A", 2.0, 150.0, 300, practices=6, excluded=0, comparable=True),
        SectionPoints("B", None, 0.0, 200, practices=6, excluded=6, comparable=False),
    )
    found = Headline(sections, total=150.0, total_of=300, uncapped=2.0, level=2.0, cap=None)

    assert found.points == {"A": 150.0, "B": 0.0}
    assert found.not_comparable == ("B",)
