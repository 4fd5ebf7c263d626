"""A scorecard that would tell a few people apart beside the one before leaves no trace, and the earlier one stands."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from assessment.models import Unit
from assessment.services.consensus import consensus_agree
from reports.services import report_request
from surveys.aggregation import wave_attempt, wave_score
from surveys.waves.counting import redraw_ask
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.anonymity.dump import everything
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, sheets_in

pytestmark = pytest.mark.django_db
PEOPLE = {"north": 12, "south": 14, "team": 6}
"""The team stands below the north and hides in it."""


@pytest.fixture
def wave() -> Wave:
    """Counted, with a report on its scorecard."""
    units = units_of(agency_of(), {"north": "all", "south": "all", "team": "north"})
    wave = open_wave(cycle_of(units["all"].agency))
    for code, people in PEOPLE.items():
        sheets_in(wave, units[code], places=[place % 5 for place in range(people)])
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)
    wave.refresh_from_db()
    assert wave.scorecard is not None
    report_request(scorecard=wave.scorecard, language="ru")
    return wave


def rows() -> dict[str, object]:
    return {table.name: table.rows for table in everything()}


def test_a_refused_scorecard_changes_nothing_but_what_the_wave_says(wave: Wave) -> None:
    Unit.objects.filter(code="team").update(parent=Unit.objects.get(code="south"))
    consensus_agree(cycle=wave.cycle, practice="A1", level=2)
    redraw_ask(wave=wave)
    before = rows()

    wave_attempt(wave_id=wave.pk, now=NOW)

    after = rows()
    assert {name for name in before if before[name] != after[name]} == {"surveys_wave"}
    wave.refresh_from_db()
    assert (wave.state, wave.redraw, wave.hindrance, wave.attempts) == ("SCORED", "REFUSED", "", 0)
    said = StringIO()
    call_command("release_audit", str(wave.public_id), stdout=said)
    assert json.loads(said.getvalue())["verdict"] == "safe"
