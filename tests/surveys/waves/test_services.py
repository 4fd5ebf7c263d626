"""From a plan to a closed wave."""

from datetime import timedelta

import pytest

from assessment.models import Cycle
from assessment.selectors import edition_of
from surveys.waves.models import Headcount, Wave
from surveys.waves.readiness import Obstacle, Terms, terms_of
from surveys.waves.services import (
    UnknownUnit,
    WaveNotDraft,
    WaveNotOpen,
    WaveNotReady,
    WrongClosingTime,
    headcounts_set,
    terms_set,
    wave_close,
    wave_extend,
    wave_open,
    wave_reschedule,
    wave_schedule,
)
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, TERMS, closed_wave, draft_wave, open_wave

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


def test_a_scheduled_wave_is_in_preparation(cycle: Cycle) -> None:
    wave = wave_schedule(cycle=cycle, title="Autumn", opens_at=NOW, closes_at=NOW + DAY, terms=TERMS)

    assert (wave.state, wave.opened_on, wave.promise) == (Wave.State.DRAFT, None, {})


def test_a_wave_that_closes_before_it_opens_is_refused(cycle: Cycle) -> None:
    with pytest.raises(WrongClosingTime):
        wave_schedule(cycle=cycle, title="Autumn", opens_at=NOW, closes_at=NOW, terms=TERMS)


def test_terms_that_may_not_be_leave_no_wave_behind(cycle: Cycle) -> None:
    with pytest.raises(WaveNotReady, match="BELOW_FLOOR staff") as refusal:
        wave_schedule(cycle=cycle, title="Autumn", opens_at=NOW, closes_at=NOW + DAY, terms=[Terms("staff", 3, "few")])

    assert [finding.kind for finding in refusal.value.findings] == [Obstacle.BELOW_FLOOR]
    assert not Wave.objects.exists()


def test_terms_may_change_before_opening_and_never_after(cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    chosen = [Terms("staff", 7, "a small agency")]

    terms_set(wave=wave, terms=chosen)
    wave_open(wave=wave, now=NOW)

    assert list(terms_of(wave)) == chosen
    with pytest.raises(WaveNotDraft):
        terms_set(wave=wave, terms=TERMS)
    assert list(terms_of(wave)) == chosen


def test_plans_may_change_before_opening_and_never_after(cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    plans = {"title": "Summer wave", "opens_at": NOW, "closes_at": NOW + DAY, "default_language": "en"}

    planned = wave_reschedule(wave=wave, **plans)  # type: ignore[arg-type]
    wave_open(wave=wave, now=NOW)

    assert {name: getattr(planned, name) for name in plans} == plans
    with pytest.raises(WaveNotDraft):
        wave_reschedule(wave=wave, **plans)  # type: ignore[arg-type]


def test_no_plan_closes_before_it_opens(cycle: Cycle) -> None:
    with pytest.raises(WrongClosingTime):
        wave_reschedule(wave=draft_wave(cycle), title="Summer wave", opens_at=NOW, closes_at=NOW, default_language="en")


def test_opening_fixes_what_is_promised(cycle: Cycle) -> None:
    edition = edition_of(cycle)
    wave = draft_wave(cycle, terms=[Terms("staff", 10), Terms("leaders", 5, "nine leaders")])

    opened = wave_open(wave=wave, now=NOW)

    assert opened.state == Wave.State.OPEN
    assert opened.edition_fingerprint == edition.fingerprint
    assert opened.promise == {
        "agency": "Northern Agency",
        "edition": "clientocracy-2026.1",
        "edition_fingerprint": edition.fingerprint,
        "opened_on": "2026-04-06",
        "thresholds": {"leaders": 5, "staff": 10},
        "reasons": {"leaders": "nine leaders"},
        "distribution_from": edition.rules.distribution_from,
    }
    cycle.refresh_from_db()
    assert cycle.frozen_on == opened.opened_on


def test_opening_an_open_wave_changes_nothing(cycle: Cycle) -> None:
    wave = open_wave(cycle)

    again = wave_open(wave=wave, now=NOW + DAY)

    assert again.opened_on == wave.opened_on


def test_a_closed_wave_cannot_be_opened(cycle: Cycle) -> None:
    with pytest.raises(WaveNotDraft):
        wave_open(wave=closed_wave(cycle), now=NOW)


def test_a_wave_nobody_is_counted_for_does_not_open(cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    Headcount.objects.all().delete()

    with pytest.raises(WaveNotReady) as refusal:
        wave_open(wave=wave, now=NOW)

    assert [finding.kind for finding in refusal.value.findings] == [Obstacle.NO_HEADCOUNT]
    wave.refresh_from_db()
    assert wave.state == Wave.State.DRAFT


def test_heads_are_counted_by_unit_and_may_be_corrected_until_closing(cycle: Cycle) -> None:
    units_of(cycle.agency, {"north": "all"})
    wave = draft_wave(cycle)

    headcounts_set(wave=wave, headcounts={("north", "staff"): 40})
    wave_open(wave=wave, now=NOW)
    headcounts_set(wave=wave, headcounts={("north", "staff"): 41, ("all", "leaders"): 7})

    rows = Headcount.objects.values_list("unit__code", "group", "headcount")
    assert set(rows) == {("all", "staff", 100), ("all", "leaders", 7), ("north", "staff", 41)}
    wave_close(wave=wave, now=NOW)
    with pytest.raises(WaveNotOpen):
        headcounts_set(wave=wave, headcounts={("north", "staff"): 1})


def test_heads_of_a_unit_the_agency_does_not_have_are_refused_by_name(cycle: Cycle) -> None:
    with pytest.raises(UnknownUnit, match="south, west"):
        headcounts_set(wave=draft_wave(cycle), headcounts={("west", "staff"): 1, ("south", "staff"): 1})


def test_an_open_wave_can_be_extended(cycle: Cycle) -> None:
    wave = open_wave(cycle)

    extended = wave_extend(wave=wave, closes_at=wave.closes_at + DAY, now=NOW)

    assert extended.closes_at == wave.closes_at + DAY


def test_no_wave_is_extended_into_the_past_or_before_opening_or_after_closing(cycle: Cycle) -> None:
    wave = open_wave(cycle)

    with pytest.raises(WrongClosingTime):
        wave_extend(wave=wave, closes_at=NOW, now=NOW)
    with pytest.raises(WrongClosingTime):
        wave_extend(wave=wave, closes_at=wave.opens_at, now=wave.opens_at - DAY)
    wave_close(wave=wave, now=NOW)
    with pytest.raises(WaveNotOpen):
        wave_extend(wave=wave, closes_at=NOW + DAY, now=NOW)


def test_closing_twice_keeps_the_first_day(cycle: Cycle) -> None:
    wave = closed_wave(cycle)

    again = wave_close(wave=wave, now=NOW + DAY)

    assert (again.state, again.closed_on) == (Wave.State.CLOSED, NOW.date())


def test_a_wave_in_preparation_cannot_be_closed(cycle: Cycle) -> None:
    with pytest.raises(WaveNotOpen, match="DRAFT"):
        wave_close(wave=draft_wave(cycle), now=NOW)
