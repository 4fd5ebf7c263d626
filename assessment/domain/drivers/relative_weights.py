"""Johnson's relative weights: what each of several correlated scores contributes to explaining another."""

import numpy as np
from numpy.typing import NDArray


def relative_weights(*, predictors: NDArray[np.float64], criterion: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights [..., p] that sum to R², from correlations [..., p, p] of predictors and [..., p] with the criterion.

    With R = V Δ Vᵀ and Λ = V √Δ Vᵀ (the uncorrelated variables nearest to the predictors): β = Λ⁻¹ r, and the weight of
    predictor j is Σₖ Λ²ⱼₖ β²ₖ (Johnson 2000, Multivariate Behavioral Research 35). R must be positive definite, as
    `correlations` makes it.
    """
    values, vectors = np.linalg.eigh(predictors)
    roots = np.sqrt(values)
    rotated = np.einsum("...kj,...k->...j", vectors, criterion) / roots
    beta = np.einsum("...jk,...k->...j", vectors, rotated)
    loadings = np.einsum("...jk,...k,...lk->...jl", vectors, roots, vectors)
    return np.asarray(np.einsum("...jl,...l->...j", loadings**2, beta**2))
