"""Multiple comparisons: p-values of one family, adjusted so that among many differences few are found by luck alone."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


class NotAProbability(ValueError):
    """A p-value that is not a number of 0–1."""


def benjamini_hochberg(p_values: ArrayLike) -> NDArray[np.float64]:
    """min over j ≥ i of p₍ⱼ₎ m / j, at most 1, in the order given; for any number m of p-values, also none.

    Rejecting where it is at most q keeps the expected share of false findings below q for independent or positively
    dependent tests (Benjamini & Hochberg 1995). Equal p-values stay equal. Raises NotAProbability.
    """
    return _stepped_up(_probabilities(p_values), factor=1.0)


def benjamini_yekutieli(p_values: ArrayLike) -> NDArray[np.float64]:
    """Benjamini–Hochberg times Σ 1/k over k = 1…m, at most 1: holds under any dependence (Benjamini & Yekutieli 2001).

    Raises NotAProbability.
    """
    p = _probabilities(p_values)
    return _stepped_up(p, factor=float(np.sum(1 / np.arange(1, p.size + 1))))


def bonferroni(p_values: ArrayLike) -> NDArray[np.float64]:
    """m p, at most 1: keeps the chance of even one false finding below the level. Raises NotAProbability."""
    p = _probabilities(p_values)
    return np.minimum(p * p.size, 1)


def _stepped_up(p: NDArray[np.float64], *, factor: float) -> NDArray[np.float64]:
    order = np.argsort(p, kind="stable")
    scaled = p[order] * factor * p.size / np.arange(1, p.size + 1)
    smallest = np.minimum.accumulate(scaled[::-1])[::-1]
    adjusted = np.empty_like(p)
    # m / j · p may fall below p by the last bit; an adjusted p-value never does.
    adjusted[order] = np.maximum(np.minimum(smallest, 1), p[order])
    return adjusted


def _probabilities(p_values: ArrayLike) -> NDArray[np.float64]:
    p = np.asarray(p_values, dtype=np.float64).ravel()
    if not ((p >= 0) & (p <= 1)).all():
        raise NotAProbability("A p-value lies outside 0 to 1")
    return p
