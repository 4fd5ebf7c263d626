"""Sheets as rows and as packs."""

from collections import Counter

import pytest

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.responses.models import PackedSheets, Response, SealedReceipts
from surveys.responses.rows import SheetsOfOtherLength, responses_seal, sheets_rewrite, unsettled
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, sheets_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


def content() -> Counter[tuple[object, ...]]:
    rows = Response.objects.values_list("wave_id", "unit_id", "group", "answers", "receipt_hash")
    return Counter((*row[:3], bytes(row[3]), bytes(row[4])) for row in rows)


def keys(unit: Unit) -> set[object]:
    return set(Response.objects.filter(unit=unit).values_list("pk", flat=True))


def test_rewriting_keeps_every_sheet_and_gives_every_one_a_new_key(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=range(5))
    before, old = content(), keys(units["north"])
    assert unsettled(wave_id=wave.pk) == 5

    sheets_rewrite(wave_id=wave.pk)

    assert content() == before
    assert not keys(units["north"]) & old
    assert unsettled(wave_id=wave.pk) == 0


def test_old_sheets_of_a_unit_are_rewritten_with_its_new_ones_and_other_units_left(
    wave: Wave, units: dict[str, Unit]
) -> None:
    sheets_in(wave, units["north"], places=[1, 2])
    sheets_in(wave, units["south"], places=[3])
    sheets_rewrite(wave_id=wave.pk)
    north, south = keys(units["north"]), keys(units["south"])
    sheets_in(wave, units["north"], places=[4])

    sheets_rewrite(wave_id=wave.pk)

    assert not keys(units["north"]) & north
    assert keys(units["south"]) == south


def test_packing_keeps_every_sheet_by_unit_and_group(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[0, 1, 2, 3, 4, 0])
    sheets_in(wave, units["north"], group="leaders", places=[2])
    width = len(edition_of(wave.cycle).items)
    before = Counter((unit, group, answers) for _, unit, group, answers, _ in content().elements())

    responses_seal(wave_id=wave.pk, width=width)

    packed = Counter(
        (pack.unit_id, pack.group, bytes(pack.answers[at : at + width]))
        for pack in PackedSheets.objects.all()
        for at in range(0, len(pack.answers), width)
    )
    assert packed == before
    assert not Response.objects.exists()


def test_receipts_are_kept_sorted_by_their_first_byte(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[1] * 40)
    hashes = sorted(bytes(digest) for digest in Response.objects.values_list("receipt_hash", flat=True))

    responses_seal(wave_id=wave.pk, width=len(edition_of(wave.cycle).items))

    rows = SealedReceipts.objects.order_by("first_byte")
    assert b"".join(bytes(row.digests) for row in rows) == b"".join(hashes)
    assert all(row.digests[0] == row.first_byte for row in rows)


def test_sheets_of_another_length_are_neither_packed_nor_lost(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[1])

    with pytest.raises(SheetsOfOtherLength):
        responses_seal(wave_id=wave.pk, width=7)

    assert Response.objects.count() == 1
    assert not PackedSheets.objects.exists()


def test_a_wave_nobody_answered_has_no_packs(wave: Wave) -> None:
    responses_seal(wave_id=wave.pk, width=7)

    assert not PackedSheets.objects.exists()
