"""The smallest true agencies, people and cycles; Alice coordinates, Bob assesses, Charlie belongs elsewhere."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import uuid4

import numpy as np

from assessment.domain.counts.tally import Tally, tally_sheets
from assessment.domain.frame import Frame
from assessment.models import Agency, Cycle, Membership, Role, Scorecard, Unit, User
from assessment.selectors import edition_of, excluded_practices, frame_units
from assessment.services.scorecards import scorecard_draw_up

EDITION = "clientocracy-2026.1"
PASSWORD = "correct horse battery"


def agency_of(code: str = "north", *, kind: str = "authority", name: str = "Northern Agency") -> Agency:
    """An agency with its topmost unit, whose code is `all`."""
    agency = Agency.objects.create(code=code, name=name, short_name=code.title(), kind=kind)
    Unit.objects.create(agency=agency, code="all", name=name)
    return agency


def units_of(agency: Agency, parents: Mapping[str, str]) -> dict[str, Unit]:
    """Units added below the topmost one: code -> parent's code, parents before children; all units by code."""
    units = {unit.code: unit for unit in agency.units.all()}
    for place, (code, parent) in enumerate(parents.items(), start=1):
        units[code] = Unit.objects.create(
            agency=agency, parent=units[parent], code=code, name=f"Unit {code}", position=place
        )
    return units


def person(name: str, *, agency: Agency | None = None, roles: Iterable[Role] = ()) -> User:
    """Somebody who can sign in with PASSWORD, with the roles in the agency."""
    email = f"{name.lower()}@example.org"
    user = User.objects.create_user(username=email, email=email, password=PASSWORD, first_name=name)
    if agency is not None:
        Membership.objects.bulk_create(Membership(user=user, agency=agency, role=role) for role in roles)
    return user


def alice(agency: Agency) -> User:
    """Coordinates the agency."""
    return person("Alice", agency=agency, roles=[Role.COORDINATOR])


def bob(agency: Agency) -> User:
    """Assesses the agency."""
    return person("Bob", agency=agency, roles=[Role.ASSESSOR])


def charlie() -> User:
    """Has every role, but in another agency."""
    return person("Charlie", agency=agency_of("elsewhere", name="Agency Elsewhere"), roles=list(Role))


def cycle_of(agency: Agency, *, edition_code: str = EDITION, title: str = "Self-assessment 2026") -> Cycle:
    """A cycle without a word about applicability or consensus."""
    return Cycle.objects.create(agency=agency, edition_code=edition_code, title=title, starts_on=date(2026, 3, 2))


def scorecard_of(cycle: Cycle, *, packed: bytes = b"", title: str = "Spring wave") -> Scorecard:
    """A row of a scorecard; the bytes are whatever is given."""
    return Scorecard.objects.create(
        cycle=cycle,
        title=title,
        packed=packed,
        fingerprint="f" * 64,
        edition_code=cycle.edition_code,
        edition_fingerprint="e" * 64,
        method="1",
        drawn_on=date(2026, 4, 20),
    )


def tally_of(cycle: Cycle, *, group: str = "staff", sheets: int = 12, option: int = 3) -> Tally:
    """That many equal sheets of the group in the topmost unit: every item answered with the same option (from 1)."""
    edition, units = edition_of(cycle), Frame.of(frame_units(cycle.agency)).codes
    asked = [option if group in item.audiences else 0 for item in edition.items]
    return tally_sheets(
        edition=edition,
        group=group,
        excluded=excluded_practices(cycle),
        units=units,
        sheets=np.tile(np.array(asked, dtype=np.uint8), (sheets, 1)),
        unit_index=np.zeros(sheets, dtype=np.int64),
    )


def scorecard_drawn(cycle: Cycle, *, groups: Iterable[str] = ("staff",), sheets: int = 12) -> Scorecard:
    """A real scorecard of equal sheets, as of a wave of its own."""
    tallies = {group: tally_of(cycle, group=group, sheets=sheets) for group in groups}
    return scorecard_draw_up(
        cycle=cycle,
        wave=uuid4(),
        title="Spring wave",
        tallies=tallies,
        frame=Frame.of(frame_units(cycle.agency)),
        thresholds=dict.fromkeys(tallies, 10),
        opened_on=date(2026, 3, 9),
        closed_on=date(2026, 3, 30),
        drawn_on=date(2026, 3, 31),
    )
