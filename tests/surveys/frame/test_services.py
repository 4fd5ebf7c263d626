"""Issuing links and letting in with them."""

from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from assessment.models import Cycle, Unit
from surveys.frame.models import Invitation
from surveys.frame.services import (
    LARGEST_BATCH,
    Admission,
    BatchTooLarge,
    Entrance,
    GroupNotAsked,
    TokenNotOpen,
    TokenRevoked,
    TokenUnknown,
    TokenUsed,
    admission_for,
    entrance_for,
    invitation_batch_issue,
    invitation_batch_revoke,
    token_redeem,
)
from surveys.waves.models import Headcount, Wave
from surveys.waves.services import UnknownUnit, WaveNotOpen, wave_close
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, closed_wave, draft_wave, open_wave, tokens_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


@pytest.fixture
def unit(cycle: Cycle) -> Unit:
    return cycle.agency.units.get()


@pytest.fixture
def wave(cycle: Cycle) -> Wave:
    return open_wave(cycle)


def test_issued_links_let_into_their_unit_and_group(wave: Wave, unit: Unit) -> None:
    issued = invitation_batch_issue(wave=wave, unit=unit, group="leaders", count=3, now=NOW)

    assert len(set(issued.tokens)) == 3
    assert {admission_for(token=token) for token in issued.tokens} == {Admission(wave.pk, unit.pk, "leaders")}
    assert set(Invitation.objects.values_list("batch", "state", "settled")) == {(issued.batch, "ISSUED", True)}


def test_an_entrance_names_the_wave_and_when_it_closes(wave: Wave, unit: Unit) -> None:
    token = invitation_batch_issue(wave=wave, unit=unit, group="staff", count=1, now=NOW).tokens[0]

    entrance = entrance_for(token=token)

    assert entrance == Entrance(Admission(wave.pk, unit.pk, "staff"), wave.public_id, wave.closes_at)


def test_links_may_be_made_while_a_wave_is_prepared_but_open_nothing_yet(cycle: Cycle, unit: Unit) -> None:
    token = tokens_of(draft_wave(cycle), unit)[0]

    with pytest.raises(TokenNotOpen, match="DRAFT"):
        admission_for(token=token)


def test_it_is_said_by_how_many_links_a_unit_has_more_than_people(wave: Wave, unit: Unit) -> None:
    Headcount.objects.filter(group="staff").update(headcount=10)

    first = invitation_batch_issue(wave=wave, unit=unit, group="staff", count=10, now=NOW)
    second = invitation_batch_issue(wave=wave, unit=unit, group="staff", count=4, now=NOW)
    invitation_batch_revoke(wave=wave, batch=first.batch)
    third = invitation_batch_issue(wave=wave, unit=unit, group="staff", count=8, now=NOW)

    assert (first.beyond_headcount, second.beyond_headcount, third.beyond_headcount) == (0, 4, 2)


def test_nothing_is_said_where_nobody_counted(wave: Wave, unit: Unit) -> None:
    Headcount.objects.all().delete()

    assert invitation_batch_issue(wave=wave, unit=unit, group="staff", count=9, now=NOW).beyond_headcount == 0


def test_no_links_are_made_after_closing_or_past_the_closing_moment(wave: Wave, unit: Unit, cycle: Cycle) -> None:
    with pytest.raises(WaveNotOpen):
        invitation_batch_issue(wave=wave, unit=unit, group="staff", count=1, now=NOW + timedelta(days=30))
    with pytest.raises(WaveNotOpen):
        tokens_of(closed_wave(cycle, title="Closed"), unit)


def test_no_links_are_made_for_another_agency_or_a_group_that_is_not_asked(wave: Wave, unit: Unit) -> None:
    with pytest.raises(UnknownUnit):
        tokens_of(wave, agency_of("south").units.get())
    with pytest.raises(GroupNotAsked):
        tokens_of(wave, unit, group="clients")


@pytest.mark.parametrize("count", [0, -1, LARGEST_BATCH + 1])
def test_a_batch_has_a_sensible_size(wave: Wave, unit: Unit, count: int) -> None:
    with pytest.raises(BatchTooLarge):
        tokens_of(wave, unit, count=count)


def test_a_revoked_batch_keeps_its_used_links_used(wave: Wave, unit: Unit) -> None:
    first, second = tokens_of(wave, unit, count=2)
    with transaction.atomic():
        token_redeem(token=first)

    revoked = invitation_batch_revoke(wave=wave, batch=Invitation.objects.first().batch)  # type: ignore[union-attr]

    assert revoked == 1
    with pytest.raises(TokenUsed):
        admission_for(token=first)
    with pytest.raises(TokenRevoked):
        admission_for(token=second)


def test_a_link_is_redeemed_once_and_its_mark_waits_to_be_rewritten(wave: Wave, unit: Unit) -> None:
    token = tokens_of(wave, unit)[0]

    with transaction.atomic():
        assert token_redeem(token=token.lower()) == Admission(wave.pk, unit.pk, "staff")

    assert Invitation.objects.values_list("state", "settled").get() == ("USED", False)
    with pytest.raises(TokenUsed), transaction.atomic():
        token_redeem(token=token)


@pytest.mark.parametrize("token", ["", "0000-0000-0000-0000"])
def test_a_token_nobody_issued_is_unknown(wave: Wave, token: str) -> None:
    with pytest.raises(TokenUnknown):
        admission_for(token=token)
    with pytest.raises(TokenUnknown), transaction.atomic():
        token_redeem(token=token)


def test_a_link_of_a_closed_wave_says_that_it_is_closed(wave: Wave, unit: Unit) -> None:
    token = tokens_of(wave, unit)[0]
    wave_close(wave=wave, now=NOW)

    with pytest.raises(TokenNotOpen, match="CLOSED"):
        admission_for(token=token)


def test_links_made_under_a_secret_being_retired_still_let_in(wave: Wave, unit: Unit, settings: Settings) -> None:
    token = tokens_of(wave, unit)[0]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]

    assert admission_for(token=token).unit_id == unit.pk
