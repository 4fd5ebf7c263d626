"""What must always hold of a wave, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from surveys.waves.models import FLOOR, Headcount, Wave, WaveGroup
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, draft_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return draft_wave(cycle_of(agency_of()))


def refused(constraint: str, wave: Wave, **fields: object) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(**fields)


def test_a_wave_is_called_by_its_title(wave: Wave) -> None:
    assert str(wave) == "Spring wave"


def test_a_wave_closes_after_it_opens(wave: Wave) -> None:
    refused("a_wave_closes_after_it_opens", wave, closes_at=wave.opens_at)


def test_a_wave_is_not_open_without_a_sealed_promise(wave: Wave) -> None:
    refused("an_opened_wave_has_a_sealed_promise", wave, state="OPEN")
    refused("an_opened_wave_has_a_sealed_promise", wave, state="OPEN", opened_on=NOW.date(), promise_seal="s")
    refused("an_opened_wave_has_a_sealed_promise", wave, state="OPEN", opened_on=NOW.date(), edition_fingerprint="f")


def test_a_wave_is_not_closed_without_its_day(wave: Wave) -> None:
    opened = {"opened_on": NOW.date(), "promise_seal": "s", "edition_fingerprint": "f"}

    refused("a_closed_wave_has_a_closing_day", wave, state="CLOSED", **opened)


def test_a_wave_is_not_counted_without_a_scorecard(wave: Wave) -> None:
    opened = {"opened_on": NOW.date(), "promise_seal": "s", "edition_fingerprint": "f"}

    refused("a_scored_wave_has_a_scorecard", wave, state="SCORED", closed_on=NOW.date(), **opened)


def test_a_wave_that_is_not_counted_is_not_drawn_up_again(wave: Wave) -> None:
    refused("only_a_scored_wave_is_drawn_up_again", wave, redraw="ASKED")


def test_a_hindrance_has_its_moment(wave: Wave) -> None:
    refused("a_hindrance_has_its_moment", wave, hindrance="UNEXPECTED")
    refused("a_hindrance_has_its_moment", wave, hindered_at=NOW)


def test_no_threshold_is_below_the_floor_even_with_a_reason(wave: Wave) -> None:
    with pytest.raises(IntegrityError, match="a_threshold_is_never_below_the_floor"):
        WaveGroup.objects.filter(wave=wave).update(threshold=FLOOR - 1, reason="we are few")


def test_a_low_threshold_has_a_reason(wave: Wave) -> None:
    with pytest.raises(IntegrityError, match="a_low_threshold_has_a_reason"):
        WaveGroup.objects.filter(wave=wave).update(threshold=9)


def test_a_group_has_one_threshold_in_a_wave(wave: Wave) -> None:
    with pytest.raises(IntegrityError):
        WaveGroup.objects.create(wave=wave, group="staff", threshold=10)


def test_a_unit_has_one_headcount_for_a_group(wave: Wave) -> None:
    with pytest.raises(IntegrityError):
        Headcount.objects.create(wave=wave, unit=wave.cycle.agency.units.get(), group="staff", headcount=1)
