"""From a closed wave to a frozen scorecard: seal, count, draw up. State in the database is the queue."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.timezone import localdate

from assessment.domain import applicability
from assessment.domain.audits.released_cells import Release
from assessment.domain.counts.tally import Tally, UnfitSheets
from assessment.domain.disclosure.tree import UnsafeRelease
from assessment.domain.frame import Frame
from assessment.domain.scorecards.publication import HeadcountTooSmall
from assessment.library import EditionRefused
from assessment.models import Scorecard
from assessment.selectors import excluded_practices, frame_units, scorecard_read
from assessment.services.releases import ReleaseRefused
from assessment.services.scorecards import scorecard_draw_up
from surveys.drafts.services import drafts_of_wave_destroy
from surveys.frame.marks import marks_rewrite
from surveys.responses.rows import SheetsOfOtherLength, responses_seal
from surveys.responses.tallies import group_tally
from surveys.waves.counting import WaveNotScored, attempt_begin, hindrance_note, unhinder
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged, PromiseBroken, pinned_edition, promised_thresholds
from surveys.waves.services import wave_lock

_log = logging.getLogger(__name__)

_HINDRANCES: Mapping[type[Exception], Wave.Hindrance] = {
    PromiseBroken: Wave.Hindrance.PROMISE_BROKEN,
    EditionChanged: Wave.Hindrance.EDITION_CHANGED,
    EditionRefused: Wave.Hindrance.EDITION_CHANGED,
    SheetsOfOtherLength: Wave.Hindrance.SHEETS_UNFIT,
    UnfitSheets: Wave.Hindrance.SHEETS_UNFIT,
    HeadcountTooSmall: Wave.Hindrance.HEADCOUNT_SMALL,
    UnsafeRelease: Wave.Hindrance.UNSAFE_RELEASE,
    ReleaseRefused: Wave.Hindrance.UNSAFE_RELEASE,
    SoftTimeLimitExceeded: Wave.Hindrance.CUT_OFF,
}


def wave_attempt(*, wave_id: int, now: datetime) -> None:
    """Counts or draws up again what the wave waits for, or writes on the wave what is in the way, and logs it once.

    What nobody foresaw is raised as well, so that its trace is logged. A database that is away is no fault of the
    wave: that is raised alone, and the wave tried again.
    """
    if not attempt_begin(wave_id=wave_id, now=now):
        return
    try:
        wave_score(wave_id=wave_id, now=now)
        wave_redraw(wave_id=wave_id, now=now)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        hindrance = _HINDRANCES.get(type(error), Wave.Hindrance.UNEXPECTED)
        hindrance_note(wave_id=wave_id, hindrance=hindrance, now=now)
        _log.error("A wave cannot be counted", extra={"facts": {"wave": wave_id, "hindrance": hindrance.value}})
        if hindrance is Wave.Hindrance.UNEXPECTED:
            raise


def wave_score(*, wave_id: int, now: datetime) -> None:
    """Takes a closed wave to SEALED and then to SCORED, each in one transaction; any other wave is left alone.

    Killed at any point and called again, it ends with the same scorecard: a half-done step leaves no trace, and no
    step is done twice. Raises PromiseBroken, EditionChanged (surveys.waves.selectors) and ReleaseRefused
    (assessment.services.releases); the state then tells how far it came.
    """
    if _sealed(wave_id=wave_id):
        _space_cleared()
    _scored(wave_id=wave_id, now=now)


@transaction.atomic
def wave_rescore(*, wave_id: int, now: datetime) -> Scorecard:
    """A new scorecard from the same packs; the old one is kept as well.

    Raises WaveNotScored, and what wave_score raises; after ReleaseRefused nothing is kept and the old one stands.
    """
    wave = wave_lock(wave_id=wave_id)
    if wave.state != Wave.State.SCORED:
        raise WaveNotScored
    wave.scorecard = _drawn_up(wave=wave, now=now)
    wave.save(update_fields=["scorecard"])
    return wave.scorecard


@transaction.atomic
def wave_redraw(*, wave_id: int, now: datetime) -> None:
    """A new scorecard for a wave of which one was asked (surveys.waves.counting); any other wave is left alone.

    The same consensus gives the same scorecard, and nothing is new. Where units were moved since so that a few people
    could be worked out from both, nothing is drawn up: the wave says REFUSED, and its scorecard stands. Raises what
    wave_score raises otherwise, and the wish stands.
    """
    wave = wave_lock(wave_id=wave_id)
    if wave.redraw != Wave.Redraw.ASKED:
        return
    try:
        scorecard = _drawn_up(wave=wave, now=now)
    except ReleaseRefused:
        wave.redraw = Wave.Redraw.REFUSED
    else:
        wave.redraw = Wave.Redraw.SAME if scorecard.pk == wave.scorecard_id else Wave.Redraw.CHANGED
        wave.scorecard = scorecard
    wave.save(update_fields=["scorecard", "redraw"])
    unhinder(wave)


def wave_releases(*, wave: Wave) -> list[Release]:
    """Every scorecard ever frozen of the wave, the superseded too, each with the counts of sheets it stands on.

    For the audit: counts come from the sealed sheets once more. Raises EditionChanged.
    """
    edition, codes = pinned_edition(wave), Frame.of(frame_units(wave.cycle.agency)).codes
    days = tuple(day and day.isoformat() for day in (wave.opened_on, wave.closed_on))
    releases = []
    for row in Scorecard.objects.filter(cycle=wave.cycle, title=wave.title).order_by("pk"):
        card = scorecard_read(row)
        if (card.opened_on, card.closed_on) != days:
            continue
        excluded = applicability.excluded_practices(card.applicability)
        tallies = {
            group: group_tally(wave_id=wave.pk, group=group, edition=edition, excluded=excluded, units=codes)
            for group in card.tables
        }
        releases.append(Release.of(card, tallies))
    return releases


@transaction.atomic
def _sealed(*, wave_id: int) -> bool:
    wave = wave_lock(wave_id=wave_id)
    if wave.state != Wave.State.CLOSED:
        return False
    edition = pinned_edition(wave)
    marks_rewrite(wave_id=wave_id)
    responses_seal(wave_id=wave_id, width=len(edition.items))
    drafts_of_wave_destroy(wave_id=wave_id)
    wave.state = Wave.State.SEALED
    wave.save(update_fields=["state"])
    return True


@transaction.atomic
def _scored(*, wave_id: int, now: datetime) -> None:
    wave = wave_lock(wave_id=wave_id)
    if wave.state != Wave.State.SEALED:
        return
    wave.scorecard = _drawn_up(wave=wave, now=now)
    wave.state = Wave.State.SCORED
    wave.save(update_fields=["scorecard", "state"])
    unhinder(wave)


def _drawn_up(*, wave: Wave, now: datetime) -> Scorecard:
    thresholds = promised_thresholds(wave)
    edition = pinned_edition(wave)
    frame = Frame.of(frame_units(wave.cycle.agency))
    excluded = excluded_practices(wave.cycle)
    tallies = {
        group: group_tally(wave_id=wave.pk, group=group, edition=edition, excluded=excluded, units=frame.codes)
        for group in thresholds
    }
    return scorecard_draw_up(
        cycle=wave.cycle,
        wave=wave.public_id,
        standing=wave.scorecard,
        title=wave.title,
        tallies=tallies,
        frame=_with_headcounts(wave=wave, frame=frame, tallies=tallies),
        thresholds=thresholds,
        opened_on=wave.opened_on,
        closed_on=wave.closed_on,
        drawn_on=localdate(now),
    )


def _with_headcounts(*, wave: Wave, frame: Frame, tallies: Mapping[str, Tally]) -> Frame:
    """The frame with people by group; a unit that more sheets came from than it has people was counted wrongly."""
    heads: list[dict[str, int]] = [{} for _ in frame.units]
    for group, tally in tallies.items():
        counted = dict(wave.headcounts.filter(group=group).values_list("unit__code", "headcount"))
        for place, sheets in enumerate(tally.submitted.tolist() if counted else ()):
            people = counted.get(frame.units[place].code, 0)
            if people >= sheets:
                heads[place][group] = people
    units = zip(frame.units, heads, strict=True)
    return replace(frame, units=tuple(replace(unit, headcounts=known) for unit, known in units))


def _space_cleared() -> None:
    # PostgreSQL keeps deleted rows until they are vacuumed, and of a small table that may be never.
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM surveys_response, surveys_invitation, surveys_draft")
