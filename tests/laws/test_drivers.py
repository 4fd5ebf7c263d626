"""Laws of drivers: parts that sum to the whole, whatever the order, the sign or the split of the sheets."""

from itertools import permutations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.counts.counting import cross_products
from assessment.domain.drivers.correlations import FLOOR, NotPositiveDefinite, correlations
from assessment.domain.drivers.driver_results import Method
from assessment.domain.drivers.findings import weights_of
from assessment.domain.drivers.shapley import explained_by_subsets, shapley_values

Matrix = NDArray[np.float64]
METHODS = st.sampled_from(list(Method))


@st.composite
def matrices(draw: st.DrawFn, most: int = 5) -> Matrix:
    """Correlations of one to five drivers and, last, an outcome."""
    size = draw(st.integers(2, most + 1))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    loadings = rng.normal(size=(size, size + draw(st.integers(0, 3))))
    covariances = loadings @ loadings.T + 0.1 * np.eye(size)
    deviations = np.sqrt(np.diag(covariances))
    return np.asarray(covariances / np.outer(deviations, deviations))


def r_squared(matrix: Matrix) -> float:
    """R² of the regression of the last on the others."""
    criterion = matrix[:-1, -1]
    return float(criterion @ np.linalg.solve(matrix[:-1, :-1], criterion))


@given(matrices(), METHODS)
def test_weights_are_never_negative_and_sum_to_r_squared(matrix: Matrix, method: Method) -> None:
    weights = weights_of(matrix, method)

    assert np.isclose(weights.sum(), r_squared(matrix), atol=1e-9)
    assert (weights >= -1e-12).all()


@given(matrices(), METHODS, st.randoms(use_true_random=False))
def test_the_order_of_drivers_does_not_matter(matrix: Matrix, method: Method, random: Random) -> None:
    order = list(range(len(matrix) - 1))
    random.shuffle(order)
    places = [*order, len(order)]

    assert np.allclose(weights_of(matrix[np.ix_(places, places)], method), weights_of(matrix, method)[order], atol=1e-9)


@given(matrices(), METHODS, st.integers(0, 63))
def test_turning_a_score_round_changes_no_weight(matrix: Matrix, method: Method, turned: int) -> None:
    signs = np.array([-1.0 if turned >> place & 1 else 1.0 for place in range(len(matrix))])

    assert np.allclose(weights_of(matrix * np.outer(signs, signs), method), weights_of(matrix, method), atol=1e-9)


@settings(max_examples=40)
@given(matrices(most=4))
def test_a_shapley_value_is_the_mean_gain_over_all_orders(matrix: Matrix) -> None:
    predictors, criterion = matrix[:-1, :-1], matrix[:-1, -1]
    explained = explained_by_subsets(predictors=predictors, criterion=criterion)
    gains = np.zeros(len(criterion))
    orders = list(permutations(range(len(criterion))))
    for order in orders:
        taken = 0
        for place in order:
            gains[place] += explained[taken | 1 << place] - explained[taken]
            taken |= 1 << place

    assert np.allclose(shapley_values(predictors=predictors, criterion=criterion), gains / len(orders), atol=1e-9)


@given(st.integers(0, 2**32 - 1), st.integers(1, 29))
def test_cross_products_of_any_split_of_the_sheets_give_the_same(seed: int, cut: int) -> None:
    scores = np.random.default_rng(seed).integers(-1, 5, size=(3, 30)) * 25_000_000
    scores = np.where(scores < 0, -1, scores)
    parts = cross_products(scores[:, :cut]) + cross_products(scores[:, cut:])

    assert np.array_equal(parts, cross_products(scores))


@given(st.integers(0, 2**32 - 1), st.integers(2, 5))
def test_whatever_is_not_refused_can_be_inverted(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    raw = np.clip(rng.normal(scale=0.6, size=(size, size)), -0.99, 0.99)
    matrix = np.triu(raw, 1) + np.triu(raw, 1).T + np.eye(size)
    cross = np.stack([np.full_like(matrix, 501), np.zeros_like(matrix), np.rint(matrix * 5e8)]).astype(np.int64)
    try:
        found = correlations(cross)
    except NotPositiveDefinite:
        assert np.linalg.eigvalsh(matrix)[0] < 0
    else:
        assert np.linalg.eigvalsh(found.matrix)[0] >= FLOOR - 1e-6
        assert (np.abs(found.matrix) <= np.abs(matrix) + 1e-6).all()
