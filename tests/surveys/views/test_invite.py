"""Headcounts, links, and the questionnaire as each group will see it."""

import csv
import io

from django.test import Client
from django.urls import reverse

from assessment.models import Cycle, Unit
from surveys.drafts.models import Draft
from surveys.frame.models import Invitation
from surveys.frame.services import admission_for
from surveys.waves.models import Wave
from surveys.waves.readiness import headcounts
from surveys.waves.services import headcounts_set, wave_close
from tests.factories.surveys import NOW, draft_wave, tokens_of


def _at(name: str, wave: Wave, *rest: str) -> str:
    return reverse(name, args=[wave.public_id, *rest])


def test_headcounts_are_typed_into_a_table(alices: Client, wave: Wave) -> None:
    assert 'value="100"' in alices.get(_at("wave_headcounts", wave)).text

    response = alices.post(_at("wave_headcounts", wave), {"people:all:staff": "90", "people:east:staff": "12"})

    assert response.headers["Location"] == _at("wave", wave)
    assert headcounts(wave) == {"staff": 102, "leaders": 0}


def test_faulty_rows_are_shown_and_nothing_is_kept(alices: Client, wave: Wave) -> None:
    page = alices.post(_at("wave_headcounts", wave), {"pasted": "moon;1;1"}).text

    assert "there is no unit with the code “moon”" in page
    assert headcounts(wave) == {"staff": 100, "leaders": 20}


def test_headcounts_of_a_closed_wave_are_fixed(alices: Client, wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)

    page = alices.post(_at("wave_headcounts", wave), {"people:all:staff": "1"}, follow=True).text

    assert "headcounts are fixed" in page


def test_links_of_one_unit_come_as_a_table_that_works(alices: Client, wave: Wave, units: dict[str, Unit]) -> None:
    asked = {"unit": "east", "group": "staff", "count": "3", "shape": "csv"}

    response = alices.post(_at("wave_invitations", wave), asked)

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))[1:]
    assert response.headers["Content-Disposition"] == 'attachment; filename="links.csv"'
    assert response.headers["Cache-Control"] == "no-store"
    assert [row[:2] for row in rows] == [["Unit east", "Staff"]] * 3
    assert [row[3] for row in rows] == [f"http://testserver/s/{row[2]}/" for row in rows]
    assert {admission_for(token=row[2]).unit_id for row in rows} == {units["east"].pk}


def test_links_of_all_units_follow_the_headcounts(alices: Client, wave: Wave) -> None:
    headcounts_set(wave=wave, headcounts={("all", "staff"): 1, ("east", "staff"): 2, ("dock", "staff"): 3})

    asked = {"unit": "", "group": "staff", "count": "", "shape": "slips"}
    page = alices.post(_at("wave_invitations", wave), asked).text

    assert page.count('class="code"') == 6
    assert Invitation.objects.count() == 6
    assert "Slips to cut" in page


def test_when_everybody_has_a_link_the_page_says_so(alices: Client, wave: Wave, units: dict[str, Unit]) -> None:
    asked = {"unit": "west", "group": "staff", "count": "", "shape": "csv"}

    page = alices.post(_at("wave_invitations", wave), asked).text

    assert "Everybody counted has a link already." in page


def test_too_many_links_at_once_are_refused(alices: Client, wave: Wave) -> None:
    headcounts_set(wave=wave, headcounts={("all", "staff"): 20_000})

    page = alices.post(_at("wave_invitations", wave), {"unit": "", "group": "staff", "shape": "csv"}).text

    assert "Too many links at once" in page


def test_a_closed_wave_makes_no_links(alices: Client, wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)

    asked = {"unit": "all", "group": "staff", "count": "1", "shape": "csv"}
    page = alices.post(_at("wave_invitations", wave), asked).text

    assert "links are not made any more" in page


def test_batches_are_listed_without_a_single_link_and_can_be_called_back(
    alices: Client, wave: Wave, units: dict[str, Unit]
) -> None:
    tokens = tokens_of(wave, units["east"], count=2)
    batch = Invitation.objects.values_list("batch", flat=True)[0]

    page = alices.get(_at("wave_invitations", wave)).text
    after = alices.post(_at("wave_revoke", wave), {"batch": batch}, follow=True).text

    assert batch in page
    assert not any(token in page for token in tokens)
    assert "2 links were called back." in after
    assert set(Invitation.objects.values_list("state", flat=True)) == {"REVOKED"}


def test_another_waves_batch_cannot_be_called_back(
    alices: Client, wave: Wave, cycle: Cycle, units: dict[str, Unit]
) -> None:
    tokens_of(draft_wave(cycle), units["east"])

    alices.post(_at("wave_revoke", wave), {"batch": Invitation.objects.values_list("batch", flat=True)[0]})

    assert Invitation.objects.get().state == "ISSUED"


def test_the_preview_shows_the_promise_and_every_question_and_keeps_nothing(alices: Client, cycle: Cycle) -> None:
    wave = draft_wave(cycle)

    for group, questions in (("staff", 21), ("leaders", 29)):
        page = alices.get(_at("wave_preview", wave, group)).text
        assert page.count('class="answer-cards"') == questions
        assert page.count("<fieldset disabled") == questions
        assert "at least 10 people of it" in page

    assert not Draft.objects.exists()


def test_a_group_that_is_not_asked_has_no_preview(alices: Client, wave: Wave) -> None:
    assert alices.get(_at("wave_preview", wave, "clients")).status_code == 404
