"""From a plan to a closed wave: schedule, set terms, count heads, open, extend, close."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localdate

from assessment.domain.edition import Edition
from assessment.models import Cycle
from assessment.selectors import edition_of
from assessment.services.cycles import cycle_freeze
from surveys.waves.models import Headcount, UnitHeadcount, Wave, WaveGroup
from surveys.waves.promise import Promise, promise_seal
from surveys.waves.readiness import Finding, Terms, obstacles, term_faults, terms_of


class WaveNotOpen(Exception):
    """What was asked for needs an open wave; `state` says how it stands."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class WaveNotDraft(Exception):
    """Terms and thresholds are fixed once a wave is open."""


class WaveNotReady(Exception):
    """The wave cannot be as asked; `findings` says why, all at once."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(f"{finding.kind.value} {finding.group}".strip() for finding in findings))
        self.findings = tuple(findings)


class WrongClosingTime(Exception):
    """A closing moment must lie ahead, and later than the opening."""


class UnknownUnit(Exception):
    """The agency has no unit of that code."""


@transaction.atomic
def wave_schedule(
    *,
    cycle: Cycle,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
    terms: Sequence[Terms],
    default_language: str = "ru",
) -> Wave:
    """A wave in preparation, with the agency's present headcounts; raises WaveNotReady, WrongClosingTime."""
    if closes_at <= opens_at:
        raise WrongClosingTime
    wave = Wave.objects.create(
        cycle=cycle, title=title, opens_at=opens_at, closes_at=closes_at, default_language=default_language
    )
    _terms_write(wave=wave, terms=terms)
    return wave


@transaction.atomic
def wave_reschedule(*, wave: Wave, title: str, opens_at: datetime, closes_at: datetime, default_language: str) -> Wave:
    """Other plans for a wave in preparation; raises WaveNotDraft, WrongClosingTime."""
    locked = wave_lock(wave_id=wave.pk)
    if locked.state != Wave.State.DRAFT:
        raise WaveNotDraft
    if closes_at <= opens_at:
        raise WrongClosingTime
    locked.title, locked.default_language = title, default_language
    locked.opens_at, locked.closes_at = opens_at, closes_at
    locked.save(update_fields=["title", "default_language", "opens_at", "closes_at"])
    return locked


@transaction.atomic
def terms_set(*, wave: Wave, terms: Sequence[Terms]) -> None:
    """Other groups or thresholds for a wave in preparation; raises WaveNotDraft, WaveNotReady."""
    locked = wave_lock(wave_id=wave.pk)
    if locked.state != Wave.State.DRAFT:
        raise WaveNotDraft
    locked.groups.all().delete()
    _terms_write(wave=locked, terms=terms)


@transaction.atomic
def headcounts_set(*, wave: Wave, headcounts: Mapping[tuple[str, str], int]) -> None:
    """People who may answer, by (unit code, group), units below not included; UnknownUnit, WaveNotOpen.

    May still be corrected while the wave is open. What is not named keeps its number.
    """
    locked = wave_lock(wave_id=wave.pk)
    if locked.state not in (Wave.State.DRAFT, Wave.State.OPEN):
        raise WaveNotOpen(locked.state)
    units = dict(locked.cycle.agency.units.values_list("code", "pk"))
    missing = sorted({code for code, _ in headcounts} - set(units))
    if missing:
        raise UnknownUnit(", ".join(missing))
    Headcount.objects.bulk_create(
        [
            Headcount(wave=locked, unit_id=units[code], group=group, headcount=people)
            for (code, group), people in headcounts.items()
        ],
        update_conflicts=True,
        unique_fields=["wave", "unit", "group"],
        update_fields=["headcount"],
    )


def headcounts_copy(*, wave: Wave, groups: Collection[str]) -> None:
    """The agency's present headcounts of these groups go into a wave that has none of them yet."""
    present = UnitHeadcount.objects.filter(unit__agency=wave.cycle.agency, group__in=groups)
    rows = present.values_list("unit_id", "group", "headcount")
    Headcount.objects.bulk_create(
        [Headcount(wave=wave, unit_id=unit, group=group, headcount=people) for unit, group, people in rows],
        batch_size=1000,
    )


@transaction.atomic
def wave_open(*, wave: Wave, now: datetime) -> Wave:
    """Opens it and fixes the promise: thresholds, edition's fingerprint, what applies; WaveNotReady, WaveNotDraft.

    A wave that is open already is returned as it is.
    """
    locked = wave_lock(wave_id=wave.pk)
    if locked.state == Wave.State.OPEN:
        return locked
    if locked.state != Wave.State.DRAFT:
        raise WaveNotDraft
    edition = edition_of(locked.cycle)
    found = obstacles(wave=locked, edition=edition, now=now)
    if found:
        raise WaveNotReady(found)
    locked.state = Wave.State.OPEN
    locked.opened_on = localdate(now)
    locked.edition_fingerprint = edition.fingerprint
    locked.promise = dict(_promise(wave=locked, edition=edition))
    locked.promise_seal = promise_seal(locked.promise, secret=settings.SECRET_KEY)
    locked.save()
    cycle_freeze(cycle=locked.cycle, on=locked.opened_on)
    return locked


@transaction.atomic
def wave_extend(*, wave: Wave, closes_at: datetime, now: datetime) -> Wave:
    """Another closing moment for an open wave, later or sooner; raises WaveNotOpen, WrongClosingTime."""
    locked = wave_lock(wave_id=wave.pk)
    if locked.state != Wave.State.OPEN:
        raise WaveNotOpen(locked.state)
    if closes_at <= max(now, locked.opens_at):
        raise WrongClosingTime
    locked.closes_at = closes_at
    locked.save(update_fields=["closes_at"])
    return locked


@transaction.atomic
def wave_close(*, wave: Wave, now: datetime) -> Wave:
    """No sheet enters any more; a wave closed before is returned as it is; raises WaveNotOpen for a draft."""
    locked = wave_lock(wave_id=wave.pk)
    if locked.state == Wave.State.DRAFT:
        raise WaveNotOpen(locked.state)
    if locked.state == Wave.State.OPEN:
        locked.state = Wave.State.CLOSED
        locked.closed_on = localdate(now)
        locked.save(update_fields=["state", "closed_on"])
    return locked


def wave_lock(*, wave_id: int) -> Wave:
    """The wave, which nobody else may change or add a sheet to until the transaction ends."""
    return Wave.objects.select_for_update(of=("self",)).get(pk=wave_id)


def wave_hold(*, wave_id: int) -> Wave:
    """The wave, which stays as it is until the transaction ends, while others may hold it too.

    A sheet is stored under this hold: closing waits for it, or it finds the wave closed.
    SQLite needs no lock of rows, since its writing transactions come one after another.
    """
    if connection.vendor != "postgresql":
        return Wave.objects.get(pk=wave_id)
    return Wave.objects.raw("SELECT * FROM surveys_wave WHERE id = %s FOR SHARE", [wave_id])[0]


def _terms_write(*, wave: Wave, terms: Sequence[Terms]) -> None:
    found = term_faults(terms=terms, edition=edition_of(wave.cycle))
    if found:
        raise WaveNotReady(found)
    WaveGroup.objects.bulk_create(
        WaveGroup(wave=wave, group=one.group, threshold=one.threshold, reason=one.reason.strip()) for one in terms
    )
    counted = set(wave.headcounts.values_list("group", flat=True).distinct())
    headcounts_copy(wave=wave, groups={one.group for one in terms} - counted)


def _promise(*, wave: Wave, edition: Edition) -> Promise:
    terms = terms_of(wave)
    assert wave.opened_on is not None
    return Promise(
        agency=wave.cycle.agency.name,
        edition=edition.code,
        edition_fingerprint=edition.fingerprint,
        opened_on=wave.opened_on.isoformat(),
        thresholds={one.group: one.threshold for one in terms},
        reasons={one.group: one.reason for one in terms if one.reason},
        distribution_from=edition.rules.distribution_from,
    )
