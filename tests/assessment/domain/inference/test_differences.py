"""Tests of verdicts on differences."""

import math

import pytest

from assessment.domain.figures import Reason, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import Contrast, Fixed, Side, Standing
from assessment.domain.inference.differences import (
    GROUPS_FLOOR,
    TEST_FLOOR_ITEM,
    TEST_FLOOR_OVERALL,
    TEST_FLOOR_PRACTICE,
    WAVES_FLOOR,
    Difference,
    Ground,
    Kind,
    UnfitRule,
    Verdict,
    ground_of,
    judged,
    verdict_of,
)
from assessment.domain.inference.effects import DifferentScales, Summary, hedges_g
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.multiplicity import bonferroni

EVENLY = Evenly.over_levels(4)
HIDDEN = Withheld(Reason.SMALL_GROUP)
MIRROR = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


def group(mean: float, *, n: int = 200, people: int = 400, variance: float | None = 400.0) -> Side:
    """A group of two hundred out of four hundred unless told otherwise."""
    return Side(n, people, mean, variance)


def shaped(mean: float, *histogram: int) -> Side:
    """A group with a histogram."""
    return Side(sum(histogram), UNKNOWN, mean, 400, histogram=histogram)


def judge(
    first: Standing,
    second: Standing,
    *,
    kind: Kind = Kind.GROUPS,
    floor: float = 5,
    floor_n: int = 30,
    share: float = 0,
) -> Difference:
    """The verdict on a single contrast, checked against the same contrast the other way round."""
    there = Contrast("overall", "one", "two", first, second, share)
    back = Contrast("overall", "two", "one", second, first, share)
    (found,) = judged([there], kind=kind, floor_points=floor, floor_n=floor_n)
    (turned,) = judged([back], kind=kind, floor_points=floor, floor_n=floor_n)
    assert (turned.verdict, turned.ground) == (MIRROR.get(found.verdict, found.verdict), found.ground)
    return found


def said(found: Difference) -> tuple[Verdict, Ground]:
    """Verdict and ground."""
    return found.verdict, found.ground


def test_the_floors_are_those_of_the_method() -> None:
    assert (TEST_FLOOR_ITEM, TEST_FLOOR_PRACTICE, TEST_FLOOR_OVERALL) == (30, 20, 10)
    assert (GROUPS_FLOOR, WAVES_FLOOR) == (5, 3)


def test_a_sure_and_wide_difference_has_a_direction() -> None:
    found = judge(group(60), group(50))

    assert said(found) == (Verdict.HIGHER, Ground.MATERIAL)
    assert said(judge(group(50), group(60))) == (Verdict.LOWER, Ground.MATERIAL)
    error = math.sqrt(2 * 0.5 * 400 / 200)
    assert found.points == 10
    assert found.detectable == pytest.approx(1.96 * error)
    assert found.p is not None
    assert found.p < 1e-9
    assert (found.p_adjusted, found.family) == (found.p, 1)
    assert found.hedges == hedges_g(Summary(200, 60, 400), Summary(200, 50, 400))
    assert found.delta is None
    assert (found.measure, found.of, found.to) == ("overall", "one", "two")


def test_a_sure_but_small_difference_does_not_matter() -> None:
    assert said(judge(group(54.9), group(50))) == (Verdict.NO_MATERIAL, Ground.BELOW_FLOOR)
    assert said(judge(group(55), group(50))) == (Verdict.HIGHER, Ground.MATERIAL)
    assert said(judge(group(54), group(50), floor=WAVES_FLOOR, kind=Kind.WAVES)) == (Verdict.HIGHER, Ground.MATERIAL)


def test_floating_point_does_not_lift_a_difference_over_the_floor_or_push_it_below() -> None:
    assert 65.1 - 60.1 < 5

    assert said(judge(group(65.1), group(60.1))) == (Verdict.HIGHER, Ground.MATERIAL)
    assert said(judge(group(65.1, n=400), group(60.1, n=400))) == (Verdict.HIGHER, Ground.MATERIAL)


def test_an_interval_inside_the_floor_shows_that_nothing_matters() -> None:
    found = judge(group(50.5), group(50))

    assert said(found) == (Verdict.NO_MATERIAL, Ground.WITHIN_FLOOR)
    assert found.high is not None
    assert found.high < 5


def test_an_interval_that_reaches_the_floor_leaves_it_open() -> None:
    found = judge(group(52, n=40), group(50, n=40))

    assert said(found) == (Verdict.CANNOT_TELL, Ground.NOT_EXCLUDED)
    assert found.p is not None
    assert found.p > 0.05


def test_a_side_of_too_few_is_not_tested_but_its_points_are_known() -> None:
    found = judge(group(80, n=29), group(50))

    assert said(found) == (Verdict.CANNOT_TELL, Ground.TOO_FEW)
    assert (found.points, found.p, found.p_adjusted, found.family) == (30, None, None, 0)
    assert found.low is not None
    assert said(judge(group(80, n=30), group(50))) == (Verdict.HIGHER, Ground.MATERIAL)
    assert said(judge(group(80, n=29), group(50), floor_n=20)) == (Verdict.HIGHER, Ground.MATERIAL)


def test_a_floor_of_answers_is_for_estimates_only() -> None:
    assert said(judge(group(80, n=12, people=12), group(50))) == (Verdict.HIGHER, Ground.MATERIAL)
    assert said(judge(group(80, n=12, people=12), group(50, n=12))) == (Verdict.CANNOT_TELL, Ground.TOO_FEW)


@pytest.mark.parametrize("variance", [0.0, None])
def test_a_sample_without_variance_cannot_tell(variance: float | None) -> None:
    found = judge(group(80, variance=variance), group(50))

    assert said(found) == (Verdict.CANNOT_TELL, Ground.NO_VARIANCE)
    assert (found.points, found.low, found.high, found.detectable, found.p) == (30, None, None, None, None)


def test_one_answer_cannot_tell_even_without_a_floor() -> None:
    assert said(judge(group(80, n=1), group(50), floor_n=0)) == (Verdict.CANNOT_TELL, Ground.NO_VARIANCE)


def test_a_unanimous_sample_can_tell_with_the_imaginary_respondent() -> None:
    assert said(judge(Side(50, 80, 75, 0, EVENLY), group(50))) == (Verdict.HIGHER, Ground.MATERIAL)


def test_where_everybody_answered_the_floor_alone_decides() -> None:
    found = judge(group(55, n=4, people=4), group(50, n=3, people=3, variance=None))

    assert said(found) == (Verdict.HIGHER, Ground.MATERIAL)
    assert (found.low, found.high, found.detectable) == (5, 5, 0)
    assert (found.p, found.p_adjusted, found.hedges) == (None, None, None)
    assert said(judge(group(54, n=4, people=4), group(50, n=3, people=3))) == (Verdict.NO_MATERIAL, Ground.WITHIN_FLOOR)
    alike = judge(group(50, n=4, people=4), group(50, n=3, people=3))
    assert said(alike) == (Verdict.NO_MATERIAL, Ground.WITHIN_FLOOR)


def test_a_withheld_side_says_why_and_nothing_else() -> None:
    for found in (judge(HIDDEN, group(50)), judge(HIDDEN, Withheld(Reason.FEW_ANSWERS)), judge(Fixed(50), HIDDEN)):
        assert said(found) == (Verdict.CANNOT_TELL, Ground.WITHHELD)
        assert [found.points, found.low, found.high, found.detectable, found.p, found.hedges] == [None] * 6
    assert said(judge(Withheld(Reason.FEW_ANSWERS), group(50))) == (Verdict.CANNOT_TELL, Ground.TOO_FEW)


def test_a_comparator_is_taken_as_it_is() -> None:
    found = judge(group(60), Fixed(50))

    assert said(found) == (Verdict.HIGHER, Ground.MATERIAL)
    assert found.detectable == pytest.approx(1.96 * math.sqrt(0.5 * 400 / 200))
    assert (found.hedges, found.delta) == (None, None)
    assert said(judge(group(60, n=8, people=8), Fixed(50))) == (Verdict.HIGHER, Ground.MATERIAL)


def test_between_groups_a_negligible_effect_does_not_matter() -> None:
    sides = shaped(60, 100, 120, 180), shaped(50, 110, 120, 170)
    found = judge(*sides)

    assert said(found) == (Verdict.NO_MATERIAL, Ground.SLIGHT_EFFECT)
    assert found.delta is not None
    assert 0 < found.delta < 0.147
    assert said(judge(*sides, kind=Kind.WAVES)) == (Verdict.HIGHER, Ground.MATERIAL)


def test_between_groups_a_mean_that_ranks_contradict_tells_nothing() -> None:
    assert said(judge(shaped(60, 300, 50, 50), shaped(50, 50, 50, 300))) == (Verdict.CANNOT_TELL, Ground.CONTRARY)
    assert said(judge(shaped(60, 50, 50, 300), shaped(50, 300, 50, 50))) == (Verdict.HIGHER, Ground.MATERIAL)


def test_one_histogram_makes_no_delta_and_two_must_fit() -> None:
    assert judge(shaped(60, 100, 100), group(50)).delta is None
    with pytest.raises(DifferentScales):
        judge(shaped(60, 100, 100), shaped(60, 100, 100, 100))


def test_a_side_on_which_nobody_differs_has_no_hedges_g() -> None:
    assert judge(Side(50, 80, 75, 0, EVENLY), Side(50, 80, 75, 0, EVENLY)).hedges is None


def test_a_part_is_told_against_its_whole() -> None:
    whole, part = judge(group(60), group(50)), judge(group(60), group(50), share=0.25)

    assert (part.points, part.p) == (7.5, whole.p)
    for name in ("low", "high", "detectable"):
        assert getattr(part, name) == 0.75 * getattr(whole, name)
    assert said(judge(group(60), group(50), share=0.6)) == (Verdict.NO_MATERIAL, Ground.BELOW_FLOOR)


def test_a_family_is_what_was_tested() -> None:
    close = group(56.5, n=40)
    contrasts = [Contrast("overall", str(place), "", close, group(50, n=40)) for place in range(3)]
    contrasts += [
        Contrast("overall", "few", "", group(56, n=5), group(50)),
        Contrast("overall", "h", "", HIDDEN, close),
    ]
    contrasts += [Contrast("overall", "far", "", group(90), group(10))] * 2

    found = judged(contrasts, kind=Kind.GROUPS, floor_points=5, floor_n=30)
    strict = judged(contrasts, kind=Kind.GROUPS, floor_points=5, floor_n=30, adjust=bonferroni)

    assert {difference.family for difference in found} == {5}
    assert [difference.of for difference in found] == [contrast.of for contrast in contrasts]
    assert strict[0].p is not None
    assert strict[0].p_adjusted == pytest.approx(5 * strict[0].p)
    assert found[0].p_adjusted == pytest.approx(strict[0].p)


def test_what_is_sure_alone_may_not_be_sure_among_many() -> None:
    close = Contrast("overall", "a", "b", group(59.5, n=40), group(50, n=40))
    alike = [Contrast("overall", "a", "b", group(50), group(50))] * 20

    def verdicts(*contrasts: Contrast) -> Verdict:
        return judged(contrasts, kind=Kind.GROUPS, floor_points=5, floor_n=30)[0].verdict

    assert verdicts(close) == Verdict.HIGHER
    assert verdicts(close, *alike) == Verdict.CANNOT_TELL


def test_no_contrasts_have_no_verdicts() -> None:
    assert judged([], kind=Kind.WAVES, floor_points=3, floor_n=10) == ()


@pytest.mark.parametrize(("floor", "floor_n", "q"), [(0, 30, 0.05), (5, -1, 0.05), (5, 30, 0), (5, 30, 1)])
def test_a_rule_that_cannot_judge_is_refused(floor: float, floor_n: int, q: float) -> None:
    with pytest.raises(UnfitRule):
        judged([], kind=Kind.GROUPS, floor_points=floor, floor_n=floor_n, q=q)


def test_every_ground_has_one_verdict_and_only_a_material_one_has_a_direction() -> None:
    verdicts = {ground: {verdict_of(ground, points=points) for points in (-9, 9)} for ground in Ground}

    assert verdicts.pop(Ground.MATERIAL) == {Verdict.HIGHER, Verdict.LOWER}
    assert all(len(found) == 1 for found in verdicts.values())
    assert set.union(*verdicts.values()) == {Verdict.NO_MATERIAL, Verdict.CANNOT_TELL}


def test_an_interval_that_ends_at_the_floor_is_not_inside_it() -> None:
    def ground(high: float) -> Ground:
        return ground_of(points=1, low=-3, high=high, is_exact=False, is_significant=False, delta=None, floor_points=5)

    assert (ground(4.99), ground(5)) == (Ground.WITHIN_FLOOR, Ground.NOT_EXCLUDED)
