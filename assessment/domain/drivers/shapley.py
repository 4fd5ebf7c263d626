"""Shapley values of R²: the average gain in explanation over every order in which predictors can be taken in."""

from math import factorial

import numpy as np
from numpy.typing import NDArray

MOST = 15
"""Predictors beyond which 2ᵖ subsets are too many."""


class TooManyPredictors(ValueError):
    """More predictors than all subsets of can be gone through."""


def shapley_values(*, predictors: NDArray[np.float64], criterion: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values [..., p] that sum to R², from correlations [..., p, p] of predictors and [..., p] with the criterion.

    φⱼ = Σ_S |S|! (p − |S| − 1)! / p! · (R²(S ∪ j) − R²(S)) over the subsets S without j (Lindeman, Merenda & Gold 1980;
    Grömping 2006; Shapley 1953). The matrix must be positive definite. Raises TooManyPredictors above MOST.
    """
    p = criterion.shape[-1]
    if p > MOST:
        raise TooManyPredictors(f"{p} predictors have too many subsets: at most {MOST}")
    explained = explained_by_subsets(predictors=predictors, criterion=criterion)
    subsets = np.arange(1 << p)
    sizes = np.bitwise_count(subsets)
    shares = np.array([factorial(size) * factorial(p - size - 1) / factorial(p) for size in range(p)])
    values = []
    for place in range(p):
        without = subsets[subsets >> place & 1 == 0]
        gains = explained[..., without | 1 << place] - explained[..., without]
        values.append((gains * shares[sizes[without]]).sum(axis=-1))
    return np.stack(values, axis=-1)


def explained_by_subsets(*, predictors: NDArray[np.float64], criterion: NDArray[np.float64]) -> NDArray[np.float64]:
    """R² of every subset [..., 2ᵖ]; bit j of the place says whether predictor j is in the subset.

    Predictors are gone through one by one. Each halves the road: left out, its row is dropped; taken in, it is swept
    out of the rest (Schur complement). What is left of the criterion's variance in the end is 1 − R².
    """
    column = criterion[..., :, None]
    row = np.concatenate([np.swapaxes(column, -1, -2), np.ones_like(column[..., :1, :])], axis=-1)
    joint = np.concatenate([np.concatenate([predictors, column], axis=-1), row], axis=-2)
    state = joint[..., None, :, :]
    for _ in range(criterion.shape[-1]):
        left_out = state[..., 1:, 1:]
        first = state[..., 1:, 0]
        taken_in = left_out - first[..., :, None] * first[..., None, :] / state[..., :1, :1]
        state = np.concatenate([left_out, taken_in], axis=-3)
    return np.asarray(1 - state[..., 0, 0])
