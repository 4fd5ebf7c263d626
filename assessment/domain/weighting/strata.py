"""Strata: means and variances of a population known by parts, and what unequal weights cost."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNEVEN = 2.0
"""Design effect above which weights cost more than half of the answers: the unweighted figure is shown."""

Numbers = NDArray[np.integer] | NDArray[np.floating]


class EmptyStratum(ValueError):
    """A stratum with people has no respondents to speak for them."""


class UnknownPeople(ValueError):
    """Nobody supplied the number of people of a stratum."""


class MoreAnswersThanPeople(ValueError):
    """More people are counted in some part than there are."""


class UnknownVariance(ValueError):
    """The one respondent of a stratum of several people says nothing of how the others differ."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of all the people and its standard error."""

    mean: float
    standard_error: float


def stratum_weights(*, people: Numbers, counts: Numbers) -> NDArray[np.float64]:
    """How many people each respondent of a stratum stands for: N/n, 0 in a stratum without people.

    Raises EmptyStratum, UnknownPeople (N below 0) and MoreAnswersThanPeople.
    """
    if (people < 0).any():
        raise UnknownPeople("The people of every stratum must be known")
    if ((counts == 0) & (people > 0)).any():
        raise EmptyStratum("A stratum with people has no respondents")
    if (counts > people).any():
        raise MoreAnswersThanPeople("A stratum has more respondents than people")
    return np.asarray(people / np.maximum(counts, 1), dtype=np.float64)


def stratified(*, people: Numbers, counts: Numbers, means: Numbers, variances: Numbers) -> Estimate:
    """Mean Σ W ȳ and its error √(Σ W² (1 − f) s²/n), W = N/ΣN, f = n/N (Cochran 1977, theorem 5.4); strata [H].

    `variances` s² have divisor n − 1; a stratum of one respondent must be one of one person. Raises UnknownVariance and
    the errors of `stratum_weights`.
    """
    stratum_weights(people=people, counts=counts)
    if ((counts == 1) & (people > 1)).any():
        raise UnknownVariance("A stratum of several people has one respondent")
    shares = people / people.sum()
    fractions = counts / np.maximum(people, 1)
    parts = shares**2 * (1 - fractions) * variances / np.maximum(counts, 1)
    return Estimate(float((shares * means).sum()), float(np.sqrt(parts.sum())))


def design_effect(*, weights: Numbers, counts: Numbers) -> float:
    """Kish's deff = 1 + CV²(w) = n Σ w² / (Σ w)²; `weights` of each of the `counts` respondents of a cell."""
    return float(counts.sum() * (counts * weights**2).sum() / (counts * weights).sum() ** 2)


def effective_size(*, weights: Numbers, counts: Numbers) -> float:
    """Respondents of equal weight that would say as much: n_eff = (Σ w)² / Σ w² = n / deff (Kish 1965, 11.7)."""
    return float((counts * weights).sum() ** 2 / (counts * weights**2).sum())
