"""Tests of means, variances and intervals."""

import math
import statistics

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from assessment.domain.edition import POINT
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly, half_widths, mean_points, square_points, variances

EVENLY = Evenly.over_levels(4)
Sums = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def sums_of(*groups: list[float]) -> Sums:
    """How many, sums and squares of groups of scores in points."""
    micro = [[round(score * POINT) for score in group] for group in groups]
    squares = [sum(score * score for score in group) for group in micro]
    limbs = [[square % 2**32, square // 2**32] for square in squares]
    return np.array([len(group) for group in micro]), np.array([sum(group) for group in micro]), np.array(limbs)


def half_width(scores: list[float], headcount: int, evenly: Evenly = EVENLY) -> float:
    """Half the interval of one group."""
    counted, sums, squares = sums_of(scores)
    widths = half_widths(counted=counted, sums=sums, squares=squares, headcounts=np.array([headcount]), evenly=evenly)
    return float(widths[0])


def test_means_and_variances_are_the_textbook_ones() -> None:
    first, second = [0.0, 25, 100, 33.333333], [50.0, 50]
    counted, sums, squares = sums_of(first, second)

    assert mean_points(counted=counted, sums=sums).tolist() == pytest.approx([statistics.mean(first), 50])
    assert square_points(squares)[1] == 5000
    assert variances(counted=counted, sums=sums, squares=squares).tolist() == pytest.approx(
        [statistics.variance(first), 0], abs=1e-9
    )


def test_nobody_and_one_respondent_have_no_variance() -> None:
    counted, sums, squares = sums_of([], [75.0])

    assert mean_points(counted=counted, sums=sums).tolist() == [0, 75]
    assert variances(counted=counted, sums=sums, squares=squares).tolist() == [0, 0]


def test_the_published_index_of_the_civil_service_survey_comes_out() -> None:
    """CSPS 2018 Technical Guide p. 12-13: ten indexes of 53; two organisations of 49 and 63."""
    people = [65.0, 25, 70, 35, 50, 100, 90, 40, 20, 35]
    one = [score for score, share in zip((100, 75, 50, 25, 0), (10, 40, 10, 16, 24), strict=True) for _ in range(share)]
    two = [score for score, share in zip((100, 75, 50, 25, 0), (22, 28, 34, 12, 4), strict=True) for _ in range(share)]
    counted, sums, _ = sums_of(people, [float(score) for score in one], [float(score) for score in two])

    assert mean_points(counted=counted, sums=sums).tolist() == [53, 49, 63]


def test_the_imaginary_respondent_is_spread_over_the_possible_scores() -> None:
    assert Evenly.over_levels(4) == Evenly(50, 3750)
    assert Evenly.over([0, 100]) == Evenly(50, 5000)


def test_the_interval_is_student_s_with_the_finite_population_and_the_imaginary_respondent() -> None:
    scores = [25.0, 50, 50, 75, 100]
    spread = [*(score for score in scores for _ in range(5)), 0.0, 25, 50, 75, 100]
    deviations = sum((score - statistics.mean(spread)) ** 2 for score in spread) / 5
    expected = stats.t.ppf(0.975, 4) * math.sqrt((1 - 5 / 20) * (deviations / 5) / 5)

    assert half_width(scores, 20) == pytest.approx(expected)
    assert half_width(scores, UNKNOWN) == pytest.approx(expected / math.sqrt(0.75))


def test_a_unanimous_group_is_not_certain_and_a_whole_population_is() -> None:
    assert half_width([75.0] * 10, 12) > 1
    assert half_width([75.0, 0], 2) == 0
    assert half_width([75.0], 1) == 0


def test_one_of_several_people_has_no_interval() -> None:
    assert math.isnan(half_width([75.0], 2))
    assert math.isnan(half_width([], 2))
    assert math.isnan(half_width([75.0], UNKNOWN))


def test_intervals_of_many_groups_are_found_at_once() -> None:
    counted, sums, squares = sums_of([25.0, 50, 75], [0.0, 100], [0.0])
    headcounts = np.array([10, 10, UNKNOWN])

    widths = half_widths(counted=counted, sums=sums, squares=squares, headcounts=headcounts, evenly=EVENLY)

    assert widths[0] == pytest.approx(half_width([25.0, 50, 75], 10))
    assert widths[1] == pytest.approx(half_width([0.0, 100], 10))
    assert math.isnan(widths[2])


@pytest.mark.parametrize(
    ("shares", "population", "respondents", "coverage", "width"),
    [((1, 2, 5, 32, 60), 15, 10, 98.4, 18.7), ((1, 2, 5, 32, 60), 40, 24, 96.1, 11.0)],
)
def test_the_interval_covers_what_the_notes_measured(
    shares: tuple[int, ...], population: int, respondents: int, coverage: float, width: float
) -> None:
    """Statistics 1.3: skewed answers, t with one imaginary respondent; within 1.5 points."""
    maker = np.random.default_rng(2026)
    everybody = maker.choice(np.arange(0, 101, 25), size=(2000, population), p=np.array(shares) / 100)
    answers = everybody[:, :respondents].astype(np.int64)
    square = (answers**2).sum(axis=1) * POINT**2
    found = half_widths(
        counted=np.full(2000, respondents),
        sums=answers.sum(axis=1) * POINT,
        squares=np.stack([square & (2**32 - 1), square >> 32], axis=1),
        headcounts=np.full(2000, population),
        evenly=EVENLY,
    )
    off = np.abs(everybody.mean(axis=1) - answers.mean(axis=1))

    assert 100 * np.mean(off <= found + 1e-9) == pytest.approx(coverage, abs=1.5)
    assert 2 * found.mean() == pytest.approx(width, abs=1.5)
