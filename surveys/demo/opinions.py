"""Sheets as people of the demo would fill them: made by seed, differing by practice, group, unit and person."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from assessment.domain.edition import Edition, Item, ItemKind
from surveys.demo.plans import AgencyPlan, UnitPlan

LEADERS_SEE = {"A": 0.4, "B": 0.9, "C": 0.8, "D": 0.5, "E": 0.9, "F": 1.1}
"""How much rosier leaders see each section than staff do."""
HARD_TO_JUDGE = {"C2": 0.22, "A2": 0.14, "E2": 0.12}
"""Practices that staff often cannot judge, and how often."""
UNIT_SPREAD, PERSON_SPREAD, ANSWER_SPREAD = 0.28, 0.45, 0.62
SPLIT = 1.2
"""How far the halves of a split unit stand from its middle."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked what: a group of an agency in one wave."""

    edition: Edition
    plan: AgencyPlan
    group: str
    wave: str
    rise: Mapping[str, float]
    excluded: frozenset[str]

    @property
    def items(self) -> tuple[Item, ...]:
        """The questionnaire as it is put to them."""
        return tuple(item for item in self.edition.items_for(self.group) if item.practice not in self.excluded)


def opinions(*, asking: Asking, unit: UnitPlan) -> list[dict[str, str]]:
    """The sheets that come from one unit, in order; the same whenever they are asked for."""
    plan, group = asking.plan, asking.group
    chance = Random(f"{plan.code}/{asking.wave}/{unit.code}/{group}")  # noqa: S311  a story, not a secret
    share = 1.0 if group == "clients" else chance.uniform(0.62, 0.84)
    mood = chance.gauss(0, UNIT_SPREAD)
    is_split = unit.code == plan.split_unit and group == "staff"
    sheets = []
    for place in range(round(unit.people(group) * share)):
        side = (SPLIT if place % 2 else -SPLIT) if is_split else 0.0
        lean = mood + side + chance.gauss(0, PERSON_SPREAD)
        sheets.append({item.code: _answer(asking, item, lean, chance) for item in asking.items})
    return sheets


def _answer(asking: Asking, item: Item, lean: float, chance: Random) -> str:
    options = [option.code for option in asking.edition.scales[item.scale].options]
    luck = chance.random()
    if luck < _unsure(item, asking.group):
        return "dk"
    if luck > 0.97:
        return "na" if luck > 0.985 else ""
    if item.kind is ItemKind.FACT:
        return chance.choices(options, weights=asking.plan.clients[item.code])[0]
    section = item.practice[0]
    level = asking.plan.level(item.practice) + asking.rise.get(section, 0.0) + lean + chance.gauss(0, ANSWER_SPREAD)
    level += LEADERS_SEE[section] if asking.group == "leaders" else 0.0
    return options[min(max(round(level), 0), len(options) - 1)]


def _unsure(item: Item, group: str) -> float:
    return HARD_TO_JUDGE.get(item.practice, 0.04) if group == "staff" else 0.02
