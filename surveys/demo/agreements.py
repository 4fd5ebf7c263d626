"""What the self-assessment groups of the demo agreed, with their grounds."""

from collections.abc import Iterator, Mapping

from assessment.domain.edition import Edition
from assessment.domain.figures import Agreed
from surveys.demo.opinions import LEADERS_SEE
from surveys.demo.plans import AgencyPlan

GROUNDS = (
    "Практики нет, были отдельные попытки.",
    "Делают отдельные отделы, общего порядка нет.",
    "Порядок принят приказом, но соблюдают его не везде.",
    "Работает во всех отделах, результат смотрят каждый квартал.",
    "Работает и улучшается по данным второй год.",
)
UNPROVEN = frozenset({"A3", "A4"})
"""Practices agreed at a high level for which nobody brought data: the evidence gate shows its work."""


def agreements(
    *, edition: Edition, plan: AgencyPlan, rise: Mapping[str, float], excluded: frozenset[str]
) -> Iterator[Agreed]:
    """For every practice that applies, a level between what staff and leaders see, rounded down."""
    for code in (practice.code for practice in edition.practices if practice.code not in excluded):
        between = plan.level(code) + rise.get(code[0], 0.0) + LEADERS_SEE[code[0]] / 2
        level = int(between + 0.2)
        is_proven = code not in UNPROVEN
        yield Agreed(
            practice=code,
            level=level,
            reason=GROUNDS[level],
            documents=level + 1 if is_proven else 0,
            periods=max(level - 1, 0) if is_proven else 0,
        )
