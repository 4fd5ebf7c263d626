"""The smallest true waves, links and sheets, made through the same services as anybody's."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection

from assessment.domain.edition import Edition
from assessment.models import Cycle, Unit
from assessment.selectors import edition_of
from surveys.frame.services import invitation_batch_issue
from surveys.intake import sheet_accept
from surveys.waves.guards import guards_off, guards_on
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from surveys.waves.services import headcounts_set, wave_close, wave_open, wave_schedule

NOW = datetime(2026, 4, 6, 9, 0, tzinfo=UTC)
"""A Monday morning while the wave is open."""
TERMS = (Terms("staff", 10), Terms("leaders", 10))


def draft_wave(cycle: Cycle, *, terms: Sequence[Terms] = TERMS, title: str = "Spring wave") -> Wave:
    """A wave in preparation; 100 staff and 20 leaders are counted in the agency as a whole."""
    wave = wave_schedule(
        cycle=cycle, title=title, opens_at=NOW - timedelta(days=1), closes_at=NOW + timedelta(days=14), terms=terms
    )
    heads = {"staff": 100, "leaders": 20}
    top = cycle.agency.units.get(parent=None).code
    headcounts_set(wave=wave, headcounts={(top, one.group): heads.get(one.group, 100) for one in terms})
    return wave


def open_wave(cycle: Cycle, *, terms: Sequence[Terms] = TERMS, title: str = "Spring wave") -> Wave:
    """A wave that takes sheets."""
    return wave_open(wave=draft_wave(cycle, terms=terms, title=title), now=NOW)


def closed_wave(cycle: Cycle, *, terms: Sequence[Terms] = TERMS, title: str = "Spring wave") -> Wave:
    """A wave that takes no more sheets, and has none."""
    return wave_close(wave=open_wave(cycle, terms=terms, title=title), now=NOW)


def tokens_of(wave: Wave, unit: Unit, *, group: str = "staff", count: int = 1) -> tuple[str, ...]:
    """Links of one unit and group, as printed."""
    return invitation_batch_issue(wave=wave, unit=unit, group=group, count=count, now=NOW).tokens


def answers_of(edition: Edition, *, group: str = "staff", place: int = 2) -> dict[str, str]:
    """A full sheet: the same place on every scale, its last where it is shorter."""
    answers = {}
    for item in edition.items_for(group):
        options = edition.scales[item.scale].options
        answers[item.code] = options[min(place, len(options) - 1)].code
    return answers


def sheets_in(wave: Wave, unit: Unit, *, group: str = "staff", places: Sequence[int]) -> list[str]:
    """One full sheet for each place, through the turnstile; their receipts."""
    edition = edition_of(wave.cycle)
    tokens = tokens_of(wave, unit, group=group, count=len(places))
    return [
        sheet_accept(token=token, answers=answers_of(edition, group=group, place=place))
        for token, place in zip(tokens, places, strict=True)
    ]


@contextmanager
def unguarded() -> Iterator[None]:
    """Within, the database's guards are off: what somebody can do who may alter its tables."""
    vendor = connection.vendor
    # PostgreSQL alters no table whose deferred checks are still to come.
    settled = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED") if vendor == "postgresql" else ()
    with connection.cursor() as cursor:
        for statement in (*settled, *guards_off(vendor=vendor)):
            cursor.execute(statement)
        yield
        for statement in (*settled, *guards_on(vendor=vendor)):
            cursor.execute(statement)


def answers_as(edition: Edition, answers: Mapping[str, str]) -> bytes:
    """The sheet vector spelled out the slow way, for comparison."""
    vector = []
    for item in edition.items:
        codes = [option.code for option in edition.scales[item.scale].options]
        given = answers.get(item.code, "")
        vector.append({"": 0, "dk": 12, "na": 13}.get(given) if given in ("", "dk", "na") else codes.index(given) + 1)
    return bytes(value or 0 for value in vector)
