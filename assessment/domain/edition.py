"""The maturity model as values: one published edition, frozen, without words and without a framework."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

FULL_SCORE = 100_000_000
"""A score of 100 in micro-points: scores are counted as integers, so that sums merge exactly."""

POINT = FULL_SCORE // 100
"""One point of 0-100 in micro-points."""

SKIPPED = 0
DONT_KNOW = 12
NOT_APPLICABLE = 13
WIDTH = 14
"""One byte an answer: 0 skipped, 1..11 the option's place on its scale, 12 do not know, 13 not about us."""


class ItemKind(StrEnum):
    """What an item's answers are for."""

    SCORED = "scored"
    """Enters the practice's score."""
    FACT = "fact"
    """Shown beside the level as a distribution, never averaged into it (client experience)."""


class Applies(StrEnum):
    """Whether a practice concerns a kind of agency."""

    APPLIES = "applies"
    ADAPTED = "adapted"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a scale: its code and its score in micro-points (None on scales of facts)."""

    code: str
    score: int | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Possible answers in order, 2 to 11 of them."""

    code: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One statement put to respondents of the named audiences."""

    code: str
    practice: str
    audiences: tuple[str, ...]
    scale: str
    kind: ItemKind
    reversed: bool
    element: str | None


@dataclass(frozen=True, slots=True)
class Practice:
    """Something a good agency does, assessable by itself; `applicability` by kind of agency is a default."""

    code: str
    criterion: str
    section: str
    weight: int
    applicability: Mapping[str, Applies]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A chapter's part; its figure is the weighted mean of its practices."""

    code: str
    section: str


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the model; `points` is its weight in the overall figure (and its points of the total)."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of respondent: `staff`, `leaders`, `clients`, or any other code of another instrument."""

    code: str
    default_threshold: int


@dataclass(frozen=True, slots=True)
class Cap:
    """The headline level may not exceed the level of `practice` plus `plus`."""

    practice: str
    plus: Fraction


@dataclass(frozen=True, slots=True)
class EvidenceGate:
    """From `level` on, that many dated documents and periods of data are needed; else the level is `otherwise`."""

    level: int
    documents: int
    periods: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of the method: all of them data of the edition, none in code."""

    top_level: int
    """Level reached by a score of 100; level = score / 100 * top_level."""
    answered_share: Fraction
    """Share of a practice's applicable items (rounded up) and of a parent's weight that must be present."""
    excluded_share: Fraction
    """A section with more than this share of its practices excluded is not comparable."""
    dont_know_flag: Fraction
    dont_know_limit: Fraction
    threshold_floor: int
    distribution_from: int
    gap_flag: Fraction
    """A gap of levels between leaders and staff worth a remark."""
    caps: tuple[Cap, ...]
    evidence: tuple[EvidenceGate, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version of a maturity model. All tuples are in the order of the files."""

    code: str
    published_on: str
    languages: tuple[str, ...]
    agency_kinds: tuple[str, ...]
    audiences: tuple[Audience, ...]
    scales: Mapping[str, Scale]
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    practices: tuple[Practice, ...]
    items: tuple[Item, ...]
    rules: Rules
    fingerprint: str

    def items_for(self, audience: str) -> tuple[Item, ...]:
        """The questionnaire of one audience, in order."""
        return tuple(item for item in self.items if audience in item.audiences)

    def practice(self, code: str) -> Practice:
        """The practice of that code; KeyError when there is none."""
        return {practice.code: practice for practice in self.practices}[code]

    def item(self, code: str) -> Item:
        """The item of that code; KeyError when there is none."""
        return {item.code: item for item in self.items}[code]

    def option_scores(self, item: Item) -> tuple[int | None, ...]:
        """Score in micro-points of each option of an item, in order, reversed items turned."""
        scores = tuple(option.score for option in self.scales[item.scale].options)
        return tuple(None if s is None else FULL_SCORE - s for s in scores) if item.reversed else scores


@dataclass(frozen=True, slots=True)
class Texts:
    """Every word of an edition in one language, by path such as `practices/A1/name`."""

    language: str
    entries: Mapping[str, str]

    def __getitem__(self, path: str) -> str:
        """The text at that path; KeyError when the edition has none."""
        return self.entries[path]

    def get(self, path: str, default: str = "") -> str:
        """The text at that path, or the default for an optional text that is absent."""
        return self.entries.get(path, default)


def frozen(values: Mapping[K, V]) -> Mapping[K, V]:
    """A read-only copy for the mappings of an edition."""
    return MappingProxyType(dict(values))
