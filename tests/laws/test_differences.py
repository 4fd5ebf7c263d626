"""Laws of shares, effects and verdicts: turning a difference round turns its verdict, and every case has one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.figures import Reason, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import Contrast, Fixed, Side, Standing
from assessment.domain.inference.differences import Difference, Ground, Kind, Verdict, ground_of, judged, verdict_of
from assessment.domain.inference.effects import cliff_delta, cliff_interval
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.multiplicity import benjamini_hochberg, benjamini_yekutieli, bonferroni
from assessment.domain.inference.proportions import end_options, favour, wilson
from tests.laws.coverage import Row, coverage_table

MIRROR = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
P_VALUES = st.lists(st.floats(0, 1), max_size=30)
HISTOGRAMS = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any)
FLOOR = 5.0
GRID = (-12.0, -5.0, -2.0, 0.0, 2.0, 5.0, 12.0)
DELTAS = (None, -0.2, -0.1, 0.0, 0.1, 0.2)

# Coverage in percent as the design of the method gives it, by shape and method, at 10 of 15, 24 of 40, 120 of 200.
EXPECTED = {
    ("typical", "t, population"): (94.4, 94.9, 94.3),
    ("skewed", "t, population"): (92.2, 93.1, 94.6),
    ("skewed", "t, population, imaginary respondent"): (98.4, 96.1, 95.3),
    ("skewed", "Wilson, favourable"): (97.8, 97.9, 95.7),
}


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """A group: a sample of known or unknown people, or everybody; with or without the imaginary respondent."""
    histogram = draw(HISTOGRAMS)
    n = sum(histogram)
    people = draw(st.sampled_from([UNKNOWN, n, n + 1, 2 * n, 50 * n]))
    mean = draw(st.integers(0, 100_000_000)) / 1_000_000
    variance = draw(st.one_of(st.none(), st.floats(0, 2500)))
    evenly = draw(st.sampled_from([None, Evenly.over_levels(4)]))
    return Side(n, people, mean, variance, evenly, tuple(histogram) if draw(st.booleans()) else ())


STANDINGS = st.one_of(sides(), sides(), st.builds(Fixed, st.floats(0, 100)), st.sampled_from(Reason).map(Withheld))
FAMILIES = st.lists(st.tuples(STANDINGS, STANDINGS, st.sampled_from([0.0, 0.3])), max_size=6)


def judge(
    family: list[tuple[Standing, Standing, float]], *, kind: Kind, floor: float = FLOOR
) -> tuple[Difference, ...]:
    """Verdicts on contrasts of a family."""
    contrasts = [Contrast("overall", "a", "b", first, second, share) for first, second, share in family]
    return judged(contrasts, kind=kind, floor_points=floor, floor_n=20)


@given(FAMILIES, st.sampled_from(Kind))
def test_turning_every_difference_round_turns_every_verdict(
    family: list[tuple[Standing, Standing, float]], kind: Kind
) -> None:
    there = judge(family, kind=kind)
    back = judge([(second, first, share) for first, second, share in family], kind=kind)

    for one, other in zip(there, back, strict=True):
        assert other.verdict == MIRROR.get(one.verdict, one.verdict)
        assert (other.ground, other.p, other.p_adjusted) == (one.ground, one.p, one.p_adjusted)
        assert other.detectable == one.detectable
        for mine, theirs in ((one.points, other.points), (one.low, other.high), (one.delta, other.delta)):
            assert (mine is None) == (theirs is None)
            assert (mine or 0) == -(theirs or 0)


@given(FAMILIES, st.sampled_from(Kind))
def test_a_verdict_never_says_more_than_its_numbers(family: list[tuple[Standing, Standing, float]], kind: Kind) -> None:
    for found in judge(family, kind=kind):
        if found.verdict in MIRROR:
            assert found.points is not None
            assert (found.points > 0) == (found.verdict == Verdict.HIGHER)
            assert abs(found.points) >= FLOOR - 1e-6
            assert found.p_adjusted is None or found.p_adjusted <= 0.05
        if found.p is None:
            is_exact = found.detectable == 0
            assert found.verdict == Verdict.CANNOT_TELL or is_exact
        if found.points is None:
            assert found.ground in {Ground.WITHHELD, Ground.TOO_FEW}
        if found.low is not None and found.high is not None and found.points is not None:
            assert found.low <= found.points <= found.high


@given(sides(), sides(), st.floats(0, 30), st.sampled_from(Kind))
def test_a_wider_difference_stays_higher(first: Side, second: Side, more: float, kind: Kind) -> None:
    wider = Side(first.n, first.headcount, first.mean + more, first.variance, None, first.histogram)
    as_wide = Side(first.n, first.headcount, first.mean, first.variance, None, first.histogram)
    before, after = (judge([(side, second, 0.0)], kind=kind)[0].verdict for side in (as_wide, wider))

    assert before != Verdict.HIGHER or after == Verdict.HIGHER


@given(sides(), sides(), st.sampled_from(Kind), st.floats(1, 20), st.floats(0, 20))
def test_a_higher_floor_never_makes_a_difference_matter(
    first: Side, second: Side, kind: Kind, floor: float, more: float
) -> None:
    low, high = (judge([(first, second, 0.0)], kind=kind, floor=each)[0].verdict for each in (floor, floor + more))

    assert high not in MIRROR or low == high
    assert low != Verdict.NO_MATERIAL or high == Verdict.NO_MATERIAL


CASES = [
    (low, points, high, is_significant, delta)
    for low, points, high in product(GRID, repeat=3)
    if low <= points <= high
    for is_significant, delta in product((True, False), DELTAS)
]


def expected(*, low: float, points: float, high: float, is_significant: bool, delta: float | None) -> Verdict:
    """The verdict said in other words than the code's."""
    is_wide = abs(points) >= FLOOR
    agrees = delta is None or (abs(delta) >= 0.147 and (delta > 0) == (points > 0))
    if is_significant and is_wide and agrees:
        return Verdict.HIGHER if points > 0 else Verdict.LOWER
    excludes = low > -FLOOR and high < FLOOR
    is_slight = delta is not None and abs(delta) < 0.147
    if excludes or (is_significant and (not is_wide or is_slight)):
        return Verdict.NO_MATERIAL
    return Verdict.CANNOT_TELL


@pytest.mark.parametrize("is_turned", [False, True])
def test_every_combination_has_the_verdict_of_the_table(is_turned: bool) -> None:
    seen = set()
    for low, points, high, is_significant, delta in CASES:
        sign = -1 if is_turned else 1
        ends = sorted((sign * low, sign * high))
        effect = None if delta is None else sign * delta
        ground = ground_of(
            points=sign * points,
            low=ends[0],
            high=ends[1],
            is_exact=False,
            is_significant=is_significant,
            delta=effect,
            floor_points=FLOOR,
        )
        verdict = verdict_of(ground, points=sign * points)
        seen.add(ground)
        assert verdict == expected(
            low=ends[0], points=sign * points, high=ends[1], is_significant=is_significant, delta=effect
        )

    assert seen == set(Ground) - {Ground.NO_VARIANCE, Ground.TOO_FEW, Ground.WITHHELD}


@given(P_VALUES)
def test_adjusted_p_values_never_fall_and_keep_their_order(p_values: list[float]) -> None:
    p = np.array(p_values)
    found = [adjust(p) for adjust in (benjamini_hochberg, benjamini_yekutieli, bonferroni)]

    for adjusted in found:
        assert ((adjusted >= p) & (adjusted <= 1)).all()
        assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= 0).all()
    assert (found[0] <= found[1]).all()
    assert (found[0] <= found[2] * (1 + 1e-15)).all()


@given(P_VALUES)
def test_the_order_in_which_p_values_are_given_does_not_matter(p_values: list[float]) -> None:
    for adjust in (benjamini_hochberg, benjamini_yekutieli, bonferroni):
        assert adjust(p_values[::-1]).tolist() == adjust(p_values).tolist()[::-1]


@given(st.floats(0, 1), st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_share_and_mirrors(share: float, n: int, absent: int) -> None:
    found, mirrored = wilson(share=share, n=n, headcount=n + absent), wilson(share=1 - share, n=n, headcount=n + absent)

    assert 0 <= found.low <= found.high <= 1
    assert found.low - 1e-12 <= share <= found.high + 1e-12
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-9)


@given(st.floats(0, 1), st.integers(1, 300), st.integers(0, 300))
def test_the_more_people_did_not_answer_the_wider_the_interval(share: float, n: int, absent: int) -> None:
    fewer, more = (wilson(share=share, n=n, headcount=n + gone) for gone in (absent, absent + 1))
    unknown = wilson(share=share, n=n)

    assert fewer.high - fewer.low <= more.high - more.low + 1e-12
    assert more.high - more.low <= unknown.high - unknown.low + 1e-12


@given(st.lists(st.integers(0, 50), min_size=2, max_size=11).filter(any))
def test_shares_make_a_whole_and_turning_the_scale_turns_them(histogram: list[int]) -> None:
    found, turned = favour(histogram), favour(histogram[::-1])

    assert found.favourable + found.neutral + found.unfavourable == pytest.approx(1)
    assert (found.favourable, found.neutral) == (turned.unfavourable, turned.neutral)
    assert 2 * end_options(len(histogram)) <= len(histogram)


@given(HISTOGRAMS, HISTOGRAMS)
def test_cliff_s_delta_turns_with_its_sides_and_lies_in_its_interval(first: list[int], second: list[int]) -> None:
    delta = cliff_delta(first, second)
    low, high = cliff_interval(delta=delta, n_first=sum(first), n_second=sum(second))
    pairs = sum(
        mine * theirs * ((place > other) - (place < other))
        for place, mine in enumerate(first)
        for other, theirs in enumerate(second)
    )

    assert delta == pairs / (sum(first) * sum(second))
    assert cliff_delta(second, first) == -delta
    assert -1 <= low <= delta <= high <= 1


def test_intervals_cover_the_truth_as_often_as_the_method_says() -> None:
    table = coverage_table(4000, 20_180)

    for (population, method), shares in EXPECTED.items():
        found = [row.coverage for row in table if (row.population, row.method) == (population, method)]
        assert found[:3] == pytest.approx(shares, abs=1.5)
    assert all(row.coverage > 94 for row in table if row.method != "t, population")


def test_without_the_imaginary_respondent_a_small_skewed_group_is_covered_too_seldom() -> None:
    def coverage(method: str) -> float:
        (row,) = (row for row in table if (row.population, row.method, row.people) == ("skewed", method, 15))
        return row.coverage

    table: list[Row] = coverage_table(2000, 7)

    assert coverage("t, population") < 93.5 < coverage("t, population, imaginary respondent")
