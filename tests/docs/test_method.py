"""Every worked table of docs/method.md is computed by the product's functions, and its index leads everywhere."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from assessment.domain.counts.completion import is_complete
from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.counts.scoring import half_even, items_beyond_judgement, sheet_scores
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, POINT
from assessment.domain.figures import Shown, Weighting
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly
from assessment.domain.levels import nearest_level
from assessment.domain.weighting.headcounts import headcount_weighted
from assessment.domain.weighting.raking import RakedWeights, raking_weights
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import RULES, TINY, flat_frame, sheet, sheets_of
from tests.assessment.domain.tallied import tallied
from tests.docs.pages import DOCS, Page, Row, numbers, printed, whole, yes

PAGE = Page("method.md")
PARTS = [PAGE, *(Page(f"method/{path.name}") for path in sorted((DOCS / "method").glob("*.md")))]
WORDS = {"skipped": 0, "–": 0, "do not know": DONT_KNOW, "not about us": NOT_APPLICABLE}
STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())


def staff_scores(*rows: list[int]) -> dict[str, list[float | None]]:
    """Scores above items of sheets of staff."""
    answers = sheets_of(rows)[:, list(STAFF.columns)]
    found = sheet_scores(edition=TINY, questionnaire=STAFF, answers=answers).composites.tolist()
    return {
        measure: [None if score < 0 else score / POINT for score in row]
        for measure, row in zip(STAFF.composites, found, strict=True)
    }


def rounding(row: Row) -> Row:
    total, count, _ = (int(cell) for cell in row)
    return *row[:2], str(half_even(numerator=np.array([total]), denominator=np.array([count]))[0])


def counting(row: Row) -> Row:
    answered, unsure, apart = (int(cell) for cell in row[:3])
    skipped = unsure // 2
    codes = [4] * answered + [DONT_KNOW] * (unsure - skipped) + [0] * skipped + [NOT_APPLICABLE] * apart
    found = is_complete(codes=np.array(codes, dtype=np.uint8)[:, None], share=RULES.answered_share)
    return *row[:3], yes(bool(found[0]))


def practice(row: Row) -> Row:
    codes = [WORDS[cell] if cell in WORDS else int(cell) for cell in row[:3]]
    score = staff_scores(sheet(TINY, A1_a=codes[0], A1_b=codes[1], A1_c=codes[2]))["practices/A1"][0]
    return *row[:3], printed(score, row[3])


def parents(row: Row) -> Row:
    first, second, leading = (WORDS[cell] if cell in WORDS else 1 + int(cell) // 25 for cell in row[:3])
    turned = 6 - first if 1 <= first <= 5 else first
    answers = sheet(TINY, A1_a=first, A1_b=turned, A1_c=first, A2_a=second, E1_a=leading)
    found = staff_scores(answers)
    return *row[:3], printed(found["sections/A"][0], row[3]), printed(found["overall"][0], row[4])


def judgement(row: Row) -> Row:
    options, unsure = int(row[0]), int(row[1])
    totals = np.zeros((len(STAFF.items), 14), dtype=np.int64)
    totals[0, [0, 1, DONT_KNOW, NOT_APPLICABLE]] = [7, options, unsure, 7]
    beyond = items_beyond_judgement(edition=TINY, questionnaire=STAFF, totals=totals)
    return *row[:2], f"{100 * unsure / (options + unsure):.0f} %", yes("A1.a" not in beyond)


def group(row: Row) -> Row:
    levels = [1 + int(float(cell)) // 25 if cell != "–" else 0 for cell in re.split(r",\s*", row[0])]
    floorless = replace(TINY, rules=replace(RULES, threshold_floor=1))
    sheets = {"staff": [(sheet(TINY, A2_a=level), "agency") for level in levels]}
    frame = flat_frame(desk=0)
    frame = replace(frame, units=(replace(frame.units[0], headcounts={}), frame.units[1]))
    found = card(instrument=floorless, frame=frame, sheets=sheets, thresholds={"staff": 1})
    figure = found.figure("staff", "agency", "practices/A2")
    assert isinstance(figure, Shown)
    values = zip((figure.score, figure.level), row[2:4], strict=True)
    return row[0], str(figure.n), *(printed(*each) for each in values), str(nearest_level(figure.level))


def weighting(row: Row) -> Row:
    groups = [re.split(r",\s*", cell) for cell in row[:2]]
    counted, sums, squares = tallied([[], *([float(score)] * int(n) for n, _, score in groups)])
    people = [UNKNOWN if head == "unknown" else int(head) for head in (row[2], *(head for _, head, _ in groups))]
    found = headcount_weighted(
        parents=np.array([-1, 0, 0]),
        people=np.array(people),
        counted=counted,
        sums=sums,
        squares=squares,
        evenly=[Evenly.over_levels(4)],
    )
    score, half = found.scores[0, 0] / POINT, found.half_widths[0, 0]
    design_effect = None if np.isnan(found.design_effects[0, 0]) else float(found.design_effects[0, 0])
    values = zip((score, score - half, score + half, design_effect), row[3:7], strict=True)
    counts = {Weighting.HEADCOUNT: "people", Weighting.EQUAL: "answers"}[Weighting(found.weighting[0, 0])]
    return *row[:3], *(printed(*each) for each in values), counts


def interval(row: Row) -> Row:
    levels = [level for level, count in enumerate(row[:5], start=1) for _ in range(int(count))]
    people = None if row[5] == "unknown" else int(row[5])
    sheets = {"staff": [(sheet(TINY, A2_a=level), "desk") for level in levels]}
    figure = card(frame=flat_frame(desk=people), sheets=sheets).figure("staff", "desk", "items/A2.a")
    assert isinstance(figure, Shown)
    found = zip((figure.score, figure.low, figure.high), row[6:], strict=True)
    return *row[:6], *(printed(*each) for each in found)


def margins(row: Row) -> Row:
    counts = np.array(whole(row[0])).reshape(2, 2)
    found = raking_weights(counts=counts, margins=[np.array(numbers(cell)) for cell in row[1:3]])
    assert isinstance(found, RakedWeights)
    weights = ", ".join(f"{weight:.2f}" for weight in found.weights.ravel())
    return *row[:3], weights, printed(found.deff, row[4]), yes(found.trimmed)


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Rounding": rounding,
    "A sheet that counts": counting,
    "A respondent's practice": practice,
    "Criterion, section, overall": parents,
    "Statements that cannot be judged": judgement,
    "The group's figure and its level": group,
    "Weighting by headcount": weighting,
    "Interval": interval,
    "Weights to known margins": margins,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_opens_with_a_sentence_for_everybody(part: Page) -> None:
    openings = re.findall(r"^### (.+)\n\n(.*)$", part.text, re.MULTILINE)

    assert [words for words, opening in openings if not re.fullmatch(r"\*[^*]+[.?]\*", opening)] == []
    assert {heading for heading, _ in openings} == set(part.tables)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_index_leads_to_every_part(part: Page) -> None:
    before = "" if part is PAGE else part.name
    index = PAGE.text.partition("## Where to find what")[2].partition("\n## ")[0]

    assert {anchor for anchor in part.anchors("###") if f"]({before}#{anchor})" not in index} == set()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_link_to_a_heading_finds_it(part: Page) -> None:
    links = re.findall(r"\]\(([^)#:]*)#([^)]+)\)", part.text)
    lost = [
        f"{place}#{anchor}"
        for place, anchor in links
        if anchor not in (Page(str(part.folder / place)) if place else part).anchors()
    ]

    assert lost == []
