"""What waits to be counted, and asking that it be drawn up again."""

import pytest

from assessment.models import Cycle
from surveys.aggregation import wave_score
from surveys.waves.counting import WaveNotScored, redraw_ask, waves_to_count
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

    assert waves_to_count() == [closed.pk, sealed.pk]


def test_a_counted_wave_waits_once_it_is_to_be_drawn_up_again(scored: Wave) -> None:
    assert waves_to_count() == []

    asked = [redraw_ask(wave=scored) for _ in range(2)]

    assert {wave.redraw for wave in asked} == {Wave.Redraw.ASKED}
    assert waves_to_count() == [scored.pk]


def test_what_was_not_counted_cannot_be_drawn_up_again(cycle: Cycle) -> None:
    with pytest.raises(WaveNotScored):
        redraw_ask(wave=closed_wave(cycle))
