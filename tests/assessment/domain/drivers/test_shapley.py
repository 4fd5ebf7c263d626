"""Shapley values of R²: the cases that can be told without computing, and the limit on subsets."""

import numpy as np
import pytest

from assessment.domain.drivers.shapley import MOST, TooManyPredictors, explained_by_subsets, shapley_values

PREDICTORS = np.array([[1, 0.5, 0.2], [0.5, 1, -0.1], [0.2, -0.1, 1]])
CRITERION = np.array([0.6, 0.3, 0.4])


def test_one_predictor_has_all_of_r_squared() -> None:
    assert shapley_values(predictors=np.ones((1, 1)), criterion=np.array([-0.6])) == pytest.approx([0.36])


def test_uncorrelated_predictors_have_their_squared_correlations() -> None:
    found = shapley_values(predictors=np.eye(3), criterion=np.array([0.5, -0.3, 0.0]))

    assert found == pytest.approx([0.25, 0.09, 0])


def test_two_predictors_have_the_mean_of_first_and_last() -> None:
    r, a, b = 0.5, 0.6, 0.3
    both = (a * a + b * b - 2 * a * b * r) / (1 - r * r)

    found = shapley_values(predictors=np.array([[1, r], [r, 1]]), criterion=np.array([a, b]))

    assert found == pytest.approx([(a * a + both - b * b) / 2, (b * b + both - a * a) / 2])


def test_every_subset_explains_what_its_regression_does() -> None:
    found = explained_by_subsets(predictors=PREDICTORS, criterion=CRITERION)

    for subset in range(8):
        members = [place for place in range(3) if subset >> place & 1]
        within = CRITERION[members]
        assert found[subset] == pytest.approx(within @ np.linalg.solve(PREDICTORS[np.ix_(members, members)], within))


def test_a_stack_is_valued_one_by_one() -> None:
    criteria = np.stack([CRITERION, CRITERION[::-1]])

    found = shapley_values(predictors=np.stack([PREDICTORS, PREDICTORS]), criterion=criteria)

    each = [shapley_values(predictors=PREDICTORS, criterion=criterion) for criterion in criteria]
    assert found == pytest.approx(np.stack(each))


def test_fifteen_predictors_are_valued_and_sixteen_refused() -> None:
    assert shapley_values(predictors=np.eye(MOST), criterion=np.full(MOST, 0.1)) == pytest.approx([0.01] * MOST)
    with pytest.raises(TooManyPredictors, match="16 predictors"):
        shapley_values(predictors=np.eye(16), criterion=np.full(16, 0.1))
