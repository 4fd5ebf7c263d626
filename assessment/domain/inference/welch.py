"""Welch's comparison of means of finite populations, for arrays of groups: points, interval, p-value."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import CONFIDENCE, Evenly, mean_points, variances
from assessment.domain.inference.proportions import MoreAnswersThanPeople, require_counts


class NotAPart(ValueError):
    """A group is said to be part of another, yet has more answers than it."""


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Groups on one side of differences: arrays that broadcast against each other.

    `variances` are of respondents' scores, points², divisor n − 1, best with the imaginary respondent
    (`inference.variances`), since a sample without variance does not tell how far its mean may lie off. Raises
    NegativeCount, MoreAnswersThanPeople.
    """

    n: NDArray[np.int64]
    headcounts: NDArray[np.int64]
    """People N, UNKNOWN (-1) where nobody supplied them."""
    means: NDArray[np.float64]
    variances: NDArray[np.float64]

    def __post_init__(self) -> None:
        require_counts(n=self.n, headcounts=self.headcounts)

    @property
    def is_census(self) -> NDArray[np.bool_]:
        """Where everybody answered, so that the mean is known exactly."""
        return np.asarray((self.n > 0) & (self.n == self.headcounts), dtype=np.bool_)

    @property
    def errors(self) -> NDArray[np.float64]:
        """V = (1 − n/N) s²/n, points²: the squared standard error of each mean; 0 where everybody answered.

        NaN where it cannot be known: fewer than two answers, or no variance among them.
        """
        n = self.n.astype(np.float64)
        fraction = np.where(self.headcounts == UNKNOWN, 0, n / np.maximum(self.headcounts, 1))
        is_known = (n >= 2) & (self.variances > 0)
        sampled = np.where(is_known, (1 - fraction) * self.variances / np.maximum(n, 1), np.nan)
        return np.where(self.is_census, 0, sampled)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Counts and integer sums of groups as a tally keeps them, so that a part can be taken away exactly."""

    counted: NDArray[np.int64]
    sums: NDArray[np.int64]
    """Scores in micro-points."""
    squares: NDArray[np.int64]
    """[..., 2]: their squares, in the two limbs of a tally."""
    headcounts: NDArray[np.int64]

    def without(self, part: "Moments") -> "Moments":
        """The rest of each group when a part of it is taken away; its headcount is UNKNOWN if either is.

        Raises NotAPart where the part has more answers than the whole, MoreAnswersThanPeople where headcounts leave
        fewer people than answers.
        """
        counted = self.counted - part.counted
        if (counted < 0).any():
            raise NotAPart("A part has more answers than the whole it is taken from")
        is_unknown = (self.headcounts == UNKNOWN) | (part.headcounts == UNKNOWN)
        people = self.headcounts - part.headcounts
        if (~is_unknown & (counted > people)).any():
            raise MoreAnswersThanPeople("Without its part a group has more answers than people")
        headcounts = np.where(is_unknown, UNKNOWN, people)
        return Moments(counted, self.sums - part.sums, self.squares - part.squares, headcounts)

    def sides(self, evenly: Evenly | None = None) -> Sides:
        """Means and variances of the groups, with the imaginary respondent if given."""
        spread = variances(counted=self.counted, sums=self.sums, squares=self.squares, evenly=evenly)
        return Sides(self.counted, self.headcounts, mean_points(counted=self.counted, sums=self.sums), spread)


@dataclass(frozen=True, slots=True, eq=False)
class Welch:
    """Differences of means, first minus second, unrounded; NaN where a value cannot be known."""

    points: NDArray[np.float64]
    error: NDArray[np.float64]
    """Standard error √(V₁ + V₂), points; 0 where both means are known exactly."""
    freedom: NDArray[np.float64]
    """Satterthwaite's degrees of freedom; infinite where both means are known exactly."""
    p: NDArray[np.float64]
    """Two-sided p-value of no difference; NaN where nothing is left to chance."""
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    """Ends of the 95 % interval; both are `points` where both means are known exactly."""


def welch(*, of: Sides, to: Sides) -> Welch:
    """t = (ȳ₁ − ȳ₂)/√(V₁ + V₂), V = (1 − n/N) s²/n, on ν = (V₁ + V₂)²/(V₁²/(n₁ − 1) + V₂²/(n₂ − 1)) degrees of freedom.

    Interval: ȳ₁ − ȳ₂ ± t(0.975; ν) √(V₁ + V₂). Welch (1947) and Satterthwaite (1946), each side with its own finite
    population correction (Cochran 1977, chapter 2). Two waves of the same people count as independent, which makes the
    interval too wide rather than too narrow.
    """
    first, second = np.broadcast_arrays(of.errors, to.errors)
    total = first + second
    points = of.means - to.means
    error = np.sqrt(total)
    is_sampled = total > 0
    parts = np.where(is_sampled, (first, second), 1) / np.where(is_sampled, total, 2)
    freedom = np.where(is_sampled, _freedom(parts=parts, of=of.n, to=to.n), np.where(total == 0, np.inf, np.nan))
    t = np.abs(points) / np.where(is_sampled, error, np.nan)
    usable = np.where(is_sampled, freedom, 1)
    reach = np.where(is_sampled, stdtrit(usable, (1 + CONFIDENCE) / 2) * error, error)
    return Welch(points, error, freedom, p=2 * stdtr(usable, -t), low=points - reach, high=points + reach)


def _freedom(*, parts: NDArray[np.float64], of: NDArray[np.int64], to: NDArray[np.int64]) -> NDArray[np.float64]:
    """Degrees of freedom from each side's part of the variance; squares of the variances themselves could vanish."""
    first, second = parts
    return np.asarray(1 / (first**2 / np.maximum(of - 1, 1) + second**2 / np.maximum(to - 1, 1)), dtype=np.float64)
