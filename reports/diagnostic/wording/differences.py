"""What every language must be able to say of differences: their verdicts, why there is none, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assessment.domain.disclosure.unanimity import ShownShare
from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.waves.bridge import BreakReason
from reports.diagnostic.wording.seen import Seen


@dataclass(frozen=True, slots=True)
class TooFew:
    """A side with fewer answers than a test asks for; `n` is a number or a range in words."""

    who: str
    n: str
    least: int


@dataclass(frozen=True, slots=True)
class Told:
    """A judged difference ready to be said: everything in levels and in words, empty where it is not known.

    `size` and `by` are without signs, as "higher by …" wants them; `signed`, `interval` and `span`, which is the same
    short enough for a cell, have them.
    """

    verdict: Verdict
    ground: Ground
    size: str
    signed: str
    by: str
    interval: str
    span: str
    noticed: str
    """The smallest difference that would have been noticed."""
    too_few: tuple[TooFew, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """How many differences cannot be told for one reason."""

    count: int
    ground: Ground
    too_few: tuple[TooFew, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A family by its verdicts: how many are higher, lower, not different, and why the rest cannot be told."""

    compared: int
    higher: int
    lower: int
    same: int
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """How a family was judged: how many were tested together, and from where a difference is noticed and matters."""

    tested: int
    noticed: tuple[str, str] | None
    """The smallest difference noticed, where that is easiest and where it is hardest."""
    matters: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Names of what went up, went down and stayed, and why the rest cannot be told."""

    up: Sequence[str]
    down: Sequence[str]
    same: Sequence[str]
    unknown: Sequence[Unknown]


class DifferenceWording(Protocol):
    """Sentences on differences; names of groups come with a capital."""

    def from_to(self, low: str, high: str) -> str: ...
    def why(self, ground: Ground, too_few: Sequence[TooFew]) -> str: ...
    def share(self, found: ShownShare) -> str: ...
    def family(self, *, family: Family) -> str: ...

    # Between groups.
    def who_is_higher(self, *, first: str, second: str, told: Told) -> str: ...
    def views(self, *, first: str, second: str, found: Sorted) -> str: ...
    def needed(self, *, single: int, several: int) -> str: ...
    def one_view(self, *, who: str) -> str: ...
    def verified_dash(self) -> str: ...
    def widest_gap(self, *, practice: str, first: Seen, second: Seen, told: Told) -> str: ...
    def gap_note(self, *, first: str, second: str, told: Told) -> str: ...

    # Within a group.
    def extremes(self, *, who: str, highest: tuple[str, str], lowest: tuple[str, str], told: Told) -> str: ...
    def equals(self, *, count: int) -> str: ...
    def split(self, *, group: str, is_drawn: bool) -> str: ...
    def split_units(self, *, group: str, names: Sequence[str], more: int, of: int) -> str: ...

    # Between waves.
    def changes(self, *, wave: str, who: str, moved: Moved) -> str: ...
    def changes_caption(self, *, who: str, wave: str, before: str, now: str) -> str: ...
    def change(self, *, told: Told) -> str: ...
    def change_note(self, *, who: str, was: str, told: Told) -> str: ...
    def broken(self, reason: BreakReason) -> str: ...
    def broken_note(self, *, who: str, reason: BreakReason) -> str: ...
    def unlinked(self, *, wave: str) -> str: ...
