"""Clocks and sweeps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessment.models import Cycle, Scorecard
from assessment.services.consensus import consensus_agree
from surveys import tasks
from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent
from surveys.drafts.services import draft_keep
from surveys.frame.imports.models import FrameImport
from surveys.frame.imports.services import KEPT, import_begin
from surveys.frame.models import Invitation, PaperForm
from surveys.frame.paper import paper_form_new
from surveys.responses.models import Response
from surveys.waves.counting import hindrance_note, redraw_ask
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, closed_wave, open_wave, sheets_in, tokens_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


def test_the_clock_closes_the_waves_whose_moment_has_come(cycle: Cycle) -> None:
    due, later = open_wave(cycle, title="Due"), open_wave(cycle, title="Later")
    Wave.objects.filter(pk=due.pk).update(closes_at=timezone.now())
    Wave.objects.filter(pk=later.pk).update(closes_at=timezone.now() + timedelta(hours=1))

    tasks.close_due_waves()

    assert dict(Wave.objects.values_list("title", "state")) == {"Due": "CLOSED", "Later": "OPEN"}


def test_the_sweep_starts_one_task_for_each_wave_that_is_not_counted_yet(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_wave(cycle)
    closed, sealed = closed_wave(cycle, title="Closed"), closed_wave(cycle, title="Sealed")
    Wave.objects.filter(pk=sealed.pk).update(state=Wave.State.SEALED)
    started: list[int] = []
    monkeypatch.setattr(tasks.score_wave, "delay", lambda *, wave_id: started.append(wave_id))
    hindered = closed_wave(cycle, title="Hindered")
    hindrance_note(wave_id=hindered.pk, hindrance=Wave.Hindrance.UNSAFE_RELEASE, now=timezone.now())

    tasks.score_closed_waves()

    assert started == [closed.pk, sealed.pk]


def test_a_task_counts_its_wave(cycle: Cycle) -> None:
    wave = closed_wave(cycle)

    tasks.score_wave(wave_id=wave.pk)

    wave.refresh_from_db()
    assert wave.state == Wave.State.SCORED


def test_a_task_draws_up_again_what_is_asked_for(cycle: Cycle) -> None:
    wave = closed_wave(cycle)
    tasks.score_wave(wave_id=wave.pk)
    consensus_agree(cycle=cycle, practice="A1", level=2)
    redraw_ask(wave=wave)

    for _ in range(2):
        tasks.score_wave(wave_id=wave.pk)

    wave.refresh_from_db()
    assert wave.redraw == Wave.Redraw.CHANGED
    assert Scorecard.objects.count() == 2


def test_traces_of_open_waves_are_rewritten(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    sheets_in(wave, cycle.agency.units.get(), places=[1] * 10)

    tasks.rewrite_traces()

    assert not Response.objects.filter(settled=False).exists()


def test_drafts_of_waves_that_are_not_open_go(cycle: Cycle) -> None:
    for wave in (open_wave(cycle), open_wave(cycle, title="Other")):
        token = tokens_of(wave, cycle.agency.units.get())[0]
        draft_keep(token=token, wave_id=wave.pk, content=DraftContent(1, {}, "ru"), size=64)
    wave_close(wave=wave, now=NOW)

    tasks.purge_drafts()

    assert Draft.objects.get().wave_id != wave.pk


def test_links_are_forgotten_thirty_days_after_closing(cycle: Cycle) -> None:
    wave = open_wave(cycle)
    tokens_of(wave, cycle.agency.units.get())
    wave_close(wave=wave, now=timezone.now() - tasks.LINKS_KEPT)

    tasks.forget_links()
    assert Invitation.objects.exclude(batch="").exists()

    Wave.objects.update(closed_on=timezone.localdate() - tasks.LINKS_KEPT - timedelta(days=1))
    tasks.forget_links()
    assert not Invitation.objects.exclude(batch="").exists()


def test_forms_for_typing_in_go_when_their_wave_is_closed(cycle: Cycle) -> None:
    open_one, closing = open_wave(cycle, title="Open"), open_wave(cycle, title="Closing")
    kept = paper_form_new(wave=open_one)
    paper_form_new(wave=closing)
    wave_close(wave=closing, now=NOW)

    tasks.purge_drafts()

    assert [str(form.pk) for form in PaperForm.objects.all()] == [kept]


def test_the_sweep_starts_one_task_for_each_file_with_units_that_waits(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = import_begin(agency=cycle.agency, content=b"code", kind=".csv", now=timezone.now())
    started: list[int] = []
    monkeypatch.setattr(tasks.read_import, "delay", lambda *, import_id: started.append(import_id))

    tasks.read_waiting_imports()
    tasks.read_import(import_id=waiting.pk)
    tasks.read_waiting_imports()

    assert started == [waiting.pk]
    assert FrameImport.objects.get().state == "FAULTY"


def test_files_with_units_go_after_a_day(cycle: Cycle) -> None:
    import_begin(agency=cycle.agency, content=b"code", kind=".csv", now=timezone.now() - KEPT)

    tasks.purge_imports()

    assert not FrameImport.objects.exists()
