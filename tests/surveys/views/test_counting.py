"""After a wave is counted: the word on its consensus, and the button that has it drawn up again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Role
from assessment.services.consensus import consensus_agree
from surveys.aggregation import wave_redraw, wave_score
from surveys.tasks import score_wave
from surveys.waves.counting import hindrance_note
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import bob, person
from tests.factories.surveys import NOW
from tests.surveys.views.conftest import browser

STALE = "does not show the latest consensus yet"
BUTTON = "Draw up again with the present consensus"
Commit = Callable[..., object]


def _at(name: str, wave: Wave) -> str:
    return reverse(name, args=[wave.public_id])


@pytest.fixture
def scored(wave: Wave) -> Wave:
    wave_close(wave=wave, now=NOW)
    wave_score(wave_id=wave.pk, now=NOW)
    wave.refresh_from_db()
    return wave


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The tasks that were sent."""
    sent: list[object] = []
    monkeypatch.setattr(score_wave, "delay", lambda **ids: sent.append(ids))
    return sent


def _asked(alices: Client, wave: Wave, django_capture_on_commit_callbacks: Commit) -> str:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        page: str = alices.post(_at("wave_redraw", wave), follow=True).text
    return page


def test_the_page_of_a_counted_wave_names_its_diagnostic_and_asks_before_it_is_drawn_up_again(
    alices: Client, scored: Wave
) -> None:
    page = alices.get(_at("wave", scored)).text

    assert scored.scorecard is not None
    assert scored.scorecard.fingerprint[:16] in page
    assert BUTTON in page
    assert ">Draw up again…</summary>" in page
    assert STALE not in page


def test_a_later_consensus_is_said_to_be_missing(alices: Client, scored: Wave) -> None:
    consensus_agree(cycle=scored.cycle, practice="A1", level=2)

    assert STALE in alices.get(_at("wave", scored)).text


def test_asking_starts_the_work_and_says_so_until_it_is_done(
    alices: Client, scored: Wave, started: list[object], django_capture_on_commit_callbacks: Commit
) -> None:
    consensus_agree(cycle=scored.cycle, practice="A1", level=2)

    waiting = _asked(alices, scored, django_capture_on_commit_callbacks)
    wave_redraw(wave_id=scored.pk, now=NOW)
    done = alices.get(_at("wave", scored)).text

    assert started == [{"wave_id": scored.pk}]
    assert "A new diagnostic is being drawn up" in waiting
    assert BUTTON not in waiting
    assert "The diagnostic was drawn up again" in done
    assert STALE not in done
    assert BUTTON in done


def test_asking_with_the_same_consensus_is_answered_with_nothing_new(
    alices: Client, scored: Wave, started: list[object], django_capture_on_commit_callbacks: Commit
) -> None:
    _asked(alices, scored, django_capture_on_commit_callbacks)
    wave_redraw(wave_id=scored.pk, now=NOW)

    assert "There was nothing new to draw up" in alices.get(_at("wave", scored)).text


def test_a_refusal_says_what_to_do(alices: Client, scored: Wave) -> None:
    Wave.objects.filter(pk=scored.pk).update(redraw=Wave.Redraw.REFUSED)

    assert "Put the units back as they were" in alices.get(_at("wave", scored)).text


def test_a_wave_that_is_not_counted_is_not_drawn_up_again(
    alices: Client, wave: Wave, started: list[object], django_capture_on_commit_callbacks: Commit
) -> None:
    page = _asked(alices, wave, django_capture_on_commit_callbacks)

    assert "The answers are not counted yet" in page
    assert started == []


def test_an_assessor_sees_how_it_stands_and_asks_for_nothing(agency: Agency, scored: Wave) -> None:
    consensus_agree(cycle=scored.cycle, practice="A1", level=2)
    client = browser()
    client.force_login(bob(agency), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(_at("wave", scored)).text

    assert STALE in page
    assert BUTTON not in page
    assert client.post(_at("wave_redraw", scored)).status_code == 404


def test_asking_is_a_post_with_a_token_against_forged_forms(alices: Client, scored: Wave) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(alices.cookies)

    assert alices.get(_at("wave_redraw", scored)).status_code == 405
    assert strict.post(_at("wave_redraw", scored)).status_code == 403
    scored.refresh_from_db()
    assert scored.redraw == ""


@pytest.fixture
def hindered(wave: Wave) -> Wave:
    wave_close(wave=wave, now=NOW)
    hindrance_note(wave_id=wave.pk, hindrance=Wave.Hindrance.PROMISE_BROKEN, now=NOW)
    wave.refresh_from_db()
    return wave


def _retried(client: Client, wave: Wave, django_capture_on_commit_callbacks: Commit) -> str:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        page: str = client.post(_at("wave_retry", wave), follow=True).text
    return page


def test_a_hindrance_is_said_with_what_to_do_instead_of_a_promise_of_minutes(alices: Client, hindered: Wave) -> None:
    page = alices.get(_at("wave", hindered)).text

    assert "no longer fits its seal" in page
    assert "DJANGO_SECRET_KEY_FALLBACKS" in page
    assert "tried again by itself once a day" in page
    assert "it is stuck" in page
    assert "takes a minute or two" not in page


def test_trying_again_starts_the_counting_at_once(
    alices: Client, hindered: Wave, started: list[object], django_capture_on_commit_callbacks: Commit
) -> None:
    page = _retried(alices, hindered, django_capture_on_commit_callbacks)

    hindered.refresh_from_db()
    assert hindered.hindrance == ""
    assert started == [{"wave_id": hindered.pk}]
    assert "It is being tried again." in page
    assert "takes a minute or two" in page


def test_a_hindered_wish_to_draw_up_again_is_said_beside_the_standing_diagnostic(alices: Client, scored: Wave) -> None:
    Wave.objects.filter(pk=scored.pk).update(redraw="ASKED", hindrance="UNEXPECTED", hindered_at=NOW)

    page = alices.get(_at("wave", scored)).text

    assert "The diagnostic cannot be drawn up again" in page
    assert "A new diagnostic is being drawn up" not in page
    assert "To the diagnostic" in page


def test_an_administrator_of_the_agency_is_told_on_its_page_and_may_try_again(
    agency: Agency, hindered: Wave, started: list[object], django_capture_on_commit_callbacks: Commit
) -> None:
    client = browser()
    dora = person("Dora", agency=agency, roles=[Role.ADMINISTRATOR])
    client.force_login(dora, backend="django.contrib.auth.backends.ModelBackend")
    assert "DJANGO_SECRET_KEY_FALLBACKS" in client.get(agency.get_absolute_url()).text

    page = _retried(client, hindered, django_capture_on_commit_callbacks)

    assert started == [{"wave_id": hindered.pk}]
    assert "DJANGO_SECRET_KEY_FALLBACKS" not in page


def test_others_see_that_it_is_stuck_and_cannot_try(agency: Agency, hindered: Wave) -> None:
    client = browser()
    client.force_login(bob(agency), backend="django.contrib.auth.backends.ModelBackend")

    for address in (agency.get_absolute_url(), _at("wave", hindered)):
        page = client.get(address).text
        assert "it is stuck" in page
        assert _at("wave_retry", hindered) not in page
    assert client.post(_at("wave_retry", hindered)).status_code == 404
    assert client.get(_at("wave_retry", hindered)).status_code == 405


def test_what_will_hinder_the_counting_is_said_while_the_survey_is_open(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "As things stand" not in alices.get(_at("wave", wave)).text

    monkeypatch.setattr("surveys.waves.selectors.secrets_in_use", lambda: ("another",))
    page = alices.get(_at("wave", wave)).text

    assert "As things stand, the answers could not be counted" in page
    assert "DJANGO_SECRET_KEY_FALLBACKS" in page
