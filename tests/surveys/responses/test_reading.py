"""Sheets and receipts read as a whole."""

import pytest

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.responses.models import Response
from surveys.responses.reading import (
    Joined,
    SheetsOfOtherLength,
    cells_of_rows,
    read_whole,
    receipts_of_rows,
)
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


def split(joined: bytes, width: int) -> list[bytes]:
    """The values that were joined, in order of their bytes."""
    return sorted(joined[start : start + width] for start in range(0, len(joined), width))


def test_sheets_come_joined_by_unit_and_group(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["south"], places=[1, 4, 1])
    sheets_in(wave, units["north"], places=[2])
    sheets_in(wave, units["north"], group="leaders", places=[0, 3])
    width = len(edition_of(wave.cycle).items)

    found = cells_of_rows(wave_id=wave.pk, width=width)

    north, south = units["north"].pk, units["south"].pk
    assert [cell[:2] for cell in found] == [(north, "leaders"), (north, "staff"), (south, "staff")]
    for unit_id, group, sheets in found:
        stored = Response.objects.filter(unit_id=unit_id, group=group).values_list("answers", flat=True)
        assert split(sheets, width) == sorted(bytes(answers) for answers in stored)


def test_sheets_of_another_length_are_not_read(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[1, 2])
    width = len(edition_of(wave.cycle).items)

    with pytest.raises(SheetsOfOtherLength):
        cells_of_rows(wave_id=wave.pk, width=width + 1)


def test_receipts_come_joined(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[1, 2, 3])

    stored = Response.objects.values_list("receipt_hash", flat=True)
    assert split(receipts_of_rows(wave_id=wave.pk), 32) == sorted(bytes(digest) for digest in stored)


def test_a_wave_without_sheets_has_nothing_to_read(wave: Wave) -> None:
    assert cells_of_rows(wave_id=wave.pk, width=3) == []
    assert receipts_of_rows(wave_id=wave.pk) == b""


def test_bytes_are_the_same_however_they_are_read(wave: Wave, units: dict[str, Unit]) -> None:
    sheets_in(wave, units["north"], places=[4])
    joined = Response.objects.order_by().values_list("group").annotate(sheets=Joined("answers"))

    assert read_whole(joined) == list(joined)
    assert isinstance(read_whole(joined)[0][1], bytes)
