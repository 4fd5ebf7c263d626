"""Links for everybody who has none yet: as many for each unit as its headcount lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessment.models import Unit
from surveys.frame.selectors import Participation, participation
from surveys.frame.services import LARGEST_BATCH, BatchTooLarge, invitation_batch_issue
from surveys.waves.models import Wave


@dataclass(frozen=True, slots=True)
class UnitTokens:
    """New links of one unit, to be shown once."""

    unit: Unit
    tokens: tuple[str, ...]


@transaction.atomic
def invitations_fill(*, wave: Wave, group: str, now: datetime, unit: Unit | None = None) -> list[UnitTokens]:
    """Links for the people of a unit, or of every unit, who have none; pressing twice makes none twice.

    People of the units below are theirs, not the unit's. Raises what invitation_batch_issue raises, and BatchTooLarge
    beyond LARGEST_BATCH links at once.
    """
    rows = [row for row in participation(wave=wave) if row.group == group]
    lacking = {code: count for code, count in shortfalls(rows).items() if unit is None or code == unit.code}
    if sum(lacking.values()) > LARGEST_BATCH:
        raise BatchTooLarge
    units = {row.code: row for row in wave.cycle.agency.units.filter(code__in=lacking)}
    return [
        UnitTokens(
            units[code],
            invitation_batch_issue(wave=wave, unit=units[code], group=group, count=count, now=now).tokens,
        )
        for code, count in lacking.items()
    ]


def shortfalls(rows: Sequence[Participation]) -> dict[str, int]:
    """Own people without a link, by unit code in tree order, from one group's rows in tree order; zeros left out."""
    own = [(row.headcount or 0, row.issued) for row in rows]
    path: list[int] = []
    for place, row in enumerate(rows):
        del path[row.depth :]
        if path:
            people, links = own[path[-1]]
            own[path[-1]] = (people - (row.headcount or 0), links - row.issued)
        path.append(place)
    return {row.unit_code: people - links for row, (people, links) in zip(rows, own, strict=True) if people > links}
