"""The command that attacks what was released."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Unit
from assessment.services.releases import ReleaseRefused
from assessment.services.scorecards import scorecard_draw_up
from surveys.aggregation import wave_rescore, wave_score
from surveys.waves.models import Wave
from surveys.waves.selectors import PromiseBroken
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, closed_wave, open_wave, sheets_in, unguarded

pytestmark = pytest.mark.django_db
PEOPLE = {"north": 12, "south": 14, "team": 6}
"""The team stands below the north and hides in it."""


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all", "team": "north"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    """A counted wave of 32 people."""
    wave = open_wave(cycle_of(units["all"].agency))
    for code, people in PEOPLE.items():
        sheets_in(wave, units[code], places=[place % 5 for place in range(people)])
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)
    wave.refresh_from_db()
    return wave


def audit(wave: Wave | str) -> tuple[int, dict[str, Any]]:
    """How the process ends, and what it printed."""
    said, ending = io.StringIO(), 0
    try:
        call_command("release_audit", str(wave.public_id) if isinstance(wave, Wave) else wave, stdout=said)
    except SystemExit as end:
        ending = int(str(end.code))
    return ending, json.loads(said.getvalue())


def test_a_wave_counted_by_the_rules_is_safe(wave: Wave) -> None:
    ending, found = audit(wave)

    assert ending == 0
    assert found["verdict"] == "safe"
    assert wave.scorecard is not None
    assert found["scorecards"] == [wave.scorecard.fingerprint]
    staff = next(group for group in found["groups"] if group["group"] == "staff")
    assert staff["cells"] == 4
    assert staff["figures"]["people"] == 14
    assert staff["determined"] == {"answers": 0, "of_too_few": 0, "items": []}
    assert [family["smallest_remainder"] for family in staff["families"]] == [14, 32]


def test_the_waves_number_in_the_database_does_as_well(wave: Wave) -> None:
    assert audit(str(wave.pk)) == audit(wave)


def test_a_scorecard_that_shows_too_few_ends_with_1(wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    # Drawn up as if the threshold were 5, while respondents were promised 10.
    def lax(**terms: Any) -> Any:
        return scorecard_draw_up(**terms | {"thresholds": dict.fromkeys(terms["thresholds"], 5)})

    monkeypatch.setattr("surveys.aggregation.scorecard_draw_up", lax)
    wave_rescore(wave_id=wave.pk, now=NOW)

    ending, found = audit(wave)

    assert ending == 1
    assert found["verdict"] == "leak"
    staff = next(group for group in found["groups"] if group["group"] == "staff")
    assert staff["figures"]["people"] == 6


def test_two_counts_between_which_a_unit_was_moved_end_with_1(
    wave: Wave, units: dict[str, Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if there were no ledger: the audit does not trust it.
    monkeypatch.setattr("assessment.services.scorecards.release_enter", lambda **_: None)
    Unit.objects.filter(code="team").update(parent=units["south"])
    wave_rescore(wave_id=wave.pk, now=NOW)

    ending, found = audit(wave)

    assert ending == 1
    assert len(found["scorecards"]) == 2
    staff = next(group for group in found["groups"] if group["group"] == "staff")
    assert [family["smallest_remainder"] for family in staff["families"] if family["kind"] == "figures"] == [14, 12]
    assert staff["figures"]["people"] == 6


def test_a_count_that_the_ledger_refuses_leaves_the_wave_safe(wave: Wave, units: dict[str, Unit]) -> None:
    Unit.objects.filter(code="team").update(parent=units["south"])
    with pytest.raises(ReleaseRefused):
        wave_rescore(wave_id=wave.pk, now=NOW)

    ending, found = audit(wave)

    assert (ending, found["verdict"]) == (0, "safe")
    assert len(found["scorecards"]) == 1


def test_a_scorecard_of_another_wave_of_the_cycle_is_not_this_waves(wave: Wave) -> None:
    other = closed_wave(wave.cycle, title="Autumn wave")
    wave_score(wave_id=other.pk, now=NOW)

    assert len(audit(wave)[1]["scorecards"]) == 1


def test_a_scorecard_of_the_same_title_and_other_days_is_not_this_waves(wave: Wave) -> None:
    Wave.objects.filter(pk=wave.pk).update(closed_on="2026-12-31")

    assert audit(wave) == (2, {**audit(wave)[1], "scorecards": [], "groups": [], "verdict": "nothing released"})


def test_a_wave_that_was_not_counted_released_nothing(units: dict[str, Unit]) -> None:
    ending, found = audit(closed_wave(cycle_of(units["all"].agency)))

    assert ending == 2
    assert found["verdict"] == "nothing released"


def test_a_broken_promise_is_not_audited_by(wave: Wave) -> None:
    with unguarded():
        wave.groups.update(threshold=5, reason="few people")

    with pytest.raises(PromiseBroken):
        audit(wave)


@pytest.mark.parametrize("name", ["7773b98f-9b53-4898-bd48-646b73ef771b", "99999", "no wave at all"])
def test_a_wave_nobody_knows_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match="no such wave"):
        call_command("release_audit", name)
