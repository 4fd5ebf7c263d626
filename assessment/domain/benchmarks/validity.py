"""Validity: who stands behind a score, kept as a type so that scores of different standing are never pooled."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import ClassVar, Generic, TypeVar


@dataclass(frozen=True, slots=True)
class SelfDeclared:
    """The organisation says so itself: a consensus of its own people, checked by nobody."""

    code: ClassVar[str] = "self_declared"


@dataclass(frozen=True, slots=True)
class StaffSurvey:
    """Those who were asked say so, each alone and anonymously."""

    code: ClassVar[str] = "staff_survey"


@dataclass(frozen=True, slots=True)
class AssessorVerified:
    """Somebody from outside looked at the evidence."""

    code: ClassVar[str] = "assessor_verified"


SELF_DECLARED = SelfDeclared()
STAFF_SURVEY = StaffSurvey()
ASSESSOR_VERIFIED = AssessorVerified()
VALIDITY_CLASSES = {entry.code: entry for entry in (SELF_DECLARED, STAFF_SURVEY, ASSESSOR_VERIFIED)}
"""The classes by the code they are stored under."""

# Restricted, not bounded: the checker may then never widen two classes to what they have in common.
ValidityClass = TypeVar("ValidityClass", SelfDeclared, StaffSurvey, AssessorVerified)


class MixedValidity(ValueError):
    """Scores of different validity classes were to be compared or pooled."""


class MixedMeasures(ValueError):
    """Scores of measures that nobody declared to be linked were to be compared or pooled."""


class RepeatedOrganisation(ValueError):
    """An organisation would be counted twice in one pool."""


class ImpossibleScore(ValueError):
    """A score that no group of respondents can have."""


@dataclass(frozen=True, slots=True, order=True)
class MeasureKey:
    """What was measured: the edition of the instrument and the measure's code in it."""

    edition: str
    code: str


@dataclass(frozen=True, slots=True)
class OrganisationScore(Generic[ValidityClass]):
    """An organisation's score, 0–100 points and unrounded, as it enters a comparison.

    ImpossibleScore when a number is not finite, nobody is behind it, or it lies outside its own interval.
    """

    organisation: str
    measure: MeasureKey
    validity: ValidityClass
    score: float
    respondents: int
    low: float | None = None
    """95 % interval of the score; None when it cannot be had."""
    high: float | None = None

    def __post_init__(self) -> None:
        low = self.score if self.low is None else self.low
        high = self.score if self.high is None else self.high
        if not all(map(isfinite, (self.score, low, high))) or not low <= self.score <= high:
            raise ImpossibleScore(f"{self.organisation}: {self.score} is not a number within {low} … {high}")
        if self.respondents < 1:
            raise ImpossibleScore(f"{self.organisation}: a score of {self.respondents} respondents")


@dataclass(frozen=True, slots=True)
class Pool(Generic[ValidityClass]):
    """Scores that may be compared: one validity class, one measure (or linked ones), each organisation once."""

    validity: ValidityClass
    measures: frozenset[MeasureKey]
    scores: tuple[OrganisationScore[ValidityClass], ...]
    """In the order of organisations' codes, whatever order they came in."""

    @property
    def members(self) -> frozenset[str]:
        """Codes of the organisations."""
        return frozenset(score.organisation for score in self.scores)

    def require(self, score: OrganisationScore[ValidityClass]) -> None:
        """Raise MixedValidity or MixedMeasures unless the score may be set beside those of the pool."""
        require_alike(score, validity=self.validity, measures=self.measures)


def require_alike(
    score: OrganisationScore[ValidityClass], *, validity: ValidityClass, measures: Set[MeasureKey]
) -> None:
    """Raise MixedValidity or MixedMeasures unless the score is of this class and of one of these measures.

    The types say the same to whoever checks them; rows read from a database are checked by nobody but this.
    """
    if score.validity != validity:
        raise MixedValidity(f"{score.organisation} is {score.validity.code}, the comparison is {validity.code}")
    if score.measure not in measures:
        raise MixedMeasures(f"{score.organisation} has {score.measure}, which is not linked to the comparison's")


def pooled(
    scores: Iterable[OrganisationScore[ValidityClass]], *, validity: ValidityClass, measures: Set[MeasureKey]
) -> Pool[ValidityClass]:
    """Scores of one validity class; `measures` are the measure and those declared equivalent to it (linked).

    Raises MixedValidity, MixedMeasures, RepeatedOrganisation. No scores make an empty pool.
    """
    found = sorted(scores, key=lambda score: score.organisation)
    for score in found:
        require_alike(score, validity=validity, measures=measures)
    for before, after in pairwise(found):
        if before.organisation == after.organisation:
            raise RepeatedOrganisation(f"{after.organisation} has more than one score in the pool")
    return Pool(validity, frozenset(measures), tuple(found))
