"""Waves by what is to be done with them."""

from datetime import timedelta

import pytest
from django.http import Http404

from assessment.models import Cycle
from assessment.selectors import edition_of
from surveys.waves.models import Wave, WaveGroup
from surveys.waves.selectors import (
    EditionChanged,
    PromiseBroken,
    largest_threshold,
    pinned_edition,
    promised_thresholds,
    wave_for,
    wave_named,
    waves_due,
    waves_in,
    waves_of,
)
from tests.factories.assessment import agency_of, alice, charlie, cycle_of
from tests.factories.surveys import NOW, closed_wave, draft_wave, open_wave, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


def test_a_wave_is_found_by_those_with_a_role_in_its_agency_alone(cycle: Cycle) -> None:
    wave = draft_wave(cycle)

    assert wave_for(user=alice(cycle.agency), public_id=wave.public_id) == wave
    with pytest.raises(Http404):
        wave_for(user=charlie(), public_id=wave.public_id)


def test_waves_of_an_agency_come_latest_first(cycle: Cycle) -> None:
    early, late = draft_wave(cycle, title="Early"), draft_wave(cycle, title="Late")
    Wave.objects.filter(pk=early.pk).update(opens_at=NOW - timedelta(days=30))
    draft_wave(cycle_of(agency_of("south")), title="Of others")

    assert waves_of(agency=cycle.agency) == [late, early]


def test_only_open_waves_are_due(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    closed_wave(cycle, title="Closed")

    assert waves_due(now=wave.closes_at) == [wave]
    assert waves_due(now=wave.closes_at - timedelta(seconds=1)) == []


def test_waves_are_found_by_state(cycle: Cycle) -> None:
    opened, closed = open_wave(cycle), closed_wave(cycle, title="Closed")
    draft_wave(cycle, title="Draft")

    assert waves_in(Wave.State.OPEN, Wave.State.CLOSED) == [opened.pk, closed.pk]


def test_promised_thresholds_are_those_of_the_opening(cycle: Cycle) -> None:
    assert promised_thresholds(open_wave(cycle)) == {"staff": 10, "leaders": 10}


def test_a_threshold_changed_behind_the_services_breaks_the_promise(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    with unguarded():
        WaveGroup.objects.filter(wave=wave, group="staff").update(threshold=11)

    with pytest.raises(PromiseBroken):
        promised_thresholds(wave)


def test_a_threshold_changed_in_both_places_breaks_the_seal(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    wave.promise["thresholds"]["staff"] = 11
    with unguarded():
        WaveGroup.objects.filter(wave=wave, group="staff").update(threshold=11)
        wave.save()

    with pytest.raises(PromiseBroken):
        promised_thresholds(wave)


def test_the_largest_threshold_is_found_whatever_became_of_the_promise(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    assert largest_threshold(wave) == 10

    wave.promise["thresholds"]["staff"] = 40
    wave.promise_seal = ""

    assert largest_threshold(wave) == 40


def test_the_pinned_edition_is_the_one_people_answered(cycle: Cycle) -> None:
    wave = open_wave(cycle)

    assert pinned_edition(wave) == edition_of(cycle)
    wave.edition_fingerprint = "0" * 64
    with pytest.raises(EditionChanged):
        pinned_edition(wave)


def test_a_wave_is_named_by_its_address_or_its_number(cycle: Cycle) -> None:
    wave = draft_wave(cycle)

    assert wave_named(str(wave.public_id)) == wave_named(str(wave.pk)) == wave
    assert wave_named("0") is None
    assert wave_named("nonsense") is None
