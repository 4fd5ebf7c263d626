"""Where an agency stands and what its people do next."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assessment import selectors
from assessment.models import Agency, Cycle, Role


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """One agency on the desk of one person."""

    agency: Agency
    roles: tuple[Role, ...]
    cycle: Cycle | None
    """The newest one, with `applying`, `agreed` and `drawn_up` counted; None where there is none or it is not shown."""
    step: str
    """What comes next: `open` a cycle, `ask` people, `agree` on levels, or just `read`."""


def desk_entry(agency: Agency, roles: AbstractSet[Role]) -> DeskEntry:
    """The agency's newest cycle and the next step for whoever has these roles."""
    reads = bool(roles & {Role.COORDINATOR, Role.ASSESSOR})
    cycle = selectors.cycles_of(agency).first() if reads else None
    step = _step(cycle) if Role.COORDINATOR in roles else "read"
    return DeskEntry(agency, tuple(role for role in Role if role in roles), cycle, step)


def _step(cycle: Cycle | None) -> str:
    if cycle is None:
        return "open"
    if not cycle.drawn_up:  # type: ignore[attr-defined]
        return "ask"
    return "agree" if cycle.agreed < cycle.applying else "read"  # type: ignore[attr-defined]
