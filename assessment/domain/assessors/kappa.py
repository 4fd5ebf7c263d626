"""Cohen's kappa: two assessors who put the same things into categories, plain and weighted by squared distance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from assessment.domain.assessors.undefined import Cause, Interval, Undefined


class NotAnAgreementTable(ValueError):
    """The table is not square, has a count below 0 or that is not a number, or ratings do not fit its categories."""


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance, 1 when complete, 0 when as by chance."""

    value: float
    standard_error: float
    """Of a large sample, when agreement is not by chance."""
    n: float
    """Things rated by both."""

    def interval(self, confidence: float = 0.95) -> Interval:
        """Normal interval value ± z · standard error, held within −1 … 1."""
        half = float(ndtri((1 + confidence) / 2)) * self.standard_error
        return Interval(max(self.value - half, -1.0), min(self.value + half, 1.0))


def agreement_table(
    *, first: Sequence[float], second: Sequence[float], categories: Sequence[float]
) -> NDArray[np.float64]:
    """Counts [k, k] of the first assessor's category by the second's; raises NotAnAgreementTable."""
    places = {category: place for place, category in enumerate(categories)}
    strange = sorted({*first, *second} - set(places))
    if len(first) != len(second) or strange:
        raise NotAnAgreementTable(f"Both rate the same things in known categories; unknown are {strange}")
    table = np.zeros((len(places), len(places)))
    for one, other in zip(first, second, strict=True):
        table[places[one], places[other]] += 1
    return table


def kappa(table: NDArray[np.float64]) -> Kappa | Undefined:
    """Cohen's kappa (1960) of counts [k, k]: (p_o − p_e)/(1 − p_e), p_o = Σ p_ii, p_e = Σ p_i. p_.i.

    Undefined without a count, and when both used one and the same category alone. Raises NotAnAgreementTable.
    """
    return _weighted(table, np.eye(len(table)))


def kappa_quadratic(table: NDArray[np.float64]) -> Kappa | Undefined:
    """Kappa with weights w = 1 − (i − j)²/(k − 1)² (Cohen 1968): off by one category is nearly agreeing.

    p_o = Σ w p_ij, p_e = Σ w p_i. p_.j; Undefined and raises as `kappa` does.
    """
    places = np.arange(len(table))
    apart = np.subtract.outer(places, places) / max(len(table) - 1, 1)
    return _weighted(table, 1 - np.square(apart))


def _weighted(table: NDArray[np.float64], weights: NDArray[np.float64]) -> Kappa | Undefined:
    """κ_w = (p_o − p_e)/(1 − p_e), p_o = Σ w p_ij, p_e = Σ w p_i. p_.j; weights [k, k], 1 for full agreement.

    SE² = (Σ p_ij (w_ij − (w̄_i. + w̄_.j)(1 − κ))² − (κ − p_e (1 − κ))²) / (n (1 − p_e)²), w̄_i. = Σ_j w_ij p_.j and
    w̄_.j = Σ_i w_ij p_i. (Fleiss, Cohen & Everitt 1969).
    """
    _require_table(table)
    n = float(table.sum())
    if n == 0:
        return Undefined(Cause.NO_PAIRS)
    shares = table / n
    first, second = shares.sum(axis=1), shares.sum(axis=0)
    used = (first > 0) | (second > 0)
    if np.count_nonzero(used) == 1:
        return Undefined(Cause.NO_VARIANCE)
    observed, expected = float((weights * shares).sum()), float(first @ weights @ second)
    value = (observed - expected) / (1 - expected)
    means = np.add.outer(weights @ second, weights.T @ first)
    spread = float((shares * np.square(weights - means * (1 - value))).sum())
    variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2)
    return Kappa(value, float(np.sqrt(max(variance, 0.0))), n)


def _require_table(table: NDArray[np.float64]) -> None:
    square = table.ndim == 2 and table.shape[0] == table.shape[1]
    if not square or not np.isfinite(table).all() or (table < 0).any():
        raise NotAnAgreementTable("A table of agreement is square and of counts: rows one assessor, columns the other")
