"""Every worked table of docs/method.md is computed by the product's functions and compared, row by row."""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from assessment.domain.agreement import agreement_rstar, agreement_rwg, alpha, average_deviation, is_split
from assessment.domain.consensus import gated_level
from assessment.domain.counting import cross_products
from assessment.domain.disclosure import published_units
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, POINT, Applies
from assessment.domain.figures import Agreed, Practised, Shown
from assessment.domain.gaps import gap_between
from assessment.domain.levels import headline, is_comparable, nearest_level
from assessment.domain.priorities import improvements, practice_points
from assessment.domain.questionnaire import questionnaire_of
from assessment.domain.scoring import half_even, items_beyond_judgement, sheet_scores
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import RULES, TINY, flat_frame, reference_edition, sheet, sheets_of

Row = tuple[str, ...]
PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
WORDS = {"skipped": 0, "–": 0, "do not know": DONT_KNOW, "not about us": NOT_APPLICABLE}
STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
MODEL = reference_edition()
NO_B5 = [Practised("B5", Applies.EXCLUDED, "One office")]


def tables() -> dict[str, list[Row]]:
    """The rows of each table of the page, without its head, by the heading above it."""
    found: dict[str, list[Row]] = {}
    heading = ""
    for line in PAGE.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|"):
            found.setdefault(heading, []).append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return {heading: rows[2:] for heading, rows in found.items()}


def numbers(cell: str) -> list[float]:
    """The numbers of a cell; dashes are left out."""
    return [float(part) for part in re.split(r",\s*", cell) if part != "–"]


def printed(value: float, like: str) -> str:
    """A number with as many decimals as the page gives it."""
    text = f"{value:.{len(like.partition('.')[2])}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def yes(is_so: bool) -> str:
    """The page's word."""
    return "yes" if is_so else "no"


def staff_scores(*rows: list[int]) -> dict[str, list[float | None]]:
    """Scores above items of sheets of staff."""
    answers = sheets_of(rows)[:, list(STAFF.columns)]
    found = sheet_scores(edition=TINY, questionnaire=STAFF, answers=answers).composites.tolist()
    return {
        measure: [None if score < 0 else score / POINT for score in row]
        for measure, row in zip(STAFF.composites, found, strict=True)
    }


def score_text(value: float | None, like: str) -> str:
    """A score as the page prints it."""
    return "–" if value is None else printed(value, like)


def rounding(row: Row) -> Row:
    total, count, _ = (int(cell) for cell in row)
    return *row[:2], str(half_even(numerator=np.array([total]), denominator=np.array([count]))[0])


def practice(row: Row) -> Row:
    codes = [WORDS[cell] if cell in WORDS else int(cell) for cell in row[:3]]
    score = staff_scores(sheet(TINY, A1_a=codes[0], A1_b=codes[1], A1_c=codes[2]))["practices/A1"][0]
    return *row[:3], score_text(score, row[3])


def parents(row: Row) -> Row:
    first, second, leading = (WORDS[cell] if cell in WORDS else 1 + int(cell) // 25 for cell in row[:3])
    turned = 6 - first if 1 <= first <= 5 else first
    answers = sheet(TINY, A1_a=first, A1_b=turned, A1_c=first, A2_a=second, E1_a=leading)
    found = staff_scores(answers)
    return *row[:3], score_text(found["sections/A"][0], row[3]), score_text(found["overall"][0], row[4])


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
    return (
        row[0],
        str(figure.n),
        printed(figure.score, row[2]),
        printed(figure.level, row[3]),
        str(nearest_level(figure.level)),
    )


def interval(row: Row) -> Row:
    levels = [level for level, count in enumerate(row[:5], start=1) for _ in range(int(count))]
    people = None if row[5] == "unknown" else int(row[5])
    sheets = {"staff": [(sheet(TINY, A2_a=level), "desk") for level in levels]}
    figure = card(frame=flat_frame(desk=people), sheets=sheets).figure("staff", "desk", "items/A2.a")
    assert isinstance(figure, Shown)
    found = zip((figure.score, figure.low or 0, figure.high or 0), row[6:], strict=True)
    return *row[:6], *(printed(value, like) for value, like in found)


def agreement(row: Row) -> Row:
    items = [[int(cell) for cell in row[:5]]]
    rstar = agreement_rstar(items)
    values = zip((rstar or 0, agreement_rwg(items) or 0, average_deviation(items) or 0), row[5:8], strict=True)
    return *row[:5], *(printed(value, like) for value, like in values), yes(is_split(rstar))


def reliability(row: Row) -> Row:
    scores = np.array([numbers(row[0]), numbers(row[1])], dtype=np.int64) * 25 * POINT
    return *row[:2], printed(alpha(cross_products(scores)) or 0, row[2])


def gap(row: Row) -> Row:
    figures = [Shown(20, float(cell), float(cell) / 25, 0, 100, census=False) for cell in row[:2]]
    found = gap_between(
        measure="overall",
        of=("leaders", figures[0]),
        to=("staff", figures[1]),
        flag_from=float(RULES.gap_flag),
    )
    assert found is not None
    return *row[:2], printed(found.points, row[2]), printed(found.levels, row[3]), yes(found.flagged)


def withholding(row: Row) -> Row:
    own = [int(row[0]), *(int(count) for count in numbers(row[1]))]
    responses = [sum(own), *own[1:]]
    shown = published_units(responses=responses, own=own, parents=[-1, *[0] * (len(own) - 1)], threshold=10)
    names = ("agency", "first", "second", "third")
    return *row[:2], ", ".join(name for name, is_shown in zip(names, shown, strict=False) if is_shown) or "nothing"


def shown_unit(row: Row) -> Row:
    respondents, scored = int(row[0]), int(row[1])
    sheets = [sheet(TINY, A2_a=3, E1_a=3)] * scored + [sheet(TINY, E1_a=3)] * (respondents - scored)
    found = card(frame=flat_frame(desk=50), sheets={"staff": [(answers, "desk") for answers in sheets]})
    has_figure = isinstance(found.figure("staff", "desk", "items/A2.a"), Shown)
    return *row[:2], yes(has_figure), yes(found.counts("staff", "desk", "A2.a") is not None)


def gate(row: Row) -> Row:
    level, documents, periods = (int(cell) for cell in row[:3])
    return *row[:3], str(gated_level(level=level, documents=documents, periods=periods, rules=RULES))


def model_levels() -> dict[str, int]:
    """The levels of the table of points."""
    return {
        f"{section}{number}": int(level)
        for section, _, levels, *_ in tables()["Points"]
        for number, level in enumerate(re.split(r",\s*", levels), start=1)
        if level != "–"
    }


def points(row: Row) -> Row:
    found = headline(edition=MODEL, levels=model_levels(), applicability=NO_B5)
    assert found is not None
    section = next(section for section in found.sections if section.section == row[0])
    return (
        row[0],
        str(section.points_of),
        row[2],
        printed(section.mean or 0, row[3]),
        printed(section.points, row[4]),
    )


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
    "Rounding": rounding,
    "A respondent's practice": practice,
    "Criterion, section, overall": parents,
    "Statements that cannot be judged": judgement,
    "The group's figure and its level": group,
    "Interval": interval,
    "Agreement": agreement,
    "Reliability": reliability,
    "Where views part": gap,
    "Withholding": withholding,
    "What a shown unit shows": shown_unit,
    "Evidence gate": gate,
    "Points": points,
    "Headline": total,
    "Comparable sections": comparable,
    "Areas for improvement": gain,
}
ROWS = [(heading, row) for heading, rows in tables().items() for row in rows]


def test_every_table_is_executed() -> None:
    assert list(tables()) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), ROWS, ids=[f"{heading}: {row}" for heading, row in ROWS])
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
