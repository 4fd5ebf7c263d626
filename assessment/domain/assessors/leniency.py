"""Leniency: how much higher than others each assessor scores, from ratings that overlap only here and there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from assessment.domain.assessors.rating_graph import Component, NotConnected, Rating, components
from assessment.domain.assessors.undefined import Cause, Interval, Undefined


class NoRatings(ValueError):
    """There is no rating, or one that is not a number."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An estimate, points, with its error; the interval is Student's t at the confidence asked for."""

    points: float
    standard_error: float | Undefined
    interval: Interval | Undefined


@dataclass(frozen=True, slots=True)
class AssessorLeniency:
    """Points above (lenient) or below (severe) what an average assessor gives the same organisations."""

    assessor: str
    ratings: int
    leniency: Effect


@dataclass(frozen=True, slots=True)
class FairScore:
    """What an average assessor would have given, to be read beside consensus and never instead of it."""

    organisation: str
    ratings: int
    mean: float
    """Of the ratings as given, points."""
    fair: Effect
    consensus: float | None
    """As the panel agreed; None while it has not."""


@dataclass(frozen=True, slots=True)
class LeniencyModel:
    """Severity of assessors and fair scores of organisations, both sorted by code."""

    mean: float
    """μ: of an average organisation by an average assessor, points."""
    deviation: float | Undefined
    """Standard deviation of what neither organisation nor assessor explains, points."""
    freedom: int
    """Degrees of freedom left: ratings − organisations − assessors + 1."""
    assessors: tuple[AssessorLeniency, ...]
    organisations: tuple[FairScore, ...]


def leniency(
    ratings: Sequence[Rating], *, consensus: Mapping[str, float] | None = None, confidence: float = 0.95
) -> LeniencyModel | NotConnected | Undefined:
    """Least squares of y = μ + organisation + assessor + e, effects of each kind summing to 0 (Searle 1971, ch. 7).

    Organisations are eliminated: with counts N [O, A], row sums n and column sums m, the assessors' effects λ solve
    C λ = sums by assessor of (y − mean of its organisation), C = diag(m) − Nᵀ diag(1/n) N, whose only null vectors are
    multiples of 1 when the design is connected. Cov λ = σ² C⁺; an organisation's fair score is the mean of y − λ, its
    variance σ² (1/n + aᵀ C⁺ a), a = shares of its ratings by assessor; σ² = residual sum of squares / freedom.
    NotConnected names the islands. Undefined for one assessor. With no freedom errors are Undefined. Raises NoRatings.
    """
    if not ratings or not np.isfinite([rating.score for rating in ratings]).all():
        raise NoRatings("Leniency needs ratings, each of them a number")
    islands = components(ratings)
    if len(islands) > 1:
        return NotConnected(islands)
    if len(islands[0].assessors) == 1:
        return Undefined(Cause.ONE_ASSESSOR)
    return _fit(_Design.of(ratings, islands[0]), consensus or {}, confidence)


@dataclass(frozen=True, slots=True)
class _Design:
    """The ratings as arrays: R ratings, O organisations, A assessors."""

    organisations: tuple[str, ...]
    assessors: tuple[str, ...]
    scores: NDArray[np.float64]
    """[R]"""
    rows: NDArray[np.intp]
    """[R] place of the organisation."""
    columns: NDArray[np.intp]
    """[R] place of the assessor."""
    counts: NDArray[np.float64]
    """[O, A] ratings."""

    @classmethod
    def of(cls, ratings: Sequence[Rating], whole: Component) -> "_Design":
        """Places of every rating in the sorted codes."""
        organisations = {code: place for place, code in enumerate(whole.organisations)}
        assessors = {code: place for place, code in enumerate(whole.assessors)}
        rows = np.array([organisations[rating.organisation] for rating in ratings], dtype=np.intp)
        columns = np.array([assessors[rating.assessor] for rating in ratings], dtype=np.intp)
        counts = np.zeros((len(organisations), len(assessors)))
        np.add.at(counts, (rows, columns), 1)
        scores = np.array([rating.score for rating in ratings], dtype=np.float64)
        return cls(whole.organisations, whole.assessors, scores, rows, columns, counts)


@dataclass(frozen=True, slots=True)
class _Error:
    """Residual deviation and what an interval needs; turns a variance factor into an effect's error."""

    deviation: float | Undefined
    quantile: float

    @classmethod
    def of(cls, squares: float, freedom: int, confidence: float) -> "_Error":
        """Of a residual sum of squares; Undefined without a degree of freedom."""
        if freedom == 0:
            return cls(Undefined(Cause.NO_RESIDUAL), float("nan"))
        return cls((squares / freedom) ** 0.5, float(stdtrit(freedom, (1 + confidence) / 2)))

    def effect(self, points: float, factor: float) -> Effect:
        """The estimate with standard error σ √factor; factors below 0 come of binary fractions."""
        if isinstance(self.deviation, Undefined):
            return Effect(points, self.deviation, self.deviation)
        standard = self.deviation * max(factor, 0.0) ** 0.5
        half = self.quantile * standard
        return Effect(points, standard, Interval(points - half, points + half))


def _fit(design: _Design, consensus: Mapping[str, float], confidence: float) -> LeniencyModel:
    per_organisation, per_assessor = design.counts.sum(axis=1), design.counts.sum(axis=0)
    shares = design.counts / per_organisation[:, None]
    means = np.bincount(design.rows, design.scores) / per_organisation
    inverse = _pseudo_inverse(np.diag(per_assessor) - design.counts.T @ shares)
    effects = inverse @ np.bincount(design.columns, design.scores - means[design.rows])
    fair = means - shares @ effects
    residuals = design.scores - fair[design.rows] - effects[design.columns]
    freedom = len(residuals) - len(fair) - len(effects) + 1
    error = _Error.of(float(residuals @ residuals), freedom, confidence)
    fair_factors = 1 / per_organisation + np.einsum("oa,ab,ob->o", shares, inverse, shares, optimize=True)
    return LeniencyModel(
        mean=float(fair.mean()),
        deviation=error.deviation,
        freedom=freedom,
        assessors=tuple(
            AssessorLeniency(code, int(n), error.effect(float(points), float(factor)))
            for code, n, points, factor in zip(design.assessors, per_assessor, effects, np.diag(inverse), strict=True)
        ),
        organisations=tuple(
            FairScore(code, int(n), float(mean), error.effect(float(points), float(factor)), consensus.get(code))
            for code, n, mean, points, factor in zip(
                design.organisations, per_organisation, means, fair, fair_factors, strict=True
            )
        ),
    )


def _pseudo_inverse(coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
    """C⁺ of a symmetric matrix whose null vectors are the multiples of 1: (C + J)⁻¹ − J, J = 11ᵀ/A."""
    even = np.full_like(coefficients, 1 / len(coefficients))
    return np.linalg.inv(coefficients + even) - even
