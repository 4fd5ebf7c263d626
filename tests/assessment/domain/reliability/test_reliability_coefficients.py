"""Tests of alpha, lambda 6 and item-rest correlations."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.counting import cross_products
from assessment.domain.edition import POINT
from assessment.domain.reliability.agreement import alpha
from assessment.domain.reliability.reliability_coefficients import (
    NoCoefficient,
    correlated,
    covariances,
    item_rest_correlations,
    lambda_6,
    raw_alpha,
    standardised_alpha,
)

SCORES = np.array([[0, 25, 50, 75, 100, 75], [0, 50, 25, 75, 75, 100], [25, 0, 50, 50, 100, 50]])


def of(scores: NDArray[np.int64]) -> NDArray[np.float64]:
    """Covariances of scores [J, rows] in points, −1 missing, in thousandths of a point."""
    found = covariances(cross_products(np.where(scores < 0, -1, scores * POINT)))
    assert not isinstance(found, NoCoefficient)
    return found


def test_covariances_of_complete_answers_are_the_usual_ones() -> None:
    assert of(SCORES) == pytest.approx(np.cov(SCORES) * 1000**2)


def test_covariances_with_gaps_are_taken_over_those_who_answered_both() -> None:
    scores = SCORES.copy()
    scores[0, 1] = scores[1, 4] = -1
    both = np.array([0, 2, 3, 5])

    found = of(scores)

    assert found[0, 1] == pytest.approx(np.cov(SCORES[:2][:, both])[0, 1] * 1000**2)
    assert found[0, 0] == pytest.approx(np.var(SCORES[0, [0, 2, 3, 4, 5]], ddof=1) * 1000**2)
    assert found == pytest.approx(found.T)


def test_a_pair_that_one_person_answered_has_no_covariance() -> None:
    scores = np.array([[0, 25, POINT, -1], [-1, 25, -1, 75]])

    assert covariances(cross_products(scores)) is NoCoefficient.FEW_ANSWERS


def test_an_item_that_never_varies_has_exactly_no_variance() -> None:
    found = of(np.array([[33] * 7, [0, 25, 50, 75, 100, 0, 25]]))

    assert found[0].tolist() == [0, 0]
    assert correlated(found) is NoCoefficient.NO_VARIANCE
    assert standardised_alpha(found) is NoCoefficient.NO_VARIANCE
    assert lambda_6(found) is NoCoefficient.NO_VARIANCE
    assert item_rest_correlations(found) == (NoCoefficient.NO_VARIANCE, NoCoefficient.NO_VARIANCE)


def test_correlations_are_the_usual_ones() -> None:
    assert correlated(of(SCORES)) == pytest.approx(np.corrcoef(SCORES))


def test_raw_alpha_is_the_alpha_of_the_tally() -> None:
    assert raw_alpha(of(SCORES)) == pytest.approx(alpha(cross_products(SCORES * POINT)))


def test_alpha_does_without_the_spread_of_items_only_when_standardised() -> None:
    wide = of(SCORES * np.array([[1], [1], [4]]))

    assert standardised_alpha(wide) == pytest.approx(standardised_alpha(of(SCORES)))
    assert raw_alpha(wide) != pytest.approx(raw_alpha(of(SCORES)))


def test_standardised_alpha_is_spearman_and_brown_s_step_from_the_mean_correlation() -> None:
    mean = np.corrcoef(SCORES)[np.triu_indices(3, 1)].mean()

    assert standardised_alpha(of(SCORES)) == pytest.approx(3 * mean / (1 + 2 * mean))


def test_a_single_item_has_no_coefficient() -> None:
    single = np.array([[4.0]])

    assert raw_alpha(single) is NoCoefficient.FEW_ITEMS
    assert lambda_6(single) is NoCoefficient.FEW_ITEMS
    assert item_rest_correlations(single) == (NoCoefficient.FEW_ITEMS,)


def test_items_that_cancel_out_have_no_alpha() -> None:
    assert raw_alpha(np.array([[1.0, -1.0], [-1.0, 1.0]])) is NoCoefficient.NO_VARIANCE


def test_lambda_6_of_two_items_follows_from_their_correlation() -> None:
    r = 0.6

    assert lambda_6(np.array([[1, r], [r, 1]])) == pytest.approx(1 - 2 * (1 - r * r) / (2 + 2 * r))


def test_an_item_asked_twice_is_tied() -> None:
    assert lambda_6(of(SCORES[[0, 1, 1]])) is NoCoefficient.TIED_ITEMS


def test_an_item_is_correlated_with_the_sum_of_the_others() -> None:
    usual = [np.corrcoef(SCORES[place], np.delete(SCORES, place, axis=0).sum(axis=0))[0, 1] for place in range(3)]

    assert item_rest_correlations(of(SCORES)) == pytest.approx(usual)


def test_items_that_oppose_the_rest_show_it() -> None:
    assert item_rest_correlations(np.array([[1.0, -1.0], [-1.0, 1.0]])) == (-1, -1)


def test_gaps_that_contradict_each_other_give_no_item_rest_correlation() -> None:
    impossible = np.array([[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])

    assert item_rest_correlations(impossible)[0] is NoCoefficient.TIED_ITEMS
