"""Contrasts: the two sides of a difference that is to be judged, and a unit set against the unit that contains it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.domain.figures import Reason, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.proportions import NobodyAnswered, NotAShare, answers_in, require_counts
from assessment.domain.inference.welch import Moments


class ContradictorySide(ValueError):
    """A side whose numbers cannot all be true."""


@dataclass(frozen=True, slots=True)
class Side:
    """A group's scores in points: n answers of N people (UNKNOWN -1), their mean and variance with divisor n − 1.

    `variance` None: nobody knows it. `evenly`: the imaginary respondent that the error takes in, as the figure's own
    interval does; without it a unanimous sample has no variance and nothing can be told. `histogram`: answers by option
    or bin, for Cliff's δ. Raises NobodyAnswered, MoreAnswersThanPeople, NegativeCount, ContradictorySide.
    """

    n: int
    headcount: int
    mean: float
    variance: float | None
    evenly: Evenly | None = None
    histogram: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.n <= (self.n if self.headcount == UNKNOWN else self.headcount):
            # Asked only of what looks odd: a heat map makes tens of thousands of sides.
            require_counts(n=self.n, headcounts=self.headcount)
        if self.n == 0:
            raise NobodyAnswered("Nobody answered: leave the side out, as withheld")
        if not math.isfinite(self.mean) or not (self.variance is None or self.variance >= 0):
            raise ContradictorySide(f"A mean is a number and a variance 0 or more, not {self.mean}, {self.variance}")
        if self.histogram and answers_in(self.histogram) != self.n:
            raise ContradictorySide(f"A histogram of {sum(self.histogram)} answers stands beside n = {self.n}")

    @property
    def error_variance(self) -> float:
        """s², or with the imaginary respondent s̃² = ((n − 1) s² + q − m² + (ȳ − m)² n/(n + 1)) / n; NaN if unknown."""
        if self.variance is None or self.evenly is None:
            return math.nan if self.variance is None else self.variance
        n, mean = self.n, self.evenly.mean
        imaginary = self.evenly.square - mean**2 + (self.mean - mean) ** 2 * n / (n + 1)
        return ((n - 1) * self.variance + imaginary) / n


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number taken as it is, without error: a median of comparators, a target; in points."""

    mean: float


Standing = Side | Fixed | Withheld
"""What may stand on one side of a contrast."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides of one measure that are to be compared: `of` minus `to`.

    `share`: part of the second side's whole that the first side is. Where the whole is meant, not its rest, points and
    interval are multiplied by 1 − share. Raises NotAShare.
    """

    measure: str
    of: str
    to: str
    first: Standing
    second: Standing
    share: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise NotAShare(f"A part is 0 to 1 of its whole, not {self.share}")


def standing_of(moments: Moments, *, evenly: Evenly | None = None, histogram: Sequence[int] = ()) -> Standing:
    """The side of one group's sums (arrays without dimensions); withheld for few answers where nobody answered.

    Raises as `Side` does.
    """
    n, sides = int(moments.counted), moments.sides()
    if n == 0:
        return Withheld(Reason.FEW_ANSWERS)
    variance = float(sides.variances) if n > 1 else None
    return Side(n, int(moments.headcounts), float(sides.means), variance, evenly, tuple(histogram))


def against_parent(
    *,
    measure: str,
    of: str,
    to: str,
    unit: Moments,
    parent: Moments,
    evenly: Evenly | None = None,
    histograms: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> Contrast:
    """A unit against the unit above, which contains it: tested against the rest, said as unit − parent.

    ȳᵤ − ȳₚ = (1 − nᵤ/nₚ)(ȳᵤ − ȳᵣ), r the rest of the parent; unit and rest share nobody, so they are independent and
    one p-value serves both. Moments are arrays without dimensions, histograms of unit and parent. Where the unit is the
    whole parent the rest is withheld. Raises NotAPart, MoreAnswersThanPeople.
    """
    rest = parent.without(unit)
    own, whole = histograms
    others = [every - part for part, every in zip(own, whole, strict=True)]
    return Contrast(
        measure,
        of,
        to,
        standing_of(unit, evenly=evenly, histogram=own),
        standing_of(rest, evenly=evenly, histogram=others),
        share=int(unit.counted) / max(int(parent.counted), 1),
    )
