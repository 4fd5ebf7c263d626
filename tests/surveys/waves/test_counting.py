"""What waits to be counted, what hinders it, and asking that it be drawn up again."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from assessment.models import Cycle
from surveys.aggregation import wave_score
from surveys.waves.counting import (
    MOST_ATTEMPTS,
    RETRY_AFTER,
    WaveNotScored,
    attempt_begin,
    hindrance_ahead,
    hindrance_lift,
    hindrance_note,
    redraw_ask,
    waves_to_count,
)
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, closed_wave, draft_wave, open_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


@pytest.fixture
def scored(cycle: Cycle) -> Wave:
    wave = closed_wave(cycle, title="Scored")
    wave_score(wave_id=wave.pk, now=NOW)
    wave.refresh_from_db()
    return wave


def test_closed_and_sealed_waves_wait_to_be_counted(cycle: Cycle, scored: Wave) -> None:
    draft_wave(cycle)
    open_wave(cycle)
    closed, sealed = closed_wave(cycle, title="Closed"), closed_wave(cycle, title="Sealed")
    Wave.objects.filter(pk=sealed.pk).update(state=Wave.State.SEALED)

    assert waves_to_count(now=NOW) == [closed.pk, sealed.pk]


def test_a_counted_wave_waits_once_it_is_to_be_drawn_up_again(scored: Wave) -> None:
    assert waves_to_count(now=NOW) == []

    asked = [redraw_ask(wave=scored) for _ in range(2)]

    assert {wave.redraw for wave in asked} == {Wave.Redraw.ASKED}
    assert waves_to_count(now=NOW) == [scored.pk]


def test_what_was_not_counted_cannot_be_drawn_up_again(cycle: Cycle) -> None:
    with pytest.raises(WaveNotScored):
        redraw_ask(wave=closed_wave(cycle))


def hindered(wave: Wave) -> Wave:
    hindrance_note(wave_id=wave.pk, hindrance=Wave.Hindrance.UNEXPECTED, now=NOW)
    wave.refresh_from_db()
    return wave


def test_a_hindered_wave_is_tried_again_a_day_later(cycle: Cycle) -> None:
    wave = hindered(closed_wave(cycle))

    assert (wave.hindrance, wave.hindered_at) == ("UNEXPECTED", NOW)
    for moment in (NOW, NOW + RETRY_AFTER - timedelta(seconds=1)):
        assert waves_to_count(now=moment) == []
        assert not attempt_begin(wave_id=wave.pk, now=moment)
    assert waves_to_count(now=NOW + RETRY_AFTER) == [wave.pk]
    assert attempt_begin(wave_id=wave.pk, now=NOW + RETRY_AFTER)


def test_a_hindered_wave_is_tried_again_when_somebody_asks(cycle: Cycle) -> None:
    wave = hindered(closed_wave(cycle))

    for _ in range(2):
        hindrance_lift(wave=wave)

    wave.refresh_from_db()
    assert (wave.hindrance, wave.hindered_at, wave.attempts) == ("", None, 0)
    assert waves_to_count(now=NOW) == [wave.pk]


def test_a_wave_that_was_counted_in_the_meantime_is_not_hindered(scored: Wave) -> None:
    assert hindered(scored).hindrance == ""


def test_attempts_that_nobody_ended_hinder_the_wave_in_the_end(cycle: Cycle) -> None:
    wave = closed_wave(cycle)
    assert [attempt_begin(wave_id=wave.pk, now=NOW) for _ in range(MOST_ATTEMPTS)] == [True] * MOST_ATTEMPTS

    assert not attempt_begin(wave_id=wave.pk, now=NOW)

    wave.refresh_from_db()
    assert (wave.hindrance, wave.attempts) == ("CUT_OFF", 0)


def test_a_wave_that_waits_for_nothing_is_not_attempted(cycle: Cycle, scored: Wave) -> None:
    for wave in (draft_wave(cycle), open_wave(cycle, title="Open"), scored):
        assert not attempt_begin(wave_id=wave.pk, now=NOW)
        wave.refresh_from_db()
        assert wave.attempts == 0


def test_what_will_hinder_an_open_wave_can_be_seen_ahead(cycle: Cycle, settings: Settings) -> None:
    wave, closed = open_wave(cycle), closed_wave(cycle, title="Closed")
    assert hindrance_ahead(wave=wave) is None

    wave.edition_fingerprint = "0" * 64
    assert hindrance_ahead(wave=wave) is Wave.Hindrance.EDITION_CHANGED
    settings.SECRET_KEY = "another"
    assert hindrance_ahead(wave=wave) is Wave.Hindrance.PROMISE_BROKEN
    assert hindrance_ahead(wave=closed) is None
