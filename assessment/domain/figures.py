"""The values a scorecard speaks in: a figure is shown or withheld, and nothing in between."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from assessment.domain.edition import Applies


class Reason(StrEnum):
    """Why there is no figure."""

    SMALL_GROUP = "small_group"
    """Showing the unit would let a group smaller than the threshold be worked out."""
    FEW_ANSWERS = "few_answers"
    """The unit is shown, but too few of its respondents have this score for it to mean anything."""
    NOT_ASKED = "not_asked"
    """The group is not asked, or the answers are facts that have no score."""
    EXCLUDED = "excluded"
    """The practice does not apply to this agency in this cycle."""
    CANNOT_JUDGE = "cannot_judge"
    """More of the group answered "do not know" than the edition allows."""


class Weighting(IntEnum):
    """What respondents of different parts of a unit weigh."""

    HEADCOUNT = 0
    """As many people as they stand for."""
    EQUAL = 1
    """All the same: a headcount is not known, or weights would be too uneven."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A group's figure: mean of its respondents' scores (0–100) and the level it stands for, both unrounded."""

    n: int
    score: float
    level: float
    low: float | None
    """95 % interval of the score; None when it cannot be had (one respondent)."""
    high: float | None
    census: bool
    """Everybody answered: there is no sampling error and low = high = score."""
    headcount: int | None = None
    """People N the figure speaks of; None where it was not supplied."""
    weighting: Weighting = Weighting.EQUAL
    error: float | None = None
    """Standard error, points; 0 where everybody answered, None where there is no interval."""
    freedom: int = 0
    """Degrees of freedom of the interval: respondents less parts."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """No figure, and why."""

    reason: Reason


Figure = Shown | Withheld


@dataclass(frozen=True, slots=True)
class Counts:
    """How many chose each option of an item, in the scale's order, and how many took none."""

    options: tuple[int, ...]
    dont_know: int
    not_applicable: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Gap:
    """How much higher one group's figure is than another's at the agency."""

    measure: str
    of: str
    to: str
    levels: float
    points: float
    """Difference of scores, 0–100."""
    flagged: bool
    """At least as wide as the edition finds worth a remark."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far a practice's answers at the agency hang together; None where they do not vary or were too few."""

    kind: str
    """`alpha` for two items and more, `agreement` for one."""
    value: float | None
    """Cronbach's alpha, or rWG for one item."""
    n: int
    items: int
    rstar: float | None
    """r*WG: 1 − mean item variance / variance of uniformly random answers; below 0 when views are poles apart."""
    ad: float | None
    """Mean absolute deviation from the mean, in options of the scale."""
    sd: float | None
    """Standard deviation of respondents' scores, points."""
    split: bool
    """Views differ so much that the mean describes nobody (r*WG at most .30)."""
    omega: float | None = None
    """McDonald's omega total of one factor, for three items and more; None where no factor is found."""


@dataclass(frozen=True, slots=True)
class Practised:
    """Whether a practice applies in this cycle, and the agency's reason when it does not as written."""

    practice: str
    status: Applies
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A level the self-assessment group agreed, and the evidence it counted."""

    practice: str
    level: int
    reason: str = ""
    documents: int = 0
    periods: int = 0


@dataclass(frozen=True, slots=True)
class Consensual:
    """The consensus on a practice as entered and as it counts after the evidence gate."""

    entered: int
    level: int
    reason: str
    documents: int
    periods: int
    gated: bool
    """The evidence did not carry the entered level."""


@dataclass(frozen=True, slots=True)
class SectionPoints:
    """A section's part of the total; mean is None when all its practices are excluded."""

    section: str
    mean: float | None
    points: float
    points_of: int
    practices: int
    excluded: int
    comparable: bool
    """False when more of it is excluded than the edition allows."""


@dataclass(frozen=True, slots=True)
class CapApplied:
    """The leadership cap: the headline may not exceed `practice`'s level plus the edition's allowance."""

    practice: str
    practice_level: int
    plus: float
    limit: float
    bites: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """Points and level of the agency by its consensus."""

    sections: tuple[SectionPoints, ...]
    total: float
    total_of: int
    uncapped: float
    """total / total_of × top level."""
    level: float
    cap: CapApplied | None
    """The strictest cap of the edition whose practice applies."""

    @property
    def points(self) -> Mapping[str, float]:
        """Points by section."""
        return {section.section: section.points for section in self.sections}

    @property
    def not_comparable(self) -> tuple[str, ...]:
        """Sections too much of which is excluded."""
        return tuple(section.section for section in self.sections if not section.comparable)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose scorecard it is; days as ISO dates."""

    agency_code: str
    agency_name: str
    agency_kind: str
    wave: str
    opened_on: str | None = None
    closed_on: str | None = None
