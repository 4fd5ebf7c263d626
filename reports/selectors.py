"""What the room knows of reports and the scorecards they tell of; nothing here writes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from assessment.access import EVERY_ROLE, READS_EVERYTHING, Person, agencies_for
from assessment.domain.waves.crosswalk import Crosswalk
from assessment.library import EditionRefused
from assessment.library.crosswalks import CrosswalkRefused, crosswalk
from assessment.models import Agency, Scorecard
from assessment.selectors import edition_of, scorecard_read, texts_of
from reports.diagnostic.compose import compose
from reports.diagnostic.document import Diagnostic
from reports.models import Report
from reports.rendering import fingerprints

LONGEST_PRINT = timedelta(seconds=330)
"""After this long an attempt is given up for lost: a worker is stopped well before."""


def report_for(*, user: Person, public_id: UUID) -> Report:
    """The report with its agency; Http404 for strangers, and before its release for all who may not see drafts."""
    reports = Report.objects.select_related("scorecard__cycle__agency").defer("pdf", "scorecard__packed")
    released = reports.filter(state=Report.State.RELEASED, scorecard__cycle__agency__in=agencies_for(user, EVERY_ROLE))
    all_of_them = reports.filter(scorecard__cycle__agency__in=agencies_for(user, READS_EVERYTHING))
    return get_object_or_404(released | all_of_them, public_id=public_id)


def reports_of(*, agency: Agency, drafts: bool) -> QuerySet[Report]:
    """The agency's reports without their files, the newest scorecard first; released ones only unless drafts too."""
    found = (
        Report.objects.filter(scorecard__cycle__agency=agency)
        .select_related("scorecard__cycle")
        .defer("pdf", "scorecard__packed")
    )
    if not drafts:
        found = found.filter(state=Report.State.RELEASED)
    return found.order_by("-scorecard__drawn_on", "-scorecard_id", "language")


def languages_missing(*, scorecard: Scorecard) -> tuple[str, ...]:
    """Languages of the edition in which there is no report yet."""
    present = set(Report.objects.filter(scorecard=scorecard).values_list("language", flat=True))
    return tuple(language for language in edition_of(scorecard.cycle).languages if language not in present)


def scorecards_without_report() -> QuerySet[Scorecard]:
    """Scorecards nobody has asked a report of."""
    return Scorecard.objects.select_related("cycle").defer("packed").filter(reports=None).order_by("pk")


def reports_waiting(*, now: datetime) -> tuple[int, ...]:
    """Keys of the reports to be printed that nobody is printing, or whose printing was lost on the way."""
    requested = Report.objects.filter(state=Report.State.REQUESTED)
    lost = requested.filter(started_at__lt=now - LONGEST_PRINT)
    return tuple((requested.filter(started_at=None) | lost).order_by("pk").values_list("pk", flat=True))


def previous_scorecard(scorecard: Scorecard) -> Scorecard | None:
    """The agency's latest earlier wave that may be compared, as last drawn up; else the latest one all the same.

    Waves follow one another by their last day, since any of them may be drawn up again later; only what was drawn up
    no later than this scorecard counts. A wave that is not compared is named in the document.
    """
    others = Scorecard.objects.filter(cycle__agency=scorecard.cycle.agency, drawn_on__lte=scorecard.drawn_on)
    known = [(_last_day(found), found) for found in others.exclude(cycle=scorecard.cycle, title=scorecard.title)]
    today = _last_day(scorecard)
    earlier = [(day, found.drawn_on, found.pk, found) for day, found in known if day < today]
    latest = [entry[-1] for entry in sorted(earlier, key=lambda entry: entry[:-1], reverse=True)]
    return next((found for found in latest if crosswalk_between(found, scorecard)), next(iter(latest), None))


def _last_day(scorecard: Scorecard) -> str:
    """The last day of its wave; where nobody knows it, the day it was drawn up."""
    return scorecard_read(scorecard).closed_on or scorecard.drawn_on.isoformat()


def crosswalk_between(previous: Scorecard, scorecard: Scorecard) -> Crosswalk | None:
    """What leads from the edition of one scorecard to that of the other; None where nothing does.

    An edition that was changed after a scorecard was drawn up is another edition under the same name.
    """
    try:
        found = crosswalk(previous.edition_code, scorecard.edition_code)
    except (CrosswalkRefused, EditionRefused):
        return None
    editions = (previous.edition_fingerprint, scorecard.edition_fingerprint)
    return found if editions == (found.old.fingerprint, found.new.fingerprint) else None


def diagnostic_of(report: Report) -> Diagnostic:
    """The document of a report; it depends on frozen things only, and so is the same at any time."""
    scorecard = report.scorecard
    previous = previous_scorecard(scorecard)
    return compose(
        card=scorecard_read(scorecard),
        edition=edition_of(scorecard.cycle),
        texts=texts_of(scorecard.cycle, report.language),
        fingerprints=fingerprints(),
        generated_on=scorecard.drawn_on.isoformat(),
        previous=scorecard_read(previous) if previous else None,
        crosswalk=crosswalk_between(previous, scorecard) if previous else None,
    )
