"""Tests of Welch's comparison with finite populations."""

import math
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from assessment.domain.edition import POINT
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.proportions import MoreAnswersThanPeople, NegativeCount
from assessment.domain.inference.welch import Moments, NotAPart, Sides, Welch, welch


def sides(*groups: tuple[int, int, float, float]) -> Sides:
    """Groups given as answers, people, mean, variance."""
    n, people, means, variances = zip(*groups, strict=True)
    return Sides(np.array(n), np.array(people), np.array(means, dtype=float), np.array(variances, dtype=float))


def one(first: tuple[int, int, float, float], second: tuple[int, int, float, float]) -> Welch:
    """A single comparison."""
    return welch(of=sides(first), to=sides(second))


def moments(*groups: list[float], people: list[int] | None = None) -> Moments:
    """Sums of groups of scores in points."""
    micro = [[round(score * POINT) for score in group] for group in groups]
    squares = [[score * score for score in group] for group in micro]
    limbs = [[sum(square % 2**32 for square in group), sum(square // 2**32 for square in group)] for group in squares]
    return Moments(
        np.array([len(group) for group in micro]),
        np.array([sum(group) for group in micro], dtype=np.int64),
        np.array(limbs, dtype=np.int64),
        np.array(people or [UNKNOWN] * len(groups)),
    )


def values(found: Welch) -> list[NDArray[np.float64]]:
    """Points, error, freedom, p and ends."""
    return [found.points, found.error, found.freedom, found.p, found.low, found.high]


def test_with_unknown_people_it_is_the_test_of_welch() -> None:
    found = one((30, UNKNOWN, 60, 400), (45, UNKNOWN, 52, 625))
    expected = stats.ttest_ind_from_stats(60, 20, 30, 52, 25, 45, equal_var=False)

    assert found.p[0] == pytest.approx(expected.pvalue)
    assert found.points[0] / found.error[0] == pytest.approx(expected.statistic)


def test_each_side_has_its_own_finite_population() -> None:
    found = one((30, 40, 60, 400), (45, 900, 52, 625))
    first, second = (1 - 30 / 40) * 400 / 30, (1 - 45 / 900) * 625 / 45
    freedom = (first + second) ** 2 / (first**2 / 29 + second**2 / 44)

    assert found.error[0] == pytest.approx(math.sqrt(first + second))
    assert found.freedom[0] == pytest.approx(freedom)
    reach = stats.t.ppf(0.975, freedom) * math.sqrt(first + second)
    assert (found.low[0], found.high[0]) == pytest.approx((8 - reach, 8 + reach))
    assert found.p[0] == pytest.approx(2 * stats.t.sf(8 / math.sqrt(first + second), freedom))


def test_a_side_where_everybody_answered_leaves_the_error_to_the_other() -> None:
    for people in (1, 12):
        found = one((people, people, 60, 400), (30, UNKNOWN, 50, 300))

        assert found.error[0] == pytest.approx(math.sqrt(300 / 30))
        assert found.freedom[0] == pytest.approx(29)


def test_two_sides_where_everybody_answered_differ_exactly() -> None:
    found = one((12, 12, 60, 400), (1, 1, 55, 0))

    assert (found.error[0], found.low[0], found.high[0], found.freedom[0]) == (0, 5, 5, math.inf)
    assert np.isnan(found.p[0])


@pytest.mark.parametrize("silent", [(1, 5, 60, 400), (0, 5, math.nan, 0), (10, 15, 60, 0), (10, 15, 60, math.nan)])
def test_a_sample_without_variance_tells_nothing(silent: tuple[int, int, float, float]) -> None:
    for found in (one(silent, (30, 40, 50, 300)), one((30, 30, 50, 300), silent)):
        assert np.isnan([column[0] for column in values(found)[1:]]).all()


def test_very_small_variances_do_not_vanish() -> None:
    assert one((30, UNKNOWN, 60, 1e-200), (30, UNKNOWN, 60, 1e-200)).freedom[0] == pytest.approx(58)


def test_a_whole_map_is_compared_at_once() -> None:
    units = Sides(
        np.array([[10, 20], [30, 40]]),
        np.array([[15, UNKNOWN], [30, 50]]),
        np.array([[50.0, 60], [70, 80]]),
        np.array([[400.0, 0], [100, 200]]),
    )
    rest = sides((500, 900, 62, 500), (600, 600, 58, 450))
    found = welch(of=units, to=rest)

    assert found.p.shape == (2, 2)
    for row, column in np.ndindex(2, 2):
        at = (row, column)
        single = welch(
            of=Sides(units.n[at], units.headcounts[at], units.means[at], units.variances[at]),
            to=Sides(rest.n[column], rest.headcounts[column], rest.means[column], rest.variances[column]),
        )
        np.testing.assert_array_equal([each[row, column] for each in values(found)], values(single))


def test_no_comparisons_are_no_comparisons() -> None:
    none, nothing_known = np.zeros(0, np.int64), np.zeros(0)
    nothing = Sides(none, none, nothing_known, nothing_known)

    assert welch(of=nothing, to=nothing).p.shape == (0,)


def test_contradictions_are_refused() -> None:
    with pytest.raises(MoreAnswersThanPeople):
        sides((10, 9, 50, 1))
    with pytest.raises(NegativeCount):
        sides((-1, 9, 50, 1))


def test_the_rest_of_a_group_is_exactly_what_its_own_sums_would_be() -> None:
    unit, rest = [0.0, 33.333333, 100], [66.666667, 100, 25, 25]
    found = moments(unit + rest, people=[12]).without(moments(unit, people=[4]))
    expected = moments(rest, people=[8])

    assert found.counted == expected.counted
    assert found.sums == expected.sums
    assert found.headcounts == expected.headcounts
    limbs = [Fraction(int(each[0, 0])) + int(each[0, 1]) * 2**32 for each in (found.squares, expected.squares)]
    assert limbs[0] == limbs[1]
    assert found.sides().variances == pytest.approx(expected.sides().variances)


@pytest.mark.parametrize(("whole", "part"), [(UNKNOWN, 4), (12, UNKNOWN), (UNKNOWN, UNKNOWN)])
def test_the_rest_of_unknown_people_is_unknown(whole: int, part: int) -> None:
    assert moments([50.0, 60], people=[whole]).without(moments([50.0], people=[part])).headcounts == UNKNOWN


def test_a_part_greater_than_the_whole_is_refused() -> None:
    with pytest.raises(NotAPart):
        moments([50.0]).without(moments([50.0, 60]))
    with pytest.raises(MoreAnswersThanPeople):
        moments([50.0, 60], people=[10]).without(moments([50.0], people=[10]))
    with pytest.raises(MoreAnswersThanPeople):
        moments([50.0, 60], people=[10]).without(moments([50.0, 60], people=[11]))


def test_sums_become_sides_with_or_without_the_imaginary_respondent() -> None:
    unanimous = moments([75.0] * 10, people=[15])

    assert unanimous.sides().variances == 0
    assert unanimous.sides().means == 75
    assert unanimous.sides(Evenly.over_levels(4)).variances > 0
