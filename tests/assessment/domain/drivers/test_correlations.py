"""Correlations from cross-products: complete answers, gaps, and matrices nobody could have."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.drivers.correlations import (
    FLOOR,
    NotPositiveDefinite,
    NoVariation,
    TooFewTogether,
    correlation_stack,
    correlations,
)


def cross_of(matrix: list[list[float]], n: int = 1000) -> NDArray[np.int64]:
    """Cross-products of n people with mean 0 and these correlations."""
    scaled = np.rint(np.array(matrix) * 10_000 * (n - 1))
    return np.stack([np.full_like(scaled, n), np.zeros_like(scaled), scaled]).astype(np.int64)


def cross_of_rows(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Cross-products of rows [people, J] without gaps."""
    items = rows.shape[1]
    sums = np.repeat(rows.sum(axis=0)[:, None], items, axis=1)
    return np.stack([np.full((items, items), len(rows)), sums, rows.T @ rows])


def test_complete_answers_give_the_usual_correlations() -> None:
    rows = np.random.default_rng(1).integers(0, 100_001, size=(40, 4))

    found = correlations(cross_of_rows(rows))

    assert found.matrix == pytest.approx(np.corrcoef(rows.T), abs=1e-12)
    assert (found.fewest, found.smoothed) == (40, False)


def test_a_pair_counts_only_those_who_gave_both() -> None:
    cross = cross_of_rows(np.array([[1, 2], [2, 1], [3, 4], [4, 4]]))
    third = np.array([[5, 0], [0, 0]])
    cross += np.stack([np.diag([1, 0]), third, third * 5])

    found = correlations(cross)

    both = np.array([[1.0, 2], [2, 1], [3, 4], [4, 4]])
    expected = np.cov(both.T)[0, 1] / np.sqrt(np.var([1, 2, 3, 4, 5], ddof=1) * np.var(both[:, 1], ddof=1))
    assert found.matrix[0, 1] == pytest.approx(expected)
    assert found.fewest == 4


def test_two_scores_given_together_by_one_person_are_refused() -> None:
    cross = cross_of([[1, 0.5], [0.5, 1]])
    cross[0, 0, 1] = cross[0, 1, 0] = 1

    with pytest.raises(TooFewTogether, match="fewer than two"):
        correlations(cross)


def test_a_score_that_never_varies_is_refused_by_its_place() -> None:
    rows = np.random.default_rng(1).integers(0, 100_001, size=(40, 3))
    rows[:, 1] = 66_667

    with pytest.raises(NoVariation, match="place 1"):
        correlations(cross_of_rows(rows))


def test_one_deviating_person_among_a_million_is_variation() -> None:
    n, score = 1_000_000, 75_000
    sums = np.full((1, 1), n * score - 25_000)
    squares = np.full((1, 1), (n - 1) * score**2 + 50_000**2)

    assert correlations(np.stack([np.full((1, 1), n), sums, squares])).matrix == pytest.approx(np.ones((1, 1)))


def test_contradicting_correlations_are_refused() -> None:
    with pytest.raises(NotPositiveDefinite, match=r"smallest eigenvalue -0\.8"):
        correlations(cross_of([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]))


def test_a_slight_contradiction_is_drawn_towards_independence_by_the_least_amount() -> None:
    matrix = np.array([[1, 0.705, 0], [0.705, 1, 0.715], [0, 0.715, 1]])
    lowest = np.linalg.eigvalsh(matrix)[0]
    assert -0.01 < lowest < 0

    found = correlations(cross_of(matrix.tolist(), n=100_001))

    assert found.smoothed
    assert np.linalg.eigvalsh(found.matrix)[0] == pytest.approx(FLOOR)
    assert np.diag(found.matrix) == pytest.approx(np.ones(3))
    assert found.matrix[0, 1] / 0.705 == pytest.approx(found.matrix[1, 2] / 0.715, abs=1e-4)


def test_two_copies_of_a_score_are_smoothed() -> None:
    rows = np.random.default_rng(1).integers(0, 100_001, size=(40, 1))

    found = correlations(cross_of_rows(np.hstack([rows, rows])))

    assert found.smoothed
    assert found.matrix[0, 1] == pytest.approx(1 - FLOOR)


def test_a_stack_leaves_out_what_would_be_refused() -> None:
    sound = cross_of([[1, 0.5, 0.2], [0.5, 1, 0.1], [0.2, 0.1, 1]])
    contradictory = cross_of([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    constant, alone = sound.copy(), sound.copy()
    constant[2, 1] = constant[2, :, 1] = 0
    alone[0, 0, 1] = alone[0, 1, 0] = 1
    slight = cross_of([[1, 0.705, 0], [0.705, 1, 0.715], [0, 0.715, 1]], n=100_001)
    stack = np.stack([sound, contradictory, constant, alone, slight]).astype(np.float64)

    found = correlation_stack(stack)

    assert found == pytest.approx(np.stack([correlations(sound).matrix, correlations(slight).matrix]))


def test_a_stack_of_nothing_usable_is_empty() -> None:
    assert correlation_stack(np.zeros((2, 3, 2, 2))).shape == (0, 2, 2)
