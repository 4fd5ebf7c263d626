"""Shrinkage: scores of many organisations pulled towards what is usual, each by how little is known of it.

Model (Morris 1983; Raudenbush & Bryk 2002): y_i ~ N(θ_i, v_i), θ_i ~ N(x_i'β, τ²). Scores are points, variances
points²; x_i is 1 for all, or the row of a design (covariates, or `size_classes`). v_i = 0 is a score known exactly.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.domain.frame import UNKNOWN

Floats = NDArray[np.float64]

GRID = 64
"""Trial values of τ² by which the highest peak of a likelihood is found before it is climbed."""
SPAN = 1e-10
"""The smallest of them, as a share of the largest; a peak below it is τ² = 0."""
HALVINGS = 50


class TooFewOrganisations(ValueError):
    """There are not more organisations than coefficients: what is usual cannot be told from what is particular."""


class UnidentifiedDesign(ValueError):
    """Columns of the design determine one another, so that their coefficients have no one answer."""


class ImpossibleVariance(ValueError):
    """A score is not a number, or a variance is negative or not a number."""


class NoRespondents(ValueError):
    """An organisation without respondents has no score."""


class NoVariationWithin(ValueError):
    """No organisation has two respondents, so that nothing is known of how respondents differ."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Scores y, their sampling variances v, both [k], and the design X [k, p] of what is usual."""

    scores: Floats
    variances: Floats
    design: Floats


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """The fixed-effect fit: coefficients β with τ² = 0, Cochran's Q = Σ (y − x'β)² / v, degrees of freedom k − p."""

    coefficients: Floats
    q: float
    degrees: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Generalised least squares with weights w: β̂, residuals r = y − Xβ̂, information X'WX and its inverse."""

    weights: Floats
    coefficients: Floats
    residuals: Floats
    covariance: Floats
    information: Floats
    lost: float
    """tr((X'WX)⁻¹X'W²X): the part of Σw that estimating β uses up."""

    @property
    def squares(self) -> float:
        """Σ w r²."""
        return float(self.weights @ self.residuals**2)

    @property
    def determinants(self) -> float:
        """log |V| + log |X'WX|, V = diag(1/w)."""
        return float(np.linalg.slogdet(self.information)[1] - np.log(self.weights).sum())

    def slope(self, variance: float) -> float:
        """dℓ/dτ² of the restricted likelihood with w = 1/(v + τ²): ½ [Σ w² r² / variance − Σw + lost]."""
        return 0.5 * float(self.weights**2 @ self.residuals**2 / variance - self.weights.sum() + self.lost)


@dataclass(frozen=True, slots=True)
class Nested:
    """Variances of respondents within organisations and of organisations' true scores, points²."""

    within: float
    between: float


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """The posterior of organisations' true scores given τ²: θ_i = B_i y_i + (1 − B_i) x_i'β + N(0, B_i v_i)."""

    tau2: float
    coefficients: Floats
    covariance: Floats
    """Of β̂: (X'WX)⁻¹, [p, p]."""
    prior: Floats
    """x_i'β̂, points."""
    weights: Floats
    """B_i = τ² / (τ² + v_i), 0–1: how much of the score is kept; 1 for a score known exactly."""
    shrunken: Floats
    """Posterior means: x_i'β̂ + B_i (y_i − x_i'β̂), points."""
    conditional: Floats
    """B_i v_i: posterior variances if β were known, points²."""
    pulls: Floats
    """(1 − B_i) x_i, [k, p]: how an error of β̂ moves each."""

    @property
    def variances(self) -> Floats:
        """Posterior variances with the uncertainty of β: B_i v_i + (1 − B_i)² x_i'(X'WX)⁻¹x_i, points²."""
        added = np.einsum("ip,pq,iq->i", self.pulls, self.covariance, self.pulls)
        return np.asarray(self.conditional + added, dtype=np.float64)


def sample(scores: ArrayLike, variances: ArrayLike, *, design: ArrayLike | None = None) -> Sample:
    """Check scores, variances and design; without a design all share one mean.

    Raises TooFewOrganisations (k ≤ p), UnidentifiedDesign, ImpossibleVariance.
    """
    y, v = (np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in (scores, variances))
    x = np.ones((len(y), 1)) if design is None else np.asarray(design, dtype=np.float64)
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v >= 0).all()):
        raise ImpossibleVariance("Scores must be numbers, and variances numbers of at least 0")
    if len(y) <= x.shape[1]:
        raise TooFewOrganisations(f"{len(y)} organisations cannot be shrunk to {x.shape[1]} means of their own")
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise UnidentifiedDesign(f"The {x.shape[1]} columns of the design determine one another")
    return Sample(y, v, x)


def size_classes(classes: Sequence[Hashable]) -> Floats:
    """The design [k, classes] by which each class (of size, level, function) has a mean of its own."""
    places = {name: place for place, name in enumerate(dict.fromkeys(classes))}
    return np.eye(len(places))[[places[name] for name in classes]]


def sample_from_sums(
    *,
    n: ArrayLike,
    sums: ArrayLike,
    squares: ArrayLike,
    headcounts: ArrayLike | None = None,
    design: ArrayLike | None = None,
) -> Sample:
    """From respondents n ≥ 1, Σ of their scores (points) and Σ of squares: y = Σ/n, v = (1 − n/N) σ² / n.

    σ² is pooled within organisations, Σ(squares − sums²/n) / Σ(n − 1), because the variance of two respondents is worth
    nothing. `headcounts` N is UNKNOWN (-1) where nobody supplied it: nothing is deducted; n = N gives v = 0.
    Raises NoRespondents, NoVariationWithin and what `sample` raises.
    """
    counts, total = np.asarray(n, dtype=np.float64), np.asarray(sums, dtype=np.float64)
    within, degrees = _within(counts, total, np.asarray(squares, dtype=np.float64))
    people = np.full_like(counts, UNKNOWN) if headcounts is None else np.asarray(headcounts, dtype=np.float64)
    fraction = np.where(people == UNKNOWN, 0, counts / np.maximum(people, 1))
    return sample(total / counts, np.maximum(1 - fraction, 0) * within / degrees / counts, design=design)


def homogeneity(data: Sample) -> Homogeneity:
    """Cochran's Q: how far the scores differ beyond their sampling errors (Q ≈ k − p when not at all)."""
    fit = _fitted(data, 1 / np.maximum(data.variances, _least(data)))
    return Homogeneity(fit.coefficients, fit.squares, len(data.scores) - data.design.shape[1])


def tau2_dersimonian_laird(data: Sample) -> float:
    """τ² = max(0, (Q − (k − p)) / (Σw − tr((X'WX)⁻¹X'W²X))), w = 1/v (DerSimonian & Laird 1986).

    Scores known exactly take a variance of 1e-8 of the usual one, the limit for v → 0: they then decide alone.
    """
    fit = _fitted(data, 1 / np.maximum(data.variances, _least(data)))
    excess = fit.squares - (len(data.scores) - data.design.shape[1])
    return max(0.0, float(excess / (fit.weights.sum() - fit.lost)))


def restricted_log_likelihood(data: Sample, tau2: float) -> float:
    """ℓ(τ²) = −½ [Σ log(v + τ²) + log |X'WX| + Σ w (y − x'β̂)²], w = 1/(v + τ²) (Patterson & Thompson 1971)."""
    fit = _fitted(data, 1 / (data.variances + tau2))
    return float(-0.5 * (fit.determinants + fit.squares))


def tau2_reml(data: Sample) -> float:
    """τ² of the highest peak of the restricted likelihood; 0 when that is at the lower end.

    When more scores are known exactly than there are coefficients, and they agree, the likelihood has no bound at
    τ² → 0, whatever the others say; a peak away from 0 is then preferred. There is none, and τ² = 0, when those that
    agree far outnumber the others: by a normal law organisations that coincide do not differ.
    """
    spread = float(np.var(_fitted(data, np.ones_like(data.scores)).residuals))
    if spread == 0:
        return 0.0
    return _highest(
        lambda tau2: restricted_log_likelihood(data, tau2),
        lambda tau2: _fitted(data, 1 / (data.variances + tau2)).slope(1.0),
        largest=10 * len(data.scores) * spread,
        unbounded=int((data.variances == 0).sum()) > data.design.shape[1],
    )


def nested_reml(*, n: ArrayLike, sums: ArrayLike, squares: ArrayLike) -> Nested:
    """Both variances at once by REML from (n, Σ, Σ²): respondents within organisations, one mean (one-way model).

    With λ = τ²/σ² and w = 1/(1/n + λ): ℓ(λ) = −½ [(N − 1) log σ² − Σ log w + log Σw], N = Σn, up to a constant, where
    σ² = (SSW + Σ w (ȳ − μ)²) / (N − 1). Raises NoRespondents, NoVariationWithin and what `sample` raises.
    """
    counts, total = np.asarray(n, dtype=np.float64), np.asarray(sums, dtype=np.float64)
    within, degrees = _within(counts, total, np.asarray(squares, dtype=np.float64))
    data = sample(total / counts, 1 / counts)
    left = degrees + len(counts) - 1
    spread = float(np.var(data.scores))

    def fitted(ratio: float) -> tuple[Fit, float]:
        fit = _fitted(data, 1 / (data.variances + ratio))
        return fit, (within + fit.squares) / left

    def likelihood(ratio: float) -> float:
        fit, variance = fitted(ratio)
        return -0.5 * float(left * np.log(variance) + fit.determinants)

    def slope(ratio: float) -> float:
        fit, variance = fitted(ratio)
        return fit.slope(variance)

    if within == 0:
        return Nested(0.0, float(np.var(data.scores, ddof=1)))
    largest = 10 * len(counts) * spread * degrees / within
    ratio = _highest(likelihood, slope, largest=largest, unbounded=False) if spread > 0 else 0.0
    return Nested(fitted(ratio)[1], ratio * fitted(ratio)[1])


def shrink(data: Sample, *, tau2: float | None = None) -> Shrinkage:
    """Posterior means and variances given τ²; by REML when τ² is not given.

    τ² = 0: nothing distinguishes organisations, all inexact scores become what is usual. v_i = 0: the score stays.
    """
    between = tau2_reml(data) if tau2 is None else tau2
    fit = _fitted(data, 1 / np.maximum(data.variances + between, _least(data)))
    exact = data.variances == 0
    weights = np.where(exact, 1, between / np.where(exact, 1, data.variances + between))
    prior = data.scores - fit.residuals
    return Shrinkage(
        tau2=between,
        coefficients=fit.coefficients,
        covariance=fit.covariance,
        prior=prior,
        weights=weights,
        shrunken=prior + weights * fit.residuals,
        conditional=weights * data.variances,
        pulls=(1 - weights)[:, np.newaxis] * data.design,
    )


def james_stein_weight(scores: ArrayLike, *, variance: float) -> float:
    """B = max(0, 1 − (k − 3) v / Σ (y − ȳ)²) for equal variances v (Efron & Morris 1975); 0 when all scores agree.

    TooFewOrganisations below 4, where pulling towards the mean need not help.
    """
    data = sample(scores, np.full(np.shape(scores), variance))
    if len(data.scores) < 4:
        raise TooFewOrganisations("James and Stein's rule needs at least 4 scores")
    total = float(((data.scores - data.scores.mean()) ** 2).sum())
    return max(0.0, 1 - (len(data.scores) - 3) * variance / total) if total > 0 else 0.0


def _fitted(data: Sample, weights: Floats) -> Fit:
    weighted = data.design.T * weights
    information = weighted @ data.design
    covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
    coefficients = covariance @ (weighted @ data.scores)
    return Fit(
        weights=weights,
        coefficients=coefficients,
        residuals=data.scores - data.design @ coefficients,
        covariance=covariance,
        information=information,
        lost=float(np.trace(covariance @ ((data.design.T * weights**2) @ data.design))),
    )


def _within(n: Floats, sums: Floats, squares: Floats) -> tuple[float, float]:
    """Sum of squares within organisations, and its degrees of freedom."""
    if (n < 1).any():
        raise NoRespondents("Every organisation must have a respondent")
    degrees = float((n - 1).sum())
    if degrees == 0:
        raise NoVariationWithin("No organisation has two respondents")
    return max(0.0, float((squares - sums**2 / n).sum())), degrees


def _least(data: Sample) -> float:
    """A variance so small that a score with it is as good as exact, and large enough to divide by."""
    return 1e-8 * float(np.var(data.scores) + data.variances.mean()) or 1.0


def _highest(
    function: Callable[[float], float], slope: Callable[[float], float], *, largest: float, unbounded: bool
) -> float:
    """Where the function has its highest peak on 0 … `largest`; 0 when that is at the lower end.

    `unbounded`: it may grow for ever at the lower end, which then counts only when there is no other peak.
    """
    grid = [float(trial) for trial in np.geomspace(SPAN * largest, largest, GRID)]
    values = np.array([function(trial) for trial in grid])
    padded = np.concatenate(([-np.inf], values, [-np.inf]))
    peaks = np.flatnonzero((values >= padded[:-2]) & (values >= padded[2:]))
    if unbounded and len(peaks) > 1:
        peaks = peaks[1:] if peaks[0] == 0 else peaks
    best = int(peaks[np.argmax(values[peaks])])
    return _summit(slope, low=grid[best - 1], high=grid[min(best + 1, GRID - 1)]) if best else 0.0


def _summit(slope: Callable[[float], float], *, low: float, high: float) -> float:
    """Bisection of the slope: a likelihood is flat at its peak and tells only half the digits, its slope tells all."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2
