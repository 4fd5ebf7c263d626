"""Typing in sheets from paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Cycle, Membership, Role, Unit
from assessment.selectors import edition_of
from surveys.frame.models import PaperCount, PaperForm
from surveys.intake import paper_sheet_type
from surveys.responses.models import Response
from surveys.views import paper
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged
from surveys.waves.services import headcounts_set, wave_close
from tests.factories.assessment import charlie
from tests.factories.surveys import NOW, answers_as, answers_of, draft_wave
from tests.surveys.views.conftest import browser


def at(wave: Wave, unit: str = "all", group: str = "staff") -> str:
    return f"{reverse('wave_paper_sheet', args=[wave.public_id])}?unit={unit}&group={group}"


def form_in(page: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found
    return found[1]


def sheet(wave: Wave, client: Client, **more: str) -> dict[str, str]:
    """A full sheet in a fresh form."""
    return answers_of(edition_of(wave.cycle)) | {"form": form_in(client.get(at(wave)).text)} | more


def test_first_the_unit_and_the_group_are_chosen(alices: Client, wave: Wave) -> None:
    page = alices.get(reverse("wave_paper", args=[wave.public_id])).text

    assert f'action="{reverse("wave_paper_sheet", args=[wave.public_id])}"' in page
    assert 'value="east"' in page
    assert 'value="leaders"' in page


def test_the_wave_page_leads_there(alices: Client, wave: Wave) -> None:
    assert reverse("wave_paper", args=[wave.public_id]) in alices.get(reverse("wave", args=[wave.public_id])).text


def test_a_sheet_is_one_page_with_a_number_for_each_question(alices: Client, wave: Wave) -> None:
    response = alices.get(at(wave))

    edition = edition_of(wave.cycle)
    asked = [item.code for item in edition.items_for("staff")]
    assert re.findall(r'<input type="text" name="([^"]+)"', response.text) == asked
    assert response.text.count("autofocus") == 1
    assert "<script" not in response.text.split("<main")[1].split("</main")[0]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_sheet_is_stored_and_the_next_one_asked_for(alices: Client, wave: Wave, units: dict[str, Unit]) -> None:
    typed = sheet(wave, alices)

    page = alices.post(at(wave), typed, follow=True)

    stored = Response.objects.get()
    assert (stored.unit_id, stored.group) == (units["all"].pk, "staff")
    assert bytes(stored.answers) == answers_as(edition_of(wave.cycle), answers_of(edition_of(wave.cycle)))
    assert "The sheet is stored." in page.text
    assert "On paper from here so far: 1" in page.text
    assert form_in(page.text) != typed["form"]
    assert not PaperForm.objects.filter(pk=typed["form"]).exists()


def test_the_same_form_twice_is_one_sheet(alices: Client, wave: Wave) -> None:
    typed = sheet(wave, alices)
    alices.post(at(wave), typed)

    page = alices.post(at(wave), typed, follow=True).text

    assert "not stored a second time" in page
    assert Response.objects.count() == PaperCount.objects.get().sheets == 1


def test_a_wrong_number_is_told_and_what_was_typed_stays(alices: Client, wave: Wave) -> None:
    typed = sheet(wave, alices, **{"A1.a": "7"})

    response = alices.post(at(wave), typed)

    assert response.status_code == 422
    assert "Type one of 0, 1, 2, 3, 4, 8, 9" in response.text
    assert 'value="7"' in response.text
    assert form_in(response.text) == typed["form"]
    assert not Response.objects.exists()


def test_blanks_are_asked_about_and_then_kept(alices: Client, wave: Wave) -> None:
    typed = sheet(wave, alices, **{"A1.a": ""})
    page = alices.post(at(wave), typed)
    assert page.status_code == 422
    assert 'name="blanks"' in page.text

    alices.post(at(wave), typed | {"blanks": "meant"})

    assert bytes(Response.objects.get().answers)[0] == 0


def test_more_sheets_than_people_are_refused_and_the_form_stays_good(
    alices: Client, wave: Wave, units: dict[str, Unit]
) -> None:
    headcounts_set(wave=wave, headcounts={("all", "staff"): 0})
    typed = sheet(wave, alices)

    response = alices.post(at(wave), typed)

    assert response.status_code == 422
    assert "As many sheets came from here as there are people" in response.text
    assert PaperForm.objects.filter(pk=typed["form"]).exists()
    assert not Response.objects.exists()


def test_a_wave_in_preparation_is_refused_with_a_page(alices: Client, cycle: Cycle, units: dict[str, Unit]) -> None:
    wave = draft_wave(cycle)

    for path in (reverse("wave_paper", args=[wave.public_id]), at(wave)):
        response = alices.get(path)
        assert response.status_code == 409
        assert "has not begun yet" in response.text


def test_a_closed_wave_is_refused_with_a_page_also_in_the_middle(alices: Client, wave: Wave) -> None:
    typed = sheet(wave, alices)
    wave_close(wave=wave, now=NOW)

    response = alices.post(at(wave), typed)

    assert response.status_code == 409
    assert "cannot be counted any more" in response.text
    assert not Response.objects.exists()


def test_a_wave_that_closes_while_a_sheet_is_on_its_way_is_refused_too(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = sheet(wave, alices)

    def late(**order: object) -> None:
        wave_close(wave=wave, now=NOW)
        paper_sheet_type(**order)  # type: ignore[arg-type]

    monkeypatch.setattr(paper, "paper_sheet_type", late)

    response = alices.post(at(wave), typed)

    assert (response.status_code, Response.objects.count()) == (409, 0)
    assert "The survey is closed" in response.text


def test_another_questionnaire_on_the_server_is_refused(
    alices: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(one: Wave) -> None:
        raise EditionChanged

    monkeypatch.setattr(paper, "pinned_edition", changed)

    response = alices.get(at(wave))

    assert response.status_code == 409
    assert "not those that people answered" in response.text


@pytest.mark.parametrize(("unit", "group"), [("moon", "staff"), ("all", "clients"), ("", "")])
def test_without_a_place_one_is_asked_for(alices: Client, wave: Wave, unit: str, group: str) -> None:
    assert alices.get(at(wave, unit, group)).headers["Location"] == reverse("wave_paper", args=[wave.public_id])


def test_who_does_not_coordinate_finds_nothing(wave: Wave, agency: Agency) -> None:
    client, user = browser(), charlie()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    Membership.objects.create(user=user, agency=agency, role=Role.ASSESSOR)

    for path in (reverse("wave_paper", args=[wave.public_id]), at(wave)):
        assert client.get(path).status_code == 404
    assert client.post(at(wave), {}).status_code == 404


def test_participation_says_how_many_came_on_paper(alices: Client, wave: Wave) -> None:
    for _ in range(5):
        alices.post(at(wave), sheet(wave, alices))

    assert "on paper: 5" in alices.get(reverse("wave", args=[wave.public_id])).text
