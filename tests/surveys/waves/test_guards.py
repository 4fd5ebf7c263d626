"""What the database itself refuses of a wave that was opened."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from assessment.models import Cycle
from surveys.aggregation import wave_redraw, wave_score
from surveys.waves.counting import redraw_ask
from surveys.waves.guards import PROMISE_STAYS, TERMS_STAY, WAVE_STAYS
from surveys.waves.models import Wave, WaveGroup
from surveys.waves.readiness import Terms
from surveys.waves.services import terms_set, wave_close, wave_extend, wave_open
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, draft_wave, open_wave, unguarded

pytestmark = pytest.mark.django_db
CHANGES = {
    "promise": {"thresholds": {"staff": 5}},
    "promise_seal": "another",
    "edition_fingerprint": "0" * 64,
    "opened_on": NOW.date() + timedelta(days=1),
    "state": "DRAFT",
}
Attempt = Callable[[Wave], object]
ATTEMPTS: dict[str, Attempt] = {
    "lower": lambda wave: wave.groups.filter(group="staff").update(threshold=5, reason="we were curious"),
    "raise": lambda wave: wave.groups.filter(group="staff").update(threshold=50),
    "other group": lambda wave: wave.groups.filter(group="staff").update(group="clients"),
    "other reason": lambda wave: wave.groups.update(reason="another"),
    "remove": lambda wave: wave.groups.filter(group="staff").delete(),
    "add": lambda wave: WaveGroup.objects.create(wave=wave, group="clients", threshold=10),
}


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


def _closed(wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)


def _scored(wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)
    wave_score(wave_id=wave.pk, now=NOW)


@pytest.fixture(params=[lambda wave: None, _closed, _scored], ids=["open", "closed", "scored"])
def opened(cycle: Cycle, request: pytest.FixtureRequest) -> Wave:
    """A wave in each of the states that come after the opening."""
    wave = open_wave(cycle)
    request.param(wave)
    wave.refresh_from_db()
    return wave


def refused(attempt: Callable[[], object], guard: str) -> None:
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        attempt()


@pytest.mark.parametrize("column", CHANGES)
def test_an_opened_wave_keeps_its_promise(opened: Wave, column: str) -> None:
    refused(lambda: Wave.objects.filter(pk=opened.pk).update(**{column: CHANGES[column]}), PROMISE_STAYS)


def test_an_opened_wave_keeps_its_cycle_and_with_it_the_edition(opened: Wave) -> None:
    other = cycle_of(opened.cycle.agency, title="Another")

    refused(lambda: Wave.objects.filter(pk=opened.pk).update(cycle=other), PROMISE_STAYS)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_opened_wave_keeps_its_thresholds(opened: Wave, attempt: str) -> None:
    refused(lambda: ATTEMPTS[attempt](opened), TERMS_STAY)


def test_no_threshold_is_moved_into_or_out_of_an_opened_wave(opened: Wave) -> None:
    draft = draft_wave(opened.cycle, title="Draft", terms=[Terms("clients", 10)])

    refused(lambda: draft.groups.update(wave=opened), TERMS_STAY)
    refused(lambda: opened.groups.filter(group="staff").update(wave=draft), TERMS_STAY)


def test_an_opened_wave_is_not_deleted(opened: Wave) -> None:
    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM surveys_wave WHERE id = %s", [opened.pk])

    refused(opened.delete, TERMS_STAY)
    refused(raw, WAVE_STAYS)


def test_raw_statements_are_refused_as_well(opened: Wave) -> None:
    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE surveys_wavegroup SET threshold = 5, reason = 'x' WHERE wave_id = %s", [opened.pk])

    refused(raw, TERMS_STAY)


def test_a_wave_in_preparation_may_be_changed_and_deleted(cycle: Cycle) -> None:
    wave, other = draft_wave(cycle), open_wave(cycle, title="Other")
    terms_set(wave=wave, terms=[Terms("staff", 12)])
    wave.groups.update(threshold=20)
    Wave.objects.filter(pk=wave.pk).update(promise={"a": 1}, promise_seal="x", edition_fingerprint="y")

    wave.delete()

    assert list(Wave.objects.all()) == [other]
    assert set(WaveGroup.objects.values_list("wave", flat=True)) == {other.pk}


def test_everything_else_may_still_happen_to_an_opened_wave(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    wave.title = "Another title"
    wave.save()
    wave_extend(wave=wave, closes_at=wave.closes_at + timedelta(days=1), now=NOW)
    _scored(wave)
    redraw_ask(wave=wave)

    wave_redraw(wave_id=wave.pk, now=NOW)

    wave.refresh_from_db()
    assert (wave.title, wave.state, wave.redraw) == ("Another title", "SCORED", "SAME")


def test_guards_that_were_taken_off_for_a_migration_are_on_again_afterwards(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    with unguarded():
        wave.groups.update(threshold=12)

    refused(lambda: wave.groups.update(threshold=13), TERMS_STAY)
    assert set(wave.groups.values_list("threshold", flat=True)) == {12}


@pytest.mark.django_db(transaction=True)
def test_a_wave_is_not_opened_while_its_thresholds_are_being_changed_elsewhere(cycle: Cycle) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("writing transactions of SQLite come one after another")
    wave = draft_wave(cycle)
    elsewhere = {name: value for name, value in connection.get_connection_params().items() if name in SERVER}

    with psycopg.connect(**elsewhere) as other, connection.cursor() as cursor:
        other.execute("UPDATE surveys_wavegroup SET threshold = 11 WHERE wave_id = %s", [wave.pk])
        cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(OperationalError, match="lock timeout"):
            wave_open(wave=wave, now=NOW)
        cursor.execute("SET lock_timeout = 0")
        other.commit()

    assert wave_open(wave=wave, now=NOW).promise["thresholds"] == {"staff": 11, "leaders": 11}


SERVER = {"dbname", "user", "password", "host", "port"}
