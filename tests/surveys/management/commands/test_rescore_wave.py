"""The command that counts a wave again."""

import io
import uuid

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Scorecard
from assessment.services.consensus import consensus_agree
from surveys.aggregation import wave_score
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, closed_wave, open_wave, sheets_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return closed_wave(cycle_of(agency_of()))


def test_a_recount_says_the_new_fingerprint(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=NOW)
    consensus_agree(cycle=wave.cycle, practice="A1", level=1)
    said = io.StringIO()

    call_command("rescore_wave", str(wave.public_id), stdout=said)

    wave.refresh_from_db()
    assert wave.scorecard is not None
    assert wave.scorecard.fingerprint in said.getvalue()
    assert Scorecard.objects.count() == 2


def test_a_wave_that_was_not_counted_is_refused(wave: Wave) -> None:
    with pytest.raises(CommandError, match="not been counted"):
        call_command("rescore_wave", str(wave.public_id))


def test_a_recount_that_would_tell_too_much_is_refused_and_the_old_one_stands(wave: Wave) -> None:
    units = units_of(wave.cycle.agency, {"north": "all", "south": "all", "team": "north"})
    other = open_wave(wave.cycle, title="Other")
    for code, people in {"north": 12, "south": 14, "team": 6}.items():
        sheets_in(other, units[code], places=[1] * people)
    wave_score(wave_id=wave_close(wave=other, now=NOW).pk, now=NOW)
    units["team"].parent = units["south"]
    units["team"].save()

    with pytest.raises(CommandError, match="staff: small_group"):
        call_command("rescore_wave", str(other.public_id))

    assert Scorecard.objects.count() == 1


def test_a_wave_nobody_knows_is_refused() -> None:
    with pytest.raises(CommandError, match="no such wave"):
        call_command("rescore_wave", str(uuid.uuid4()))
