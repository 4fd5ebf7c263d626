"""From packs to counts."""

import pytest

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.responses.rows import responses_seal
from surveys.responses.tallies import group_tally
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, sheets_in

pytestmark = pytest.mark.django_db
CODES = ("all", "north", "south")


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


def test_a_tally_counts_the_sheets_of_its_group_by_unit(wave: Wave, units: dict[str, Unit]) -> None:
    edition = edition_of(wave.cycle)
    sheets_in(wave, units["south"], places=[1, 1, 4])
    sheets_in(wave, units["all"], places=[0])
    sheets_in(wave, units["north"], group="leaders", places=[2])
    responses_seal(wave_id=wave.pk, width=len(edition.items))

    tally = group_tally(wave_id=wave.pk, group="staff", edition=edition, excluded=frozenset(), units=CODES)

    assert tally.responses.tolist() == [1, 0, 3]
    assert tally.histograms[2, 0].tolist() == [0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_a_group_nobody_of_answered_has_an_empty_tally(wave: Wave) -> None:
    tally = group_tally(
        wave_id=wave.pk, group="staff", edition=edition_of(wave.cycle), excluded=frozenset(), units=CODES
    )

    assert tally.responses.tolist() == [0, 0, 0]
