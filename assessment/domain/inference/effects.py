"""Effect sizes: how large a difference is beside the spread of answers, from summaries or histograms alone.

A histogram is how many chose each option, in the scale's order, lowest first. Differences are first minus second.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from scipy.special import gammaln, nctdtrinc

from assessment.domain.inference.intervals import CONFIDENCE
from assessment.domain.inference.proportions import NobodyAnswered, Z, answers_in

UPPER = (1 + CONFIDENCE) / 2


class NoSpread(ValueError):
    """Nobody differs from anybody on their side, so there is nothing to measure a difference by."""


class DifferentScales(ValueError):
    """Histograms that do not have the same options, or scores that do not fit the options."""


class NegativeVariance(ValueError):
    """A variance below zero, or not a number."""


class EffectSize(StrEnum):
    """How large an effect is called."""

    NEGLIGIBLE = "negligible"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


DELTA_FROM = {EffectSize.LARGE: 0.474, EffectSize.MEDIUM: 0.33, EffectSize.SMALL: 0.147}
"""Least |δ| of each label (Romano et al. 2006)."""
G_FROM = {EffectSize.LARGE: 0.8, EffectSize.MEDIUM: 0.5, EffectSize.SMALL: 0.2}
"""Least |d| or |g| of each label (Cohen 1988)."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Answers, their mean and their variance with divisor n − 1 (0 for one answer).

    Raises NobodyAnswered for n < 1, NegativeVariance.
    """

    n: int
    mean: float
    variance: float

    def __post_init__(self) -> None:
        if self.n < 1:
            raise NobodyAnswered("Nobody answered: there is no mean of nobody")
        if not self.variance >= 0:
            raise NegativeVariance(f"A variance is 0 or more, not {self.variance}")

    @classmethod
    def of_histogram(cls, histogram: Sequence[int], *, scores: Sequence[float]) -> "Summary":
        """Of answers counted by option; `scores` are the options' points. Raises DifferentScales, NobodyAnswered."""
        if len(histogram) != len(scores):
            raise DifferentScales(f"{len(histogram)} options have {len(scores)} scores")
        n = answers_in(histogram)
        mean = sum(score * count for score, count in zip(scores, histogram, strict=True)) / n
        deviations = sum((score - mean) ** 2 * count for score, count in zip(scores, histogram, strict=True))
        return cls(n, mean, deviations / max(n - 1, 1))


def cohen_d(first: Summary, second: Summary) -> float:
    """(ȳ₁ − ȳ₂) / s, s² = ((n₁ − 1) s₁² + (n₂ − 1) s₂²) / (n₁ + n₂ − 2) (Cohen 1988).

    Raises NoSpread where s is 0 or both sides are one answer.
    """
    freedom = first.n + second.n - 2
    pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / max(freedom, 1)
    if pooled == 0:
        raise NoSpread("Nobody differs from anybody on their side: the difference has no yardstick")
    return (first.mean - second.mean) / math.sqrt(pooled)


def cohen_interval(first: Summary, second: Summary) -> tuple[float, float]:
    """95 % interval of Cohen's d: h · λ, where noncentral t(ν, λ) has d / h at its upper and lower 2.5 %.

    h = √(1/n₁ + 1/n₂), ν = n₁ + n₂ − 2 (Steiger & Fouladi 1997). λ is found by inverting the distribution to about
    1e-6 in probability. Raises NoSpread.
    """
    scale = math.sqrt(1 / first.n + 1 / second.n)
    freedom, t = first.n + second.n - 2, cohen_d(first, second) / scale
    low, high = (float(nctdtrinc(freedom, level, t)) * scale for level in (UPPER, 1 - UPPER))
    return low, high


def hedges_g(first: Summary, second: Summary, *, is_exact: bool = False) -> float:
    """Cohen's d less its bias in small groups: (1 − 3/(4ν − 1)) d, ν = n₁ + n₂ − 2 (Hedges 1981). Raises NoSpread.

    `is_exact` takes Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), which the usual factor approximates, as R effectsize does.
    """
    d, freedom = cohen_d(first, second), first.n + second.n - 2
    if not is_exact:
        return (1 - 3 / (4 * freedom - 1)) * d
    logarithm = gammaln(freedom / 2) - gammaln((freedom - 1) / 2) - math.log(freedom / 2) / 2
    return math.exp(float(logarithm)) * d


def cliff_delta(first: Sequence[int], second: Sequence[int]) -> float:
    """P(first above second) − P(first below second) for one random answer of each: −1…1 (Cliff 1993).

    Σ h₁ₗ (H₂ below l − H₂ above l) / (n₁ n₂), in O(A) from histograms of the same options. Raises DifferentScales,
    NegativeCount, NobodyAnswered.
    """
    if len(first) != len(second):
        raise DifferentScales(f"A histogram of {len(first)} options stands against one of {len(second)}")
    n_first, n_second = answers_in(first), answers_in(second)
    reached = accumulate(second)
    # Below l are those reached before it; above are all but those reached with it.
    dominance = sum(
        count * (2 * upto - own - n_second) for count, own, upto in zip(first, second, reached, strict=True)
    )
    return dominance / (n_first * n_second)


def cliff_interval(*, delta: float, n_first: int, n_second: int) -> tuple[float, float]:
    """95 % interval of Cliff's δ: tanh(artanh δ ± z √((n₁ + n₂ + 1) / (3 n₁ n₂))).

    The root is the standard error of δ without a difference and without ties: Mann & Whitney's U has the variance
    n₁ n₂ (n₁ + n₂ + 1)/12. It is the interval of R effectsize. Where the sides differ in spread it is too narrow, and
    Cliff's own variance (1993) would be wider; verdicts therefore rest on δ itself and on Welch's test. δ = ±1: both
    ends are δ. Raises NobodyAnswered where a side has nobody.
    """
    if min(n_first, n_second) < 1:
        raise NobodyAnswered("Nobody answered: a side of nobody cannot be compared")
    if abs(delta) >= 1:
        return delta, delta
    reach = Z * math.sqrt((n_first + n_second + 1) / (3 * n_first * n_second))
    return math.tanh(math.atanh(delta) - reach), math.tanh(math.atanh(delta) + reach)


def delta_label(delta: float) -> EffectSize:
    """What |δ| is called: small from .147, medium from .33, large from .474 (Romano et al. 2006)."""
    return _label(delta, DELTA_FROM)


def g_label(effect: float) -> EffectSize:
    """What |d| or |g| is called: small from .2, medium from .5, large from .8 (Cohen 1988)."""
    return _label(effect, G_FROM)


def _label(effect: float, least: dict[EffectSize, float]) -> EffectSize:
    return next((label for label, start in least.items() if abs(effect) >= start), EffectSize.NEGLIGIBLE)
