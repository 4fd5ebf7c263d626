"""The coordinator's pages of a wave: planning, watching, opening, moving, closing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from assessment.models import Agency, Cycle, Unit
from surveys.intake import sheet_accept
from surveys.tasks import score_wave
from surveys.views import coordinate
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms, terms_of
from surveys.waves.services import WaveNotOpen, wave_close
from tests.factories.assessment import bob, cycle_of
from tests.factories.surveys import NOW, draft_wave, tokens_of
from tests.surveys.views.conftest import browser

PLAN = {
    "title": "How we work for people",
    "opens_on": "2026-04-06",
    "closes_on": "2026-04-27",
    "default_language": "ru",
    "ask-staff": "on",
    "threshold-staff": "10",
    "ask-leaders": "on",
    "threshold-leaders": "5",
    "reason-leaders": "There are eight leaders",
}


def _at(name: str, wave: Wave) -> str:
    return reverse(name, args=[wave.public_id])


def test_a_plan_becomes_a_wave_and_leads_to_headcounts(alices: Client, agency: Agency, cycle: Cycle) -> None:
    response = alices.post(reverse("wave_new", args=[agency.public_id]), PLAN)

    wave = Wave.objects.get()
    assert response.headers["Location"] == _at("wave_headcounts", wave)
    assert (wave.title, wave.state, wave.cycle) == ("How we work for people", "DRAFT", cycle)
    assert localtime(wave.closes_at).isoformat() == "2026-04-27T23:59:00+03:00"
    assert terms_of(wave) == (Terms("leaders", 5, "There are eight leaders"), Terms("staff", 10))


def test_those_inside_the_agency_are_proposed_for_two_weeks(alices: Client, agency: Agency, cycle: Cycle) -> None:
    form = alices.get(reverse("wave_new", args=[agency.public_id])).context["form"]

    proposed = [form.fields[f"ask-{group}"].initial for group in ("staff", "leaders", "clients")]
    assert proposed == [True, True, False]
    assert (form.initial["closes_on"] - form.initial["opens_on"]).days == 14


def test_a_faulty_plan_is_said_and_makes_nothing(alices: Client, agency: Agency, cycle: Cycle) -> None:
    page = alices.post(reverse("wave_new", args=[agency.public_id]), {**PLAN, "title": ""}).text

    assert "Please correct this" in page
    assert not Wave.objects.exists()


def test_without_a_cycle_the_page_leads_to_one(alices: Client, agency: Agency) -> None:
    page = alices.get(reverse("wave_new", args=[agency.public_id])).text

    assert reverse("cycle_new", args=[agency.public_id]) in page


def test_the_latest_cycle_is_proposed_and_another_can_be_chosen(alices: Client, agency: Agency, cycle: Cycle) -> None:
    other = cycle_of(agency, title="Self-assessment 2027")
    address = reverse("wave_new", args=[agency.public_id])

    assert f"?cycle={cycle.public_id}" in alices.get(address).text
    alices.post(f"{address}?cycle={cycle.public_id}", PLAN)

    assert Wave.objects.get().cycle == cycle != other


def test_the_plan_of_a_wave_in_preparation_can_be_changed(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    assert 'value="2026-04-20"' in alices.get(_at("wave_plan", wave)).text

    alices.post(_at("wave_plan", wave), PLAN)

    wave.refresh_from_db()
    assert wave.title == "How we work for people"
    assert [terms.threshold for terms in terms_of(wave)] == [5, 10]


def test_an_open_wave_has_no_plan_and_no_opening_any_more(alices: Client, wave: Wave) -> None:
    for name in ("wave_plan", "wave_open"):
        assert alices.get(_at(name, wave)).status_code == 404


def test_a_wave_in_preparation_shows_its_checklist(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    wave.headcounts.all().delete()

    page = alices.get(_at("wave", wave)).text

    assert "Say how many people may answer." in page
    assert _at("wave_open", wave) in page
    assert reverse("wave_preview", args=[wave.public_id, "staff"]) in page


def test_opening_says_what_freezes_and_then_opens(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    assert "What freezes" in alices.get(_at("wave_open", wave)).text

    page = alices.post(_at("wave_open", wave), follow=True).text

    wave.refresh_from_db()
    assert wave.state == Wave.State.OPEN
    assert "Hand out the links" in page


def test_a_wave_that_is_not_ready_does_not_open(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)
    wave.headcounts.all().delete()

    page = alices.post(_at("wave_open", wave), follow=True).text

    wave.refresh_from_db()
    assert wave.state == Wave.State.DRAFT
    assert "The wave is not ready" in page


def test_an_open_wave_shows_who_takes_part_and_never_a_score(
    alices: Client, wave: Wave, units: dict[str, Unit]
) -> None:
    for token in tokens_of(wave, units["dock"], count=10)[:3]:
        sheet_accept(token=token, answers={"A1.a": "4"})

    page = alices.get(_at("wave", wave)).text

    assert "3 of 100" in page
    assert "Unit dock" in page
    assert "score" not in page.lower()


def test_a_deep_tree_is_cut_until_all_of_it_is_asked_for(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coordinate, "SHOWN_DEPTH", 1)

    short, whole = (alices.get(_at("wave", wave) + query).text for query in ("", "?all"))

    assert "Unit dock" not in short
    assert "Show every unit" in short
    assert "Unit dock" in whole
    assert "Show every unit" not in whole


def test_an_assessor_reads_and_changes_nothing(agency: Agency, wave: Wave) -> None:
    client = browser()
    client.force_login(bob(agency), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(_at("wave", wave))

    assert page.status_code == 200
    assert _at("wave_close", wave) not in page.text
    assert client.post(_at("wave_close", wave)).status_code == 404


def test_the_last_day_can_be_moved(alices: Client, wave: Wave) -> None:
    assert 'value="2026-04-20"' in alices.get(_at("wave_extend", wave)).text

    alices.post(_at("wave_extend", wave), {"closes_on": "2026-05-04"})

    wave.refresh_from_db()
    assert localtime(wave.closes_at).date().isoformat() == "2026-05-04"


def test_the_last_day_is_not_moved_into_the_past(alices: Client, wave: Wave) -> None:
    page = alices.post(_at("wave_extend", wave), {"closes_on": "2026-04-01"}).text

    assert "Choose today or a later day." in page


def test_a_closed_wave_is_not_moved(alices: Client, wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)

    page = alices.post(_at("wave_extend", wave), {"closes_on": "2026-05-04"}, follow=True).text

    assert "nothing was changed" in page


def test_closing_asks_once_and_starts_the_counting(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    started: list[object] = []
    monkeypatch.setattr(score_wave, "delay", lambda **ids: started.append(ids))
    assert "It cannot be opened again." in alices.get(_at("wave_close", wave)).text

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page = alices.post(_at("wave_close", wave), follow=True).text

    wave.refresh_from_db()
    assert wave.state == Wave.State.CLOSED
    assert started == [{"wave_id": wave.pk}]
    assert "The answers are being counted" in page


def test_a_broker_that_is_away_does_not_spoil_the_closing(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    def away(**_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(score_wave, "delay", away)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = alices.post(_at("wave_close", wave))

    wave.refresh_from_db()
    assert response.status_code == 302
    assert wave.state == Wave.State.CLOSED


def test_a_wave_in_preparation_cannot_be_closed(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)

    page = alices.post(_at("wave_close", wave), follow=True).text

    assert "nothing was changed" in page
    with pytest.raises(WaveNotOpen):
        wave_close(wave=wave, now=NOW)
