"""Differences that matter: which of two sides is higher, or why that cannot be told; several judged as one family.

Every contrast gets one ground, and every ground one verdict; the first line that holds decides:

| what holds | ground | verdict |
|---|---|---|
| a side has no figure | WITHHELD, or TOO_FEW if that is why | CANNOT_TELL |
| both sides known exactly, difference at least the floor | MATERIAL | HIGHER, LOWER |
| both sides known exactly, difference below the floor | WITHIN_FLOOR | NO_MATERIAL |
| a side that is an estimate has fewer answers than a test asks for | TOO_FEW | CANNOT_TELL |
| a side that is an estimate has no variance | NO_VARIANCE | CANNOT_TELL |
| the whole interval lies inside ± floor | WITHIN_FLOOR | NO_MATERIAL |
| not significant, interval reaches the floor | NOT_EXCLUDED | CANNOT_TELL |
| significant, below the floor | BELOW_FLOOR | NO_MATERIAL |
| significant, at the floor; groups: Cliff's δ is negligible | SLIGHT_EFFECT | NO_MATERIAL |
| significant, at the floor; groups: δ points the other way | CONTRARY | CANNOT_TELL |
| significant, at the floor; else | MATERIAL | HIGHER, LOWER |
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.domain.figures import Reason, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import Contrast, Fixed, Side, Standing
from assessment.domain.inference.effects import DELTA_FROM, EffectSize, NoSpread, Summary, cliff_delta, hedges_g
from assessment.domain.inference.multiplicity import benjamini_hochberg
from assessment.domain.inference.proportions import ROUNDED_Z
from assessment.domain.inference.welch import Sides, welch

TEST_FLOOR_ITEM = 30
TEST_FLOOR_PRACTICE = 20
TEST_FLOOR_OVERALL = 10
"""Answers from which the Civil Service People Survey tests a question, a theme of several questions, an index."""
GROUPS_FLOOR = 5.0
WAVES_FLOOR = 3.0
"""Points from which a difference matters between groups, units or agencies; and from wave to wave."""
NOISE = 5e-7
"""Scores are whole micro-points: what differs by less than half of one is the noise of floating point."""


class UnfitRule(ValueError):
    """Floors or a level by which nothing can be judged."""


class Verdict(StrEnum):
    """What may be said of a difference, first against second."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_MATERIAL = "no_material"
    """No difference that matters."""
    CANNOT_TELL = "cannot_tell"


class Ground(StrEnum):
    """Why the verdict is what it is; the table above says when."""

    MATERIAL = "material"
    WITHIN_FLOOR = "within_floor"
    BELOW_FLOOR = "below_floor"
    SLIGHT_EFFECT = "slight_effect"
    NOT_EXCLUDED = "not_excluded"
    CONTRARY = "contrary"
    NO_VARIANCE = "no_variance"
    TOO_FEW = "too_few"
    WITHHELD = "withheld"


class Kind(StrEnum):
    """What is compared: groups of people at one time (units and agencies too), or one group at two times."""

    GROUPS = "groups"
    WAVES = "waves"


NO_DIFFERENCE = frozenset({Ground.WITHIN_FLOOR, Ground.BELOW_FLOOR, Ground.SLIGHT_EFFECT})


@dataclass(frozen=True, slots=True)
class Difference:
    """A judged contrast: points are `of` minus `to`, unrounded. What is None is unknown for the reason in `ground`."""

    measure: str
    of: str
    to: str
    verdict: Verdict
    ground: Ground
    points: float | None
    low: float | None
    high: float | None
    """95 % interval of the points, for this difference alone; both are `points` where both sides are known exactly."""
    detectable: float | None
    """1.96 √(V₁ + V₂), points: a smaller difference would not have been noticed."""
    p: float | None
    p_adjusted: float | None
    """None where nothing was tested: both sides known exactly, too few answers, no variance, a side withheld."""
    family: int
    """How many differences were tested together."""
    hedges: float | None
    """Hedges' g; None without two variances, or where nobody differs from anybody on their side."""
    delta: float | None
    """Cliff's δ; None without two histograms."""


Adjustment = Callable[[ArrayLike], NDArray[np.float64]]


def judged(
    contrasts: Sequence[Contrast],
    *,
    kind: Kind,
    floor_points: float,
    floor_n: int | NDArray[np.int64],
    q: float = 0.05,
    adjust: Adjustment = benjamini_hochberg,
) -> tuple[Difference, ...]:
    """Judge contrasts as one family, in the order given; the table of this module says how.

    Significant is an adjusted p-value of at most q. `floor_points` is the least difference that matters, `floor_n` the
    answers a test asks of each side that is an estimate: one number, or one for each contrast. Contrasts that are not
    tested do not enter the family. Raises UnfitRule, and DifferentScales where two histograms of a contrast do not have
    the same options.
    """
    if not (floor_points > NOISE and 0 < q < 1 and np.all(np.asarray(floor_n) >= 0)):
        raise UnfitRule("Floors are above 0 points and not below 0 answers, and the level lies between 0 and 1")
    of, to = _stacked([each.first for each in contrasts]), _stacked([each.second for each in contrasts])
    found = welch(of=of, to=to)
    is_enough = _is_enough(of, floor_n=floor_n) & _is_enough(to, floor_n=floor_n)
    is_tested = is_enough & np.isfinite(found.p)
    adjusted = np.full(len(contrasts), np.nan)
    adjusted[is_tested] = adjust(found.p[is_tested])
    judge = _Judge(kind, floor_points, q, family=int(is_tested.sum()))
    columns = (found.points, found.low, found.high, found.error, np.where(is_tested, found.p, np.nan), adjusted)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(
        judge.difference(contrast, numbers=numbers, is_enough=enough)
        for contrast, numbers, enough in zip(contrasts, rows, is_enough.tolist(), strict=True)
    )


def ground_of(
    *,
    points: float,
    low: float,
    high: float,
    is_exact: bool,
    is_significant: bool,
    delta: float | None,
    floor_points: float,
) -> Ground:
    """Ground of a difference that could be tested or is exact; δ None where it is not to be asked."""
    least = floor_points - NOISE
    if max(abs(low), abs(high)) < least:
        return Ground.WITHIN_FLOOR
    if is_exact:
        return Ground.MATERIAL
    if not is_significant:
        return Ground.NOT_EXCLUDED
    if abs(points) < least:
        return Ground.BELOW_FLOOR
    if delta is not None and abs(delta) < DELTA_FROM[EffectSize.SMALL]:
        return Ground.SLIGHT_EFFECT
    return Ground.CONTRARY if delta is not None and delta * points < 0 else Ground.MATERIAL


def verdict_of(ground: Ground, *, points: float) -> Verdict:
    """The verdict a ground carries; the sign of the points says which way a material difference goes."""
    if ground is Ground.MATERIAL:
        return Verdict.HIGHER if points > 0 else Verdict.LOWER
    return Verdict.NO_MATERIAL if ground in NO_DIFFERENCE else Verdict.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is the same for every difference of a family."""

    kind: Kind
    floor_points: float
    q: float
    family: int

    def difference(self, contrast: Contrast, *, numbers: Sequence[float], is_enough: bool) -> Difference:
        """The judged contrast; `numbers` are points, low, high, standard error, p, adjusted p, NaN where unknown."""
        points, low, high, error = ((1 - contrast.share) * number for number in numbers[:4])
        p, p_adjusted = numbers[4:]
        delta = _delta(contrast)
        ground = _obstacle(contrast, is_enough=is_enough, error=error) or ground_of(
            points=points,
            low=low,
            high=high,
            is_exact=error == 0,
            is_significant=p_adjusted <= self.q,
            delta=delta if self.kind is Kind.GROUPS else None,
            floor_points=self.floor_points,
        )
        return Difference(
            contrast.measure,
            contrast.of,
            contrast.to,
            verdict_of(ground, points=points),
            ground,
            points=_known(points),
            low=_known(low),
            high=_known(high),
            detectable=_known(ROUNDED_Z * error),
            p=_known(p),
            p_adjusted=_known(p_adjusted),
            family=self.family,
            hedges=_hedges(contrast),
            delta=delta,
        )


def _obstacle(contrast: Contrast, *, is_enough: bool, error: float) -> Ground | None:
    """Why a contrast cannot be judged at all, if so."""
    reasons = [side.reason for side in (contrast.first, contrast.second) if isinstance(side, Withheld)]
    if reasons:
        return Ground.TOO_FEW if set(reasons) == {Reason.FEW_ANSWERS} else Ground.WITHHELD
    if not is_enough:
        return Ground.TOO_FEW
    return Ground.NO_VARIANCE if math.isnan(error) else None


def _stacked(standings: Sequence[Standing]) -> Sides:
    rows = np.array([_row(each) for each in standings], dtype=np.float64).reshape(-1, 4)
    counts = rows[:, :2].astype(np.int64)
    return Sides(counts[:, 0], counts[:, 1], rows[:, 2], rows[:, 3])


def _row(standing: Standing) -> tuple[int, int, float, float]:
    """Answers, people, mean, variance; a fixed number is a census of one, what is withheld a sample of none."""
    if isinstance(standing, Side):
        return standing.n, standing.headcount, standing.mean, standing.error_variance
    if isinstance(standing, Fixed):
        return 1, 1, standing.mean, 0.0
    return 0, UNKNOWN, math.nan, math.nan


def _is_enough(sides: Sides, *, floor_n: int | NDArray[np.int64]) -> NDArray[np.bool_]:
    """A floor of answers is for estimates: where everybody answered there is nothing to estimate."""
    return sides.is_census | (sides.n >= floor_n)


def _delta(contrast: Contrast) -> float | None:
    first, second = contrast.first, contrast.second
    if not (isinstance(first, Side) and isinstance(second, Side) and first.histogram and second.histogram):
        return None
    return cliff_delta(first.histogram, second.histogram)


def _hedges(contrast: Contrast) -> float | None:
    first, second = contrast.first, contrast.second
    if not (isinstance(first, Side) and isinstance(second, Side)) or first.variance is None or second.variance is None:
        return None
    try:
        return hedges_g(Summary(first.n, first.mean, first.variance), Summary(second.n, second.mean, second.variance))
    except NoSpread:
        return None


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number
