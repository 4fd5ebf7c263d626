"""From an uploaded file to the agency's tree: one service for each step; state in the database is the queue."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q

from assessment.domain.frame import Frame
from assessment.models import Agency
from assessment.services.agencies import UnitsInUse, units_replace
from surveys.frame.imports.changes import Change, changes
from surveys.frame.imports.findings import preview, refusal
from surveys.frame.imports.headcounts import headcounts_free, headcounts_write
from surveys.frame.imports.holds import hold_faults, holds_of
from surveys.frame.imports.models import FrameImport
from surveys.frame.imports.trees import groups_of, tree_fingerprint, tree_given, tree_of
from surveys.spreadsheets.faults import Fault, Faults, Refused, Rule, quoted
from surveys.spreadsheets.units import UnitRow
from surveys.spreadsheets.uploaded import uploaded_units
from surveys.waves.models import Wave

KEPT = timedelta(days=1)
"""How long a file, and what was found in it, stays in the database."""
CLAIM = timedelta(minutes=2)
"""A worker that began so long ago and has not ended was killed."""
MOST_ATTEMPTS = 3

_WORK = (FrameImport.State.WAITING, FrameImport.State.ACCEPTED)
STAGES = 2
"""Steps of the work, for the bar."""


class ImportGone(Exception):
    """The file that was looked at is not the one that waits now."""


@transaction.atomic
def import_begin(*, agency: Agency, content: bytes, kind: str, now: datetime) -> FrameImport:
    """A file waits to be read; one uploaded before is dropped."""
    Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    FrameImport.objects.filter(agency=agency).delete()
    return FrameImport.objects.create(agency=agency, content=content, kind=kind, uploaded_at=now)


def import_of(*, agency: Agency) -> FrameImport | None:
    """The file of the agency, without its content."""
    return FrameImport.objects.filter(agency=agency).defer("content").first()


def import_accept(*, agency: Agency, public_id: UUID) -> FrameImport:
    """The tree of the file is to be taken over; raises ImportGone unless it is the one that was read and looked at."""
    looked_at = FrameImport.objects.filter(agency=agency, public_id=public_id, state=FrameImport.State.CHECKED)
    if not looked_at.update(state=FrameImport.State.ACCEPTED, stage=0, attempts=0, claimed_at=None):
        raise ImportGone
    return FrameImport.objects.defer("content").get(agency=agency)


def import_drop(*, agency: Agency) -> None:
    """Forgets the file, unless it is just being taken over."""
    FrameImport.objects.filter(agency=agency).exclude(state=FrameImport.State.ACCEPTED).delete()


def imports_waiting(*, now: datetime) -> list[int]:
    """Ids of the files that wait for a worker, those of workers that were killed included."""
    free = Q(claimed_at=None) | Q(claimed_at__lte=now - CLAIM)
    return list(FrameImport.objects.filter(free, state__in=_WORK).order_by("pk").values_list("pk", flat=True))


def imports_purge(*, now: datetime) -> int:
    """Files and findings of more than a day go; returns how many."""
    return FrameImport.objects.filter(uploaded_at__lte=now - KEPT).delete()[0]


def import_attempt(*, import_id: int, now: datetime) -> None:
    """Reads a file that waits, or takes it over once that was said; any other is left alone.

    Killed at any point and called again, it ends the same: taking over is one transaction. What cannot be used is
    written down as faults. Raises what nobody foresaw; after MOST_ATTEMPTS of that the file is refused.
    """
    claimed = _claim(import_id=import_id, now=now)
    if claimed is None:
        return
    try:
        rows = uploaded_units(data=bytes(claimed.content), kind=claimed.kind, groups=groups_of(claimed.agency))
        FrameImport.objects.filter(pk=claimed.pk, state=claimed.state).update(stage=1)
        if claimed.state == FrameImport.State.WAITING:
            _check(claimed, rows)
        else:
            _take(claimed, rows)
    except Refused as refused:
        _refuse(claimed, refused)
    except SoftTimeLimitExceeded:
        _refuse(claimed, _cut_off(claimed))


@transaction.atomic
def _claim(*, import_id: int, now: datetime) -> FrameImport | None:
    found = FrameImport.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=import_id).first()
    if found is None or import_id not in imports_waiting(now=now):
        return None
    if found.attempts >= MOST_ATTEMPTS:
        _refuse(found, _cut_off(found))
        return None
    found.attempts += 1
    found.claimed_at = now
    found.save(update_fields=["attempts", "claimed_at"])
    return found


def _check(claimed: FrameImport, rows: Sequence[UnitRow], *, meanwhile: bool = False) -> None:
    before, after = tree_of(claimed.agency), tree_given(rows)
    found = changes(before=before, after=after)
    _hold(claimed, rows, before, found)
    findings = preview(before=before, after=after, found=found) | {"meanwhile": meanwhile}
    _settle(claimed, state=FrameImport.State.CHECKED, findings=findings, basis=tree_fingerprint(before))


@transaction.atomic
def _take(claimed: FrameImport, rows: Sequence[UnitRow]) -> None:
    """All or nothing, while no survey of the agency can open; looked at again where the tree is another one by now."""
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=claimed.agency_id)
    waves = list(Wave.objects.select_for_update(of=("self",)).filter(cycle__agency=agency).order_by("pk"))
    if not FrameImport.objects.filter(pk=claimed.pk, state=FrameImport.State.ACCEPTED).exists():
        return
    before, after = tree_of(agency), tree_given(rows)
    if tree_fingerprint(before) != claimed.basis:
        _check(claimed, rows, meanwhile=True)
        return
    _hold(claimed, rows, before, changes(before=before, after=after))
    drafts = [wave for wave in waves if wave.state == Wave.State.DRAFT]
    headcounts_free(drafts=drafts, gone=set(before.codes[1:]) - set(after.codes))
    try:
        units_replace(agency=agency, units=after.units)
    except UnitsInUse as error:
        raise Refused(_in_use(claimed, error)) from error
    headcounts_write(agency=agency, drafts=drafts, tree=after)
    _settle(claimed, state=FrameImport.State.TAKEN, content=b"")


def _hold(claimed: FrameImport, rows: Sequence[UnitRow], before: Frame, found: Sequence[Change]) -> None:
    """Raises Refused where a survey holds what would change."""
    faults, holds = Faults(), holds_of(agency=claimed.agency, tree=before)
    hold_faults(file=_file(claimed), found=found, rows=rows, tree=before, holds=holds, faults=faults)
    faults.refuse()


def _refuse(claimed: FrameImport, refused: Refused) -> None:
    _settle(claimed, state=FrameImport.State.FAULTY, content=b"", findings=refusal(refused))


def _settle(claimed: FrameImport, **values: object) -> None:
    """The work has ended, unless the file was dropped meanwhile."""
    still = FrameImport.objects.filter(pk=claimed.pk, state=claimed.state)
    still.update(stage=STAGES, attempts=0, claimed_at=None, **values)


def _cut_off(claimed: FrameImport) -> Refused:
    return Refused([Fault(_file(claimed), None, None, Rule.CUT_OFF)])


def _in_use(claimed: FrameImport, error: UnitsInUse) -> list[Fault]:
    return [Fault(_file(claimed), None, "code", Rule.UNIT_IN_USE, found=quoted(", ".join(error.codes)))]


def _file(claimed: FrameImport) -> str:
    return f"units{claimed.kind}"
