"""Waves by what is to be done with them, and what an opened wave has promised."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.shortcuts import get_object_or_404

from assessment.access import EVERY_ROLE, Person, agencies_for
from assessment.domain.edition import Edition
from assessment.models import Agency, Role
from assessment.selectors import edition_of
from surveys.codes import secrets_in_use
from surveys.waves.models import Wave
from surveys.waves.promise import is_sealed
from surveys.waves.readiness import terms_of


class PromiseBroken(Exception):
    """Thresholds in the database are not those that respondents were promised: nothing may be counted by them."""


class EditionChanged(Exception):
    """The edition at hand is not the one that people answered."""


def wave_for(*, user: Person, public_id: UUID, roles: Collection[Role] = EVERY_ROLE) -> Wave:
    """The wave with its cycle and agency, or Http404 for whoever has none of the roles in the agency."""
    waves = Wave.objects.select_related("cycle__agency", "scorecard")
    return get_object_or_404(waves.filter(cycle__agency__in=agencies_for(user, roles)), public_id=public_id)


def wave_named(name: str) -> Wave | None:
    """The wave with its cycle and agency by its name in addresses, or by its number in the database; else None."""
    waves = Wave.objects.select_related("cycle__agency")
    if name.isdecimal():
        return waves.filter(pk=int(name)).first()
    try:
        return waves.filter(public_id=UUID(name)).first()
    except ValueError:
        return None


def waves_of(*, agency: Agency) -> list[Wave]:
    """Waves of an agency, the latest first."""
    waves = Wave.objects.select_related("cycle", "scorecard").filter(cycle__agency=agency)
    return list(waves.order_by("-opens_at", "-pk"))


def waves_due(*, now: datetime) -> list[Wave]:
    """Open waves whose closing moment has come."""
    due = Wave.objects.filter(state=Wave.State.OPEN, closes_at__lte=now)
    return list(due.order_by("pk"))


def waves_in(*states: str) -> list[int]:
    """Ids of the waves in one of the states."""
    return list(Wave.objects.filter(state__in=states).order_by("pk").values_list("pk", flat=True))


def promised_thresholds(wave: Wave) -> Mapping[str, int]:
    """Thresholds by group as promised at opening; raises PromiseBroken where anything was changed since."""
    promised = dict(wave.promise.get("thresholds", {}))
    stored = {terms.group: terms.threshold for terms in terms_of(wave)}
    if promised != stored or not is_sealed(wave.promise, wave.promise_seal, secrets=secrets_in_use()):
        raise PromiseBroken
    return promised


def largest_threshold(wave: Wave) -> int:
    """The largest threshold of an opened wave, promised or stored: for hiding among others, no seal is asked."""
    promised: Iterable[int] = wave.promise["thresholds"].values()
    return max(*promised, *(terms.threshold for terms in terms_of(wave)))


def pinned_edition(wave: Wave) -> Edition:
    """The edition people answered; raises EditionChanged when its text is another one now."""
    edition = edition_of(wave.cycle)
    if edition.fingerprint != wave.edition_fingerprint:
        raise EditionChanged
    return edition
