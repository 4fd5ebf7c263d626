"""Drawing up a scorecard: counts in, frozen figures out."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from assessment import selectors
from assessment.domain.counts.tally import Tally
from assessment.domain.scorecards.packing import pack
from assessment.domain.scorecards.scorecard import Frame, Identity, draw_up
from assessment.models import Cycle, Scorecard
from assessment.services.releases import release_enter


@transaction.atomic
def scorecard_draw_up(
    *,
    cycle: Cycle,
    wave: UUID,
    standing: Scorecard | None = None,
    title: str,
    tallies: Mapping[str, Tally],
    frame: Frame,
    thresholds: Mapping[str, int],
    opened_on: date | None,
    closed_on: date | None,
    drawn_on: date,
) -> Scorecard:
    """Score, withhold, freeze and keep, with applicability and consensus as they stand now.

    `wave` is the public name of the wave, `standing` the scorecard it has so far. The same counts and consensus give
    the same scorecard: the one already kept is returned. Raises what the domain's `draw_up` raises, and ReleaseRefused
    (assessment.services.releases); then nothing is kept.
    """
    agency = cycle.agency
    card = draw_up(
        edition=selectors.edition_of(cycle),
        frame=frame,
        tallies=tallies,
        thresholds=thresholds,
        applicability=selectors.applicability_of(cycle),
        consensus=selectors.consensus_of(cycle),
        identity=Identity(agency.code, agency.name, agency.kind, title, _iso(opened_on), _iso(closed_on)),
    )
    scorecard, _ = Scorecard.objects.get_or_create(
        cycle=cycle,
        fingerprint=card.fingerprint,
        defaults={
            "title": title,
            "packed": pack(card),
            "edition_code": card.edition_code,
            "edition_fingerprint": card.edition_fingerprint,
            "method": card.method,
            "drawn_on": drawn_on,
        },
    )
    release_enter(drawn=(scorecard, card), wave=wave, standing=standing, tallies=tallies, thresholds=thresholds)
    return scorecard


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
