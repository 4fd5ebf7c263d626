"""A counting worker killed at any point and started again ends with the same scorecard, and loses no sheet."""

import json
import time
from pathlib import Path

import pytest

from surveys.aggregation import wave_score
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.anonymity.apart import House, house_apart
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, sheets_in

pytestmark = pytest.mark.django_db

PREPARE = """
from tests.anonymity.test_kill import closed_wave
closed_wave("trapped")
closed_wave("timed")
closed_wave("again")
closed_wave("stuck")
"""
SCORE = """
import json
from django.db.models import Sum
from assessment.models import LedgerEntry, Scorecard
from assessment.services import scorecards
from surveys import aggregation
from surveys.responses.models import PackedSheets, Response
from surveys.waves.models import Wave
from tests.factories.surveys import NOW

def say():
    wave = Wave.objects.get(cycle__agency__code="{agency}")
    packed = PackedSheets.objects.filter(wave=wave).aggregate(sheets=Sum("responses"))["sheets"] or 0
    prints = Scorecard.objects.filter(cycle=wave.cycle).values_list("fingerprint", flat=True)
    assert len(prints) == LedgerEntry.objects.filter(wave=wave.public_id).count()
    print(json.dumps([wave.state, Response.objects.filter(wave=wave).count(), packed, list(prints)]), flush=True)
    return wave

{trap}
aggregation.wave_score(wave_id=say().pk, now=NOW)
say()
"""
TRAP = """
import os, signal
def dies(*args, _does=aggregation.{name}, **kwargs):
    if {after}:
        _does(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
aggregation.{name} = dies
"""
SHEETS = 40


def closed_wave(agency: str) -> Wave:
    """The same wave and sheets wherever it is made."""
    cycle = cycle_of(agency_of(agency))
    units = units_of(cycle.agency, {"north": "all", "south": "all"})
    wave = open_wave(cycle)
    sheets_in(wave, units["north"], places=[0, 1, 2, 3, 4] * 4)
    sheets_in(wave, units["south"], places=[4, 1] * 10)
    return wave_close(wave=wave, now=NOW)


def undisturbed(agency: str) -> str:
    """The fingerprint of a counting that nothing disturbed."""
    wave = closed_wave(agency)
    wave_score(wave_id=wave.pk, now=NOW)
    wave.refresh_from_db()
    assert wave.scorecard is not None
    return wave.scorecard.fingerprint


def finished(house: House, agency: str) -> list[object]:
    """How things stand after a worker that nobody killed."""
    worker = house.start(SCORE.format(agency=agency, trap=""))
    printed, complaints = worker.communicate(timeout=120)
    assert worker.returncode == 0, complaints
    return list(json.loads(printed.splitlines()[-1]))


AGAIN = """
import json
from assessment.models import Scorecard
from surveys import aggregation
from surveys.tasks import score_wave
from surveys.waves.models import Wave

{trap}
wave = Wave.objects.select_related("scorecard").get(cycle__agency__code="again")
score_wave(wave_id=wave.pk)
wave.refresh_from_db()
print(json.dumps([wave.redraw, Scorecard.objects.filter(cycle=wave.cycle).count(), wave.scorecard.fingerprint]))
"""
ASK = """
from assessment.models import Cycle
from assessment.services.consensus import consensus_agree
from surveys.waves.counting import redraw_ask
from surveys.waves.models import Wave
wave = Wave.objects.get(cycle__agency__code="again")
consensus_agree(cycle=wave.cycle, practice="A1", level=2)
redraw_ask(wave=wave)
"""
STANDS = """
import json
from assessment.models import Scorecard
from surveys.waves.models import Wave
wave = Wave.objects.get(cycle__agency__code="again")
print(json.dumps([wave.redraw, Scorecard.objects.filter(cycle=wave.cycle).count(), wave.scorecard.fingerprint]))
"""

STUCK = """
import json
from surveys import aggregation
from surveys.waves import counting
from surveys.waves.models import Wave
from tests.factories.surveys import NOW

counting.MOST_ATTEMPTS = 2
{trap}
wave = Wave.objects.get(cycle__agency__code="stuck")
{lift}
aggregation.wave_attempt(wave_id=wave.pk, now=NOW)
wave.refresh_from_db()
print(json.dumps([wave.state, wave.hindrance]))
"""


def test_a_killed_counting_ends_with_the_same_scorecard(tmp_path: Path) -> None:
    with house_apart(tmp_path, PREPARE) as house:
        trapped(house)
        timed(house)
        again(house)
        stuck(house)


def trapped(house: House) -> None:
    """Killed within and between the steps: each worker finds what the one before left."""
    untouched, sealed = ["CLOSED", SHEETS, 0, []], ["SEALED", 0, SHEETS, []]
    done = ["SCORED", 0, SHEETS, [undisturbed("trapped")]]
    for name, after, found in (
        ("responses_seal", True, untouched),
        ("drafts_of_wave_destroy", True, untouched),
        ("_scored", False, untouched),
        ("release_enter", False, sealed),
        ("release_enter", True, sealed),
        ("scorecard_draw_up", True, sealed),
        ("_scored", True, sealed),
    ):
        trap = TRAP.format(name=name, after=after)
        if name == "release_enter":
            trap = trap.replace("aggregation.", "scorecards.")
        worker = house.start(SCORE.format(agency="trapped", trap=trap))
        printed, complaints = worker.communicate(timeout=120)
        assert worker.returncode == -9, complaints
        assert json.loads(printed) == found
    assert finished(house, "trapped") == done


def timed(house: House) -> None:
    """Killed after some time, wherever it is then."""
    for pause in (0.0, 0.02, 0.08):
        worker = house.start(SCORE.format(agency="timed", trap=""))
        assert worker.stdout is not None
        state, rows, packed, prints = json.loads(worker.stdout.readline())
        time.sleep(pause)
        worker.kill()
        worker.communicate(timeout=60)
        assert rows + packed == SHEETS
        assert (rows == 0) is (state != "CLOSED")
        assert len(prints) == (state == "SCORED")
    assert finished(house, "timed") == ["SCORED", 0, SHEETS, [undisturbed("timed")]]


def again(house: House) -> None:
    """Killed while a counted wave is drawn up again: it stays asked for, and the old scorecard stands meanwhile."""
    first = list(house.run(AGAIN.format(trap="")))[2]  # type: ignore[call-overload]
    house.run(ASK)
    for name in ("_drawn_up", "scorecard_draw_up"):
        worker = house.start(AGAIN.format(trap=TRAP.format(name=name, after=True)))
        worker.communicate(timeout=120)
        assert worker.returncode == -9
        assert house.run(STANDS) == ["ASKED", 1, first]
    done = house.run(AGAIN.format(trap=""))
    assert done[:2] == ["CHANGED", 2]  # type: ignore[index]
    assert first not in done  # type: ignore[operator]
    assert house.run(AGAIN.format(trap="")) == done


def stuck(house: House) -> None:
    """Killed whenever it counts or writes down why it cannot: that is told in the end, and tried again when asked."""
    dies = TRAP.format(name="_drawn_up", after=False)
    fails = "def fails(**_):\n    raise aggregation.PromiseBroken\naggregation._drawn_up = fails\n"
    for trap in (dies, fails + TRAP.format(name="hindrance_note", after=False)):
        worker = house.start(STUCK.format(trap=trap, lift=""))
        worker.communicate(timeout=120)
        assert worker.returncode == -9
    for trap in (dies, ""):
        assert house.run(STUCK.format(trap=trap, lift="")) == ["SEALED", "CUT_OFF"]
    lift = "counting.hindrance_lift(wave=wave)"
    for again in (lift, ""):
        assert house.run(STUCK.format(trap=fails, lift=again)) == ["SEALED", "PROMISE_BROKEN"]
    assert house.run(STUCK.format(trap="", lift=lift)) == ["SCORED", ""]
