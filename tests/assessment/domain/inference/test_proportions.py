"""Tests of shares, their intervals and indexes."""

import math

import numpy as np
import pytest
from scipy import stats

from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.proportions import (
    Favour,
    MoreAnswersThanPeople,
    NegativeCount,
    NobodyAnswered,
    NotAScale,
    NotAShare,
    Proportion,
    answers_in,
    distribution_index,
    end_options,
    favour,
    margin_of_error,
    mean_index,
    require_counts,
    wilson,
    wilson_bounds,
)


def score_bounds(share: float, n: float) -> list[float]:
    """The shares π at which (p − π)² = z² π (1 − π)/n, as roots of a quadratic."""
    z2 = stats.norm.ppf(0.975) ** 2
    return sorted(np.roots([1 + z2 / n, -(2 * share + z2 / n), share**2]).real.tolist())


@pytest.mark.parametrize(("share", "n"), [(0.5, 10), (0.0, 7), (1.0, 7), (0.9, 120), (0.25, 1)])
def test_with_unknown_headcount_it_is_the_interval_of_wilson(share: float, n: int) -> None:
    found = wilson(share=share, n=n)

    assert [found.low, found.high] == pytest.approx(score_bounds(share, n), abs=1e-7)
    assert not found.is_census


def test_with_a_headcount_the_effective_number_takes_the_place_of_n() -> None:
    found = wilson(share=0.6, n=24, headcount=40)

    assert [found.low, found.high] == pytest.approx(score_bounds(0.6, 24 * 39 / 16))


def test_one_answer_of_several_people_counts_as_one() -> None:
    found, plain = wilson(share=1, n=1, headcount=5), wilson(share=1, n=1)

    assert (found.low, found.high) == (plain.low, plain.high)


@pytest.mark.parametrize(("share", "n"), [(0.3, 10), (1.0, 1)])
def test_where_everybody_answered_the_interval_has_no_width_and_says_so(share: float, n: int) -> None:
    assert wilson(share=share, n=n, headcount=n) == Proportion(share, share, share, is_census=True)


def test_nobody_s_share_could_be_anything() -> None:
    for people in (0, 5, UNKNOWN):
        found = wilson(share=0, n=0, headcount=people)
        assert (found.low, found.high) == pytest.approx((0, 1))
        assert not found.is_census


def test_the_bounds_of_many_shares_are_those_of_each() -> None:
    shares, n, people = np.array([[0.1, 0.9], [0.5, 0.4]]), np.array([[10, 20], [30, 5]]), np.array([15, UNKNOWN])
    low, high = wilson_bounds(shares=shares, n=np.minimum(n, 15), headcounts=people)

    assert low.shape == (2, 2)
    for row, column in np.ndindex(2, 2):
        share, answered = float(shares[row, column]), min(int(n[row, column]), 15)
        one = wilson(share=share, n=answered, headcount=int(people[column]))
        assert [low[row, column], high[row, column]] == [one.low, one.high]


def test_contradictions_are_refused_by_name() -> None:
    for share in (-0.1, 1.1, math.nan):
        with pytest.raises(NotAShare):
            wilson(share=share, n=3)
    with pytest.raises(MoreAnswersThanPeople):
        wilson(share=0.5, n=4, headcount=3)
    for n, people in ((-1, 3), (0, -2)):
        with pytest.raises(NegativeCount):
            require_counts(n=n, headcounts=people)


def test_the_margin_of_error_has_its_correction_only_where_people_are_known() -> None:
    plain = 196 * math.sqrt(0.25 / 50)

    assert margin_of_error(share=0.5, n=50) == pytest.approx(plain)
    assert margin_of_error(share=0.5, n=50, headcount=101) == pytest.approx(plain * math.sqrt(51 / 100))
    assert margin_of_error(share=0.5, n=1, headcount=1) == 0
    with pytest.raises(NobodyAnswered):
        margin_of_error(share=0.5, n=0)
    with pytest.raises(NotAShare):
        margin_of_error(share=2, n=1)


def test_favourable_is_two_fifths_of_the_options_at_the_end() -> None:
    assert [end_options(options) for options in range(2, 12)] == [1, 1, 2, 2, 2, 3, 3, 4, 4, 4]
    for options in (1, 12):
        with pytest.raises(NotAScale):
            end_options(options)


def test_shares_of_five_options_are_top_two_middle_and_bottom_two() -> None:
    assert favour([1, 2, 3, 4, 10]) == Favour(0.7, 0.15, 0.15)


def test_scales_of_two_and_four_options_have_no_neutral_answer() -> None:
    assert favour([1, 3]) == Favour(0.75, 0, 0.25)
    assert favour([1, 1, 1, 1]) == Favour(0.5, 0, 0.5)


def test_a_histogram_counts_somebody_and_never_less_than_nobody() -> None:
    assert answers_in([0, 2, 1]) == 3
    with pytest.raises(NobodyAnswered):
        favour([0, 0, 0])
    with pytest.raises(NegativeCount):
        distribution_index([3, -1])


def test_the_index_places_options_evenly_from_0_to_100() -> None:
    assert distribution_index([0, 0, 0, 0, 3]) == 100
    assert distribution_index([1, 1]) == 50
    assert distribution_index([0, 1, 0, 1]) == pytest.approx(200 / 3)
    with pytest.raises(NotAScale):
        distribution_index([4])


def test_the_index_of_people_is_their_mean_and_nobody_has_none() -> None:
    assert mean_index([0, 50, 100]) == 50
    with pytest.raises(NobodyAnswered):
        mean_index([])
