"""What must always hold of sheets, packs and receipts."""

import pytest
from django.db import IntegrityError

from assessment.models import Unit
from surveys.responses.models import PackedSheets, Response, SealedReceipts
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import open_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return open_wave(cycle_of(agency_of()))


@pytest.fixture
def unit(wave: Wave) -> Unit:
    return wave.cycle.agency.units.get()


def test_a_sheet_without_a_byte_is_no_sheet(wave: Wave, unit: Unit) -> None:
    with pytest.raises(IntegrityError, match="a_sheet_has_a_byte_per_item"):
        Response.objects.create(wave=wave, unit=unit, group="staff", answers=b"", receipt_hash=b"r" * 32)


def test_a_receipt_is_never_kept_as_it_is(wave: Wave, unit: Unit) -> None:
    with pytest.raises(IntegrityError, match="a_receipt_is_kept_as_a_hash"):
        Response.objects.create(wave=wave, unit=unit, group="staff", answers=b"1", receipt_hash=b"0123-4567-89AB-CDEF")


def test_no_two_sheets_share_a_receipt(wave: Wave, unit: Unit) -> None:
    Response.objects.create(wave=wave, unit=unit, group="staff", answers=b"1", receipt_hash=b"r" * 32)

    with pytest.raises(IntegrityError):
        Response.objects.create(wave=wave, unit=unit, group="staff", answers=b"2", receipt_hash=b"r" * 32)


def test_a_pack_holds_whole_sheets(wave: Wave, unit: Unit) -> None:
    with pytest.raises(IntegrityError, match="a_pack_holds_whole_sheets"):
        PackedSheets.objects.create(wave=wave, unit=unit, group="staff", responses=2, answers=b"123")


def test_a_pack_holds_sheets_at_all(wave: Wave, unit: Unit) -> None:
    with pytest.raises(IntegrityError):
        PackedSheets.objects.create(wave=wave, unit=unit, group="staff", responses=0, answers=b"")


def test_a_unit_and_group_has_one_pack(wave: Wave, unit: Unit) -> None:
    PackedSheets.objects.create(wave=wave, unit=unit, group="staff", responses=1, answers=b"1")

    with pytest.raises(IntegrityError):
        PackedSheets.objects.create(wave=wave, unit=unit, group="staff", responses=1, answers=b"1")


def test_sealed_receipts_are_whole_hashes(wave: Wave) -> None:
    with pytest.raises(IntegrityError, match="sealed_receipts_are_whole_hashes"):
        SealedReceipts.objects.create(wave=wave, first_byte=1, digests=b"1" * 33)
