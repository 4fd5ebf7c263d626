"""Relative weights: the cases that can be told without computing."""

import numpy as np
import pytest

from assessment.domain.drivers.relative_weights import relative_weights


def test_one_predictor_has_all_of_r_squared() -> None:
    found = relative_weights(predictors=np.ones((1, 1)), criterion=np.array([-0.6]))

    assert found == pytest.approx([0.36])


def test_uncorrelated_predictors_have_their_squared_correlations() -> None:
    found = relative_weights(predictors=np.eye(3), criterion=np.array([0.5, -0.3, 0.0]))

    assert found == pytest.approx([0.25, 0.09, 0])


def test_predictors_alike_share_alike() -> None:
    predictors = np.array([[1, 0.8], [0.8, 1]])

    found = relative_weights(predictors=predictors, criterion=np.array([0.5, 0.5]))

    assert found == pytest.approx([0.5 * 2 * 0.25 / 1.8] * 2)


def test_a_stack_is_weighed_one_by_one() -> None:
    predictors = np.array([[[1, 0.2], [0.2, 1]], [[1, -0.5], [-0.5, 1]]])
    criterion = np.array([[0.4, 0.3], [0.6, 0.1]])

    found = relative_weights(predictors=predictors, criterion=criterion)

    each = [relative_weights(predictors=p, criterion=c) for p, c in zip(predictors, criterion, strict=True)]
    assert found == pytest.approx(np.stack(each))
