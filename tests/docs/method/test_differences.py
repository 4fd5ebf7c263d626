"""Every worked table of docs/method/differences.md is computed by the product's functions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assessment.domain.edition import Practice
from assessment.domain.figures import Shown
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import Contrast, Side
from assessment.domain.inference.differences import (
    GROUPS_FLOOR,
    TEST_FLOOR_PRACTICE,
    WAVES_FLOOR,
    Difference,
    Kind,
    Verdict,
    ground_of,
    judged,
    verdict_of,
)
from assessment.domain.inference.effects import NoSpread, Summary, cliff_delta, cliff_interval, delta_label, hedges_g
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.multiplicity import benjamini_hochberg, bonferroni
from assessment.domain.inference.proportions import margin_of_error, wilson
from assessment.domain.scorecards.comparison import against_above
from assessment.domain.scorecards.gaps import gap_between
from assessment.domain.scorecards.orders import orders
from assessment.domain.waves.bridge import BreakMark
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from tests.assessment.domain.cards import card
from tests.assessment.domain.instruments import RULES, TINY, edition, flat_frame, item, sheet
from tests.docs.pages import Page, Row, numbers, printed, whole, yes

PAGE = Page("method/differences.md")
VERDICTS = {
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.NO_MATERIAL: "no difference that matters",
    Verdict.CANNOT_TELL: "cannot tell",
}


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


def side(mean: str, counts: str) -> Side:
    """A group given as its mean and "n of N"."""
    n, people = (int(part) for part in counts.split(" of "))
    return Side(n, people, float(mean), 625, Evenly.over_levels(4))


def family(heading: str, *, kind: Kind, floor: float) -> Sequence[Difference]:
    """The differences of a table, judged together."""
    contrasts = [Contrast("", "", "", side(*row[:2]), side(*row[2:4])) for row in PAGE.tables[heading]]
    return judged(contrasts, kind=kind, floor_points=floor, floor_n=TEST_FLOOR_PRACTICE)


def difference(row: Row) -> Row:
    heading = "Differences that matter"
    found = family(heading, kind=Kind.GROUPS, floor=GROUPS_FLOOR)[PAGE.tables[heading].index(row)]
    values = (found.points, found.low, found.high, found.p_adjusted, found.detectable)
    return *row[:4], *(printed(*each) for each in zip(values, row[4:9], strict=True)), VERDICTS[found.verdict]


def change(row: Row) -> Row:
    heading = "Change between waves"
    found = family(heading, kind=Kind.WAVES, floor=WAVES_FLOOR)[PAGE.tables[heading].index(row)]
    values = (found.points, found.low, found.high, found.detectable)
    return *row[:4], *(printed(*each) for each in zip(values, row[4:8], strict=True)), VERDICTS[found.verdict]


def decided(row: Row) -> Row:
    points, low, high = (float(cell) for cell in row[:3])
    ground = ground_of(
        points=points,
        low=low,
        high=high,
        is_exact=row[3] == "yes",
        is_significant=row[4] == "yes",
        delta=None if row[5] == "–" else float(row[5]),
        floor_points=GROUPS_FLOOR,
    )
    return *row[:6], ground, VERDICTS[verdict_of(ground, points=points)]


def unit_above(row: Row) -> Row:
    (n, people, score), (others, rest, beside) = (whole(cell) for cell in row[:2])
    sheets = [(sheet(TINY, A2_a=1 + score // 25), "desk")] * n + [
        (sheet(TINY, A2_a=1 + beside // 25), "other")
    ] * others
    found = card(frame=flat_frame(desk=people, other=rest), sheets={"staff": sheets})
    above, judgement = found.figure("staff", "agency", "practices/A2"), against_above(found, "staff")
    assert isinstance(above, Shown)
    against = judgement["desk", "practices/A2"]
    values = zip((above.score, against.points, against.low, against.high), row[2:6], strict=True)
    return *row[:2], *(printed(*each) for each in values), VERDICTS[against.verdict]


def order(row: Row) -> Row:
    codes = [[code for code, times in enumerate(whole(cell), start=1) for _ in range(times)] for cell in row[:2]]
    sheets = [(sheet(TINY, A2_a=first, E1_a=second), "desk") for first, second in zip(*codes, strict=True)]
    pair = ("practices/A2", "practices/E1")
    found = orders(card(frame=flat_frame(desk=int(row[2])), sheets={"staff": sheets}), "staff", [pair])[pair]
    values = zip((found.points, found.low, found.high), row[3:6], strict=True)
    return *row[:3], *(printed(*each) for each in values), VERDICTS[found.verdict]


def continuing(row: Row) -> Row:
    old = edition(items=[item("A1.a"), item("A1.b")], practices=[Practice("A1", "A.1", "A", 1, {})], points={"A": 100})
    kind = LinkKind(row[0])
    dropped = kind is LinkKind.DROPPED
    new = replace(old, code="tiny-2", items=old.items[: 1 if dropped else 2])
    links = [Link(LinkKind.SAME, "A1.a", "A1.a"), Link(kind, "A1.b", None if dropped else "A1.b")]
    crosswalk = Crosswalk.of(old=old, new=new, links=links)
    found = [crosswalk.linked(measure, group="staff") for measure in ("items/A1.b", "practices/A1", "sections/A")]
    return row[0], *(each.reason.value if isinstance(each, BreakMark) else "continues" for each in found)


def adjusted(row: Row) -> Row:
    values = numbers(row[0])
    of_family = [adjust(values).tolist() for adjust in (benjamini_hochberg, bonferroni)]
    return row[0], *(", ".join(f"{value:.4g}" for value in found) for found in of_family)


def effect(row: Row) -> Row:
    first, second = (whole(cell) for cell in row[:2])
    delta = cliff_delta(first, second)
    ends = cliff_interval(delta=delta, n_first=sum(first), n_second=sum(second))
    texts = [printed(*each) for each in zip((delta, *ends), row[2:5], strict=True)]
    sides = [Summary.of_histogram(each, scores=range(1, len(first) + 1)) for each in (first, second)]
    try:
        hedges: float | None = hedges_g(*sides)
    except NoSpread:
        hedges = None
    return *row[:2], *texts, delta_label(delta).value, printed(hedges, row[6])


def favourable_shares(row: Row) -> Row:
    count, n = int(row[0]), int(row[1])
    people = UNKNOWN if row[2] == "unknown" else int(row[2])
    found = wilson(share=count / n, n=n, headcount=people)
    values = (100 * found.low, 100 * found.high, margin_of_error(share=count / n, n=n, headcount=people))
    return *row[:3], *(printed(*each) for each in zip(values, row[3:], strict=True))


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Where views part": gap,
    "Differences that matter": difference,
    "The verdict": decided,
    "A unit and the unit above": unit_above,
    "Which of two stands higher": order,
    "Change between waves": change,
    "What continues in a new edition": continuing,
    "Many comparisons": adjusted,
    "Effect size": effect,
    "Shares of favourable answers": favourable_shares,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
