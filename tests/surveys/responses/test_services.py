"""Receipts: proof that a sheet is counted, and the way to take it back."""

import pytest
from pytest_django import Settings

from assessment.models import Unit
from surveys.aggregation import wave_score
from surveys.frame.models import Invitation
from surveys.responses.models import Response
from surveys.responses.receipts import receipt_new
from surveys.responses.services import (
    ReceiptUnknown,
    Standing,
    WithdrawalClosed,
    receipt_standing,
    response_store,
    response_withdraw,
    responses_store,
)
from surveys.waves.models import Wave
from surveys.waves.services import wave_close, wave_hold
from tests.anonymity.dump import table
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, open_wave, sheets_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return open_wave(cycle_of(agency_of()))


@pytest.fixture
def unit(wave: Wave) -> Unit:
    return wave.cycle.agency.units.get()


def test_a_stored_sheet_is_counted(wave: Wave, unit: Unit) -> None:
    receipt = receipt_new()
    response_store(wave_id=wave.pk, unit_id=unit.pk, group="staff", sheet=b"1", receipt=receipt)

    assert receipt_standing(receipt=receipt.lower()) == Standing.COUNTED


def test_sheets_stored_together_stand_in_no_order_and_each_has_a_receipt_that_nobody_knows(
    wave: Wave, unit: Unit
) -> None:
    brought = [(unit.pk, "staff", bytes([place])) for place in range(1, 40)]

    responses_store(wave_id=wave.pk, sheets=brought)

    stored = [bytes(sheet) for sheet in table("surveys_response").column("answers")]  # type: ignore[call-overload]
    assert sorted(stored) == [sheet for *_, sheet in brought]
    assert stored != sorted(stored)
    assert len(set(Response.objects.values_list("receipt_hash", flat=True))) == 39
    assert not Response.objects.filter(settled=True).exists()


@pytest.mark.parametrize("receipt", ["", "what", "0000-0000-0000-0000"])
def test_a_receipt_nobody_gave_is_unknown(wave: Wave, receipt: str) -> None:
    assert receipt_standing(receipt=receipt) == Standing.UNKNOWN
    with pytest.raises(ReceiptUnknown):
        response_withdraw(receipt=receipt)


def test_a_withdrawn_sheet_is_gone_and_its_link_stays_used(wave: Wave, unit: Unit) -> None:
    first, second = sheets_in(wave, unit, places=[1, 2])

    response_withdraw(receipt=first)

    assert receipt_standing(receipt=first) == Standing.UNKNOWN
    assert receipt_standing(receipt=second) == Standing.COUNTED
    assert Invitation.objects.filter(state="USED").count() == 2
    with pytest.raises(ReceiptUnknown):
        response_withdraw(receipt=first)


def test_after_closing_a_sheet_is_counted_and_cannot_be_withdrawn(wave: Wave, unit: Unit) -> None:
    receipt = sheets_in(wave, unit, places=[1])[0]
    wave_close(wave=wave, now=NOW)

    assert receipt_standing(receipt=receipt) == Standing.SEALED
    with pytest.raises(WithdrawalClosed):
        response_withdraw(receipt=receipt)
    assert Response.objects.count() == 1


def test_after_sealing_every_receipt_still_proves_its_sheet(wave: Wave, unit: Unit) -> None:
    receipts = sheets_in(wave, unit, places=[1, 2, 3, 4] * 5)
    wave_close(wave=wave, now=NOW)
    wave_score(wave_id=wave.pk, now=NOW)

    assert {receipt_standing(receipt=receipt) for receipt in receipts} == {Standing.SEALED}
    with pytest.raises(WithdrawalClosed):
        response_withdraw(receipt=receipts[0])


def test_receipts_given_under_a_secret_being_retired_still_count(wave: Wave, unit: Unit, settings: Settings) -> None:
    receipt = receipt_new()
    response_store(wave_id=wave.pk, unit_id=unit.pk, group="staff", sheet=b"1", receipt=receipt)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]

    assert receipt_standing(receipt=receipt) == Standing.COUNTED


def test_of_two_withdrawals_at_once_the_second_finds_nothing(
    wave: Wave, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = sheets_in(wave, unit, places=[1])[0]

    def held_after_the_other(*, wave_id: int) -> Wave:
        Response.objects.all().delete()
        return wave_hold(wave_id=wave_id)

    monkeypatch.setattr("surveys.responses.services.wave_hold", held_after_the_other)

    with pytest.raises(ReceiptUnknown):
        response_withdraw(receipt=receipt)
