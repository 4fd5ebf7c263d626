"""After a wave is counted: the word on its consensus, and the button that has it drawn up again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Agency
from assessment.services.consensus import consensus_agree
from surveys.aggregation import wave_redraw, wave_score
from surveys.tasks import score_wave
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import bob
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
