"""What is to be told of an agency of the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit: its own staff and leaders, and how many of its clients answer."""

    code: str
    parent: str | None
    name: str
    staff: int
    leaders: int
    clients: int = 0

    def people(self, group: str) -> int:
        """How many links of a group the unit is given."""
        return {"staff": self.staff, "leaders": self.leaders, "clients": self.clients}[group]


@dataclass(frozen=True, slots=True)
class WavePlan:
    """A wave: its cycle, its days, how far views have moved since the agency's profile, by section."""

    cycle: str
    title: str
    opens_on: date
    closes_on: date
    rise: Mapping[str, float]
    has_consensus: bool


@dataclass(frozen=True, slots=True)
class AgencyPlan:
    """An agency: its tree, the level staff see in each practice, what its clients met, and its waves."""

    code: str
    name: str
    short_name: str
    kind: str
    units: tuple[UnitPlan, ...]
    profile: Mapping[str, tuple[float, ...]]
    """By section, the level of its practices 1, 2, 3 … as staff see it; left out where the practice is."""
    split_unit: str
    """The unit where one half sees quite another agency than the other half."""
    clients: Mapping[str, tuple[int, ...]]
    """By item, how often each option is met, in the scale's order."""
    leaders_threshold: tuple[int, str]
    waves: tuple[WavePlan, ...]

    def level(self, practice: str) -> float:
        """The level staff see in a practice such as `A1`, 0 to 4."""
        return self.profile[practice[0]][int(practice[1:]) - 1]

    @property
    def groups(self) -> tuple[str, ...]:
        """Who is asked."""
        return ("staff", "leaders", "clients") if self.clients else ("staff", "leaders")
