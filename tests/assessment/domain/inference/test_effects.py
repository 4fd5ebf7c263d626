"""Tests of effect sizes."""

import math
import statistics

import numpy as np
import pytest
from scipy import stats

from assessment.domain.inference.effects import (
    DifferentScales,
    EffectSize,
    NegativeVariance,
    NoSpread,
    Summary,
    cliff_delta,
    cliff_interval,
    cohen_d,
    cohen_interval,
    delta_label,
    g_label,
    hedges_g,
)
from assessment.domain.inference.proportions import NegativeCount, NobodyAnswered

SCORES = [0.0, 25, 50, 75, 100]
FIRST, SECOND = [1, 2, 3, 8, 6], [4, 5, 3, 2, 1]


def people(histogram: list[int]) -> list[float]:
    """One score per answer."""
    return [score for score, count in zip(SCORES, histogram, strict=True) for _ in range(count)]


def test_a_histogram_has_the_mean_and_variance_of_its_answers() -> None:
    found = Summary.of_histogram(FIRST, scores=SCORES)

    assert found.n == 20
    assert found.mean == pytest.approx(statistics.mean(people(FIRST)))
    assert found.variance == pytest.approx(statistics.variance(people(FIRST)))


def test_one_answer_has_no_variance() -> None:
    assert Summary.of_histogram([0, 1], scores=[0, 100]) == Summary(1, 100, 0)


def test_a_summary_of_nobody_or_of_no_sense_is_refused() -> None:
    with pytest.raises(NobodyAnswered):
        Summary(0, 0, 0)
    with pytest.raises(NobodyAnswered):
        Summary.of_histogram([0, 0], scores=[0, 1])
    for variance in (-1, math.nan):
        with pytest.raises(NegativeVariance):
            Summary(2, 0, variance)
    with pytest.raises(DifferentScales):
        Summary.of_histogram([1, 2], scores=SCORES)


def test_cohen_s_d_is_in_units_of_the_pooled_deviation() -> None:
    assert cohen_d(Summary(3, 60, 100), Summary(5, 50, 400)) == pytest.approx(10 / math.sqrt((2 * 100 + 4 * 400) / 6))


@pytest.mark.parametrize("sides", [(Summary(5, 50, 0), Summary(5, 75, 0)), (Summary(1, 50, 0), Summary(1, 75, 0))])
def test_without_spread_there_is_no_yardstick(sides: tuple[Summary, Summary]) -> None:
    with pytest.raises(NoSpread):
        cohen_d(*sides)


@pytest.mark.parametrize("gap", [0, 3, -20, 90])
@pytest.mark.parametrize("n", [2, 15, 4000])
def test_at_the_ends_of_the_interval_d_is_at_the_edge_of_chance(gap: float, n: int) -> None:
    sides = Summary(n, 50 + gap, 400), Summary(n + 1, 50, 500)
    scale = math.sqrt(1 / n + 1 / (n + 1))
    low, high = cohen_interval(*sides)

    assert low < cohen_d(*sides) < high
    edges = [stats.nct.cdf(cohen_d(*sides) / scale, 2 * n - 1, end / scale) for end in (low, high)]
    assert edges == pytest.approx([0.975, 0.025], abs=1e-5)


def test_hedges_g_takes_the_bias_of_small_groups_away() -> None:
    sides = Summary(4, 60, 100), Summary(5, 50, 100)

    assert hedges_g(*sides) == pytest.approx((1 - 3 / 27) * 1)
    exact = math.gamma(3.5) / (math.sqrt(3.5) * math.gamma(3))
    assert hedges_g(*sides, is_exact=True) == pytest.approx(exact)


def test_cliff_s_delta_counts_all_pairs() -> None:
    pairs = np.sign(np.subtract.outer(people(FIRST), people(SECOND)))

    assert cliff_delta(FIRST, SECOND) == pytest.approx(pairs.mean(), abs=1e-15)


def test_cliff_s_delta_runs_from_all_below_to_all_above() -> None:
    assert cliff_delta([0, 0, 2], [3, 1, 0]) == 1
    assert cliff_delta([3, 1, 0], [0, 0, 2]) == -1
    assert cliff_delta([0, 4, 0], [0, 1, 0]) == 0


def test_histograms_that_cannot_be_compared_are_refused() -> None:
    with pytest.raises(DifferentScales):
        cliff_delta([1, 2], [1, 2, 3])
    with pytest.raises(NobodyAnswered):
        cliff_delta([1, 2], [0, 0])
    with pytest.raises(NegativeCount):
        cliff_delta([1, -1], [1, 1])


def test_the_interval_of_delta_stays_inside_and_is_a_point_at_its_ends() -> None:
    low, high = cliff_interval(delta=0.95, n_first=5, n_second=5)

    assert -1 < low < 0.95 < high < 1
    assert cliff_interval(delta=1, n_first=5, n_second=5) == (1, 1)
    assert cliff_interval(delta=-1, n_first=5, n_second=5) == (-1, -1)
    with pytest.raises(NobodyAnswered):
        cliff_interval(delta=0, n_first=0, n_second=5)


def test_labels_begin_at_their_thresholds_in_both_directions() -> None:
    names = [EffectSize.NEGLIGIBLE, EffectSize.SMALL, EffectSize.MEDIUM, EffectSize.LARGE]

    assert [delta_label(delta) for delta in (0.146, 0.147, -0.33, 0.474)] == names
    assert [delta_label(delta) for delta in (0, 0.329, -0.473, -1)] == names
    assert [g_label(effect) for effect in (-0.19, 0.2, -0.5, 0.8)] == names
    assert [g_label(effect) for effect in (0, 0.49, 0.79, -3)] == names
