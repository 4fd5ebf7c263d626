"""Divergence: where assessors' own scores lie so far apart that a consensus needs talking, and what talking moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, variance

RANGE_LIMIT = 20.0
DEVIATION_LIMIT = 10.0


class NoScores(ValueError):
    """A part was scored by nobody, so there is nothing to propose."""


class Discussion(StrEnum):
    """Whether the panel must talk before it agrees."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class PartScores:
    """Scores of one part (a criterion, a practice) by assessor, 0–100, each given before seeing the others'."""

    part: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far the scores of a part lie apart, and what follows."""

    part: str
    proposed: float
    """Median of the individual scores, points."""
    spread: float
    """Highest less lowest, points."""
    deviation: float
    """Standard deviation, divisor n − 1, points; 0 for one assessor."""
    discussion: Discussion


@dataclass(frozen=True, slots=True)
class Movement:
    """What consensus did to a part."""

    part: str
    proposed: float
    consensus: float
    shift: float
    """Consensus less proposed, points."""
    outside: bool
    """Nobody had scored so high, or so low, beforehand."""
    distances: Mapping[str, float]
    """Consensus less each assessor's own score, points."""


@dataclass(frozen=True, slots=True)
class AssessorMovement:
    """How far one assessor's scores were from what the panels agreed."""

    parts: int
    mean: float
    """Consensus less own score on average, points: above 0 the panels were kinder."""
    mean_absolute: float
    """Distance on average in either direction, points."""


def divergences(
    parts: Sequence[PartScores],
    *,
    range_limit: float = RANGE_LIMIT,
    deviation_limit: float = DEVIATION_LIMIT,
) -> tuple[Divergence, ...]:
    """Every part in the order given; discussion is mandatory above either limit, in points. Raises NoScores.

    The deviation has the divisor n − 1: with n it could not be above 10 unless the range were above 20, and the second
    limit would never speak.
    """
    return tuple(_divergence(part, range_limit, deviation_limit) for part in parts)


def movement(part: PartScores, *, consensus: float) -> Movement:
    """Before and after: the part's individual and proposed scores beside the consensus; raises NoScores."""
    proposed = median(_scores(part))
    return Movement(
        part=part.part,
        proposed=proposed,
        consensus=consensus,
        shift=consensus - proposed,
        outside=not min(part.scores.values()) <= consensus <= max(part.scores.values()),
        distances={assessor: consensus - score for assessor, score in part.scores.items()},
    )


def assessor_movements(movements: Sequence[Movement]) -> Mapping[str, AssessorMovement]:
    """Each assessor's distances from consensus over all parts, in order of first appearance."""
    distances: dict[str, list[float]] = {}
    for moved in movements:
        for assessor, distance in moved.distances.items():
            distances.setdefault(assessor, []).append(distance)
    return {
        assessor: AssessorMovement(len(found), fmean(found), fmean(map(abs, found)))
        for assessor, found in distances.items()
    }


def _divergence(part: PartScores, range_limit: float, deviation_limit: float) -> Divergence:
    scores = _scores(part)
    spread = max(scores) - min(scores)
    square = variance(scores) if len(scores) > 1 else 0.0
    # Squares are compared, since a root could round a deviation of exactly the limit to above it.
    apart = spread > range_limit or square > deviation_limit**2
    return Divergence(
        part=part.part,
        proposed=median(scores),
        spread=spread,
        deviation=square**0.5,
        discussion=Discussion.MANDATORY if apart else Discussion.OPTIONAL,
    )


def _scores(part: PartScores) -> list[float]:
    if not part.scores:
        raise NoScores(f"Nobody scored {part.part}")
    return list(part.scores.values())
