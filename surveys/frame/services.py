"""Issuing links, and passing the turnstile with one."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from assessment.models import Unit
from surveys.codes import ALPHABET, MalformedCode, secrets_in_use
from surveys.frame.models import Invitation
from surveys.frame.tokens import token_hash, token_hashes, token_new
from surveys.waves.models import Headcount, Wave
from surveys.waves.services import UnknownUnit, WaveNotOpen, wave_lock

LARGEST_BATCH = 10_000


class TokenRefused(Exception):
    """The link does not let in."""


class TokenUnknown(TokenRefused):
    """No link has this token, or it cannot be a token."""


class TokenUsed(TokenRefused):
    """A sheet was already sent with this link."""


class TokenRevoked(TokenRefused):
    """The link was revoked by the agency."""


class TokenNotOpen(TokenRefused):
    """The wave is not open yet, or no longer; `state` says which."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class GroupNotAsked(Exception):
    """The wave does not ask this group."""


class BatchTooLarge(Exception):
    """A batch has from one to LARGEST_BATCH links."""


@dataclass(frozen=True, slots=True)
class Admission:
    """What crosses the turnstile: where a sheet is counted, and nothing of who fills it."""

    wave_id: int
    unit_id: int
    group: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """What stands behind a link that lets in: the admission, the wave by its public id, and when it closes."""

    admission: Admission
    wave: UUID
    closes_at: datetime


_ENTRANCES = Invitation.objects.values_list(
    "wave_id", "unit_id", "group", "state", "wave__state", "wave__public_id", "wave__closes_at"
)
"""Begun once: working out the columns costs as much as asking for the one row."""


@dataclass(frozen=True, slots=True)
class IssuedBatch:
    """New links, to be shown once; `beyond_headcount` is by how many links the unit has more than people, or 0."""

    batch: str
    tokens: tuple[str, ...]
    beyond_headcount: int


@transaction.atomic
def invitation_batch_issue(*, wave: Wave, unit: Unit, group: str, count: int, now: datetime) -> IssuedBatch:
    """Makes links of one unit and group; raises WaveNotOpen, UnknownUnit, GroupNotAsked, BatchTooLarge."""
    locked = wave_lock(wave_id=wave.pk)
    _may_issue(wave=locked, unit=unit, group=group, count=count, now=now)
    batch = "".join(secrets.choice(ALPHABET) for _ in range(6))
    tokens = tuple(token_new() for _ in range(count))
    Invitation.objects.bulk_create(
        (
            Invitation(
                wave=locked,
                unit=unit,
                group=group,
                batch=batch,
                token_hash=token_hash(token, secret=settings.SECRET_KEY),
            )
            for token in tokens
        ),
        batch_size=1000,
    )
    return IssuedBatch(batch, tokens, _beyond_headcount(wave=locked, unit=unit, group=group))


@transaction.atomic
def invitation_batch_revoke(*, wave: Wave, batch: str) -> int:
    """Links of a batch that nobody used yet let in no more; returns how many."""
    unused = Invitation.objects.filter(wave=wave, batch=batch, state=Invitation.State.ISSUED)
    return unused.update(state=Invitation.State.REVOKED)


def entrance_for(*, token: str) -> Entrance:
    """Where this link leads, without using it; raises TokenUnknown, TokenUsed, TokenRevoked, TokenNotOpen.

    One query, without an order that the one row does not need: it is made for every page a respondent opens.
    """
    entrance, state, wave_state = _entrance(token)
    _may_enter(state=state, wave_state=wave_state)
    return entrance


def entrance_behind(*, token: str) -> Entrance:
    """Where a link leads, or led before it was used; lets nobody in. Raises TokenUnknown."""
    return _entrance(token)[0]


def admission_for(*, token: str) -> Admission:
    """The admission this link would give, without using it; raises the same as entrance_for."""
    return entrance_for(token=token).admission


def token_redeem(*, token: str) -> Admission:
    """Uses up the link, inside the caller's transaction; raises the same as admission_for.

    The row is locked, so that of two hands with one link only the first passes. The state of the wave is the
    caller's to hold (`wave_hold`).
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(_of(token)).first()
    if invitation is None:
        raise TokenUnknown
    _may_enter(state=invitation.state, wave_state=Wave.State.OPEN)
    invitation.state, invitation.settled = Invitation.State.USED, False
    invitation.save(update_fields=["state", "settled"])
    return Admission(wave_id=invitation.wave_id, unit_id=invitation.unit_id, group=invitation.group)


def _entrance(token: str) -> tuple[Entrance, str, str]:
    """The entrance, the state of the link, and that of its wave; raises TokenUnknown."""
    row = next(iter(_ENTRANCES.filter(_of(token))), None)
    if row is None:
        raise TokenUnknown
    wave_id, unit_id, group, state, wave_state, public_id, closes_at = row
    return Entrance(Admission(wave_id=wave_id, unit_id=unit_id, group=group), public_id, closes_at), state, wave_state


def _of(token: str) -> Q:
    try:
        hashes = token_hashes(token, secrets=secrets_in_use())
    except MalformedCode as error:
        raise TokenUnknown from error
    return Q(token_hash=hashes[0]) if len(hashes) == 1 else Q(token_hash__in=hashes)


def _may_enter(*, state: str, wave_state: str) -> None:
    if state == Invitation.State.USED:
        raise TokenUsed
    if state == Invitation.State.REVOKED:
        raise TokenRevoked
    if wave_state != Wave.State.OPEN:
        raise TokenNotOpen(wave_state)


def _may_issue(*, wave: Wave, unit: Unit, group: str, count: int, now: datetime) -> None:
    if wave.state not in (Wave.State.DRAFT, Wave.State.OPEN) or wave.closes_at <= now:
        raise WaveNotOpen(wave.state)
    if unit.agency_id != wave.cycle.agency_id:
        raise UnknownUnit(unit.code)
    if not wave.groups.filter(group=group).exists():
        raise GroupNotAsked(group)
    if not 1 <= count <= LARGEST_BATCH:
        raise BatchTooLarge


def _beyond_headcount(*, wave: Wave, unit: Unit, group: str) -> int:
    counted = Headcount.objects.filter(wave=wave, unit=unit, group=group).values_list("headcount", flat=True).first()
    if counted is None:
        return 0
    valid = Invitation.objects.filter(wave=wave, unit=unit, group=group).exclude(state=Invitation.State.REVOKED)
    return max(0, valid.count() - counted)
