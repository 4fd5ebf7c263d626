"""The respondent's way: start, one practice a page, leaving and coming back."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assessment.models import Cycle, Unit
from surveys.drafts.models import Draft
from surveys.drafts.services import draft_open
from surveys.waves.readiness import Terms
from tests.factories.surveys import open_wave, tokens_of


def _page(token: str, number: int) -> str:
    return reverse("respond_page", args=[token, number])


def test_the_start_says_who_asks_why_how_long_and_what_is_promised(client: Client, token: str) -> None:
    page = client.get(reverse("respond_start", args=[token])).text

    for words in ("Northern Agency", "Spring wave", "about 9 minutes", "21 questions", "April 20, 2026", "10 people"):
        assert words in page, words
    assert f'href="{_page(token, 1)}"' in page


def test_clients_are_asked_for_three_minutes(client: Client, cycle: Cycle, units: dict[str, Unit]) -> None:
    outside = open_wave(cycle, terms=[Terms("clients", 10)])
    link = tokens_of(outside, units["east"], group="clients")[0]

    page = client.get(reverse("respond_start", args=[link])).text

    assert "about 3 minutes" in page


@pytest.mark.parametrize(
    ("then", "goal"), [("next", "3/"), ("previous", "1/"), ("leave", "pause/"), ("", "3/"), ("anything", "3/")]
)
def test_every_button_keeps_what_was_chosen_and_leads_where_it_says(
    client: Client, token: str, then: str, goal: str
) -> None:
    response = client.post(_page(token, 2), {"A2.a": "3", "then": then})

    draft = draft_open(token=token)
    assert response.headers["Location"] == f"/s/{token}/{goal}"
    assert draft is not None
    assert draft.answers == {"A2.a": "3"}


def test_back_from_the_first_page_leads_to_the_start(client: Client, token: str) -> None:
    response = client.post(_page(token, 1), {"then": "previous"})

    assert response.headers["Location"] == reverse("respond_start", args=[token])


def test_after_the_last_page_comes_the_check(client: Client, token: str) -> None:
    response = client.post(_page(token, 21), {"then": "next"})

    assert response.headers["Location"] == reverse("respond_check", args=[token])


def test_a_question_may_be_skipped_and_an_answer_taken_back(client: Client, token: str) -> None:
    client.post(_page(token, 1), {"A1.a": "3", "then": "next"})
    client.post(_page(token, 2), {"A2.a": "dk", "then": "next"})

    response = client.post(_page(token, 1), {"A1.a": "3", "clear": "A1.a"})

    draft = draft_open(token=token)
    assert response.headers["Location"] == _page(token, 1)
    assert draft is not None
    assert draft.answers == {"A2.a": "dk"}


def test_a_correction_leads_back_to_all_answers_and_does_not_move_the_place_to_go_on(
    client: Client, token: str
) -> None:
    client.post(_page(token, 4), {"then": "next"})

    response = client.post(f"{_page(token, 1)}?to=check", {"A1.a": "1", "then": "next"})

    draft = draft_open(token=token)
    assert response.headers["Location"] == reverse("respond_check", args=[token])
    assert draft is not None
    assert (draft.page, draft.answers) == (5, {"A1.a": "1"})


def test_changing_the_language_keeps_the_answers_and_the_place(client: Client, token: str) -> None:
    address = f"{_page(token, 3)}?to=check"

    response = client.post(address, {"A4.a": "2", "language": "ru"}, follow=True)

    assert response.redirect_chain == [(address, 302)]
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ru"
    assert '<html lang="ru">' in response.text
    assert response.text.count(" checked") == 1


def test_a_language_nobody_speaks_is_ignored(client: Client, token: str) -> None:
    client.post(_page(token, 1), {"A1.a": "2", "language": "xx"})

    draft = draft_open(token=token)
    assert draft is not None
    assert draft.language == "en"
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_whoever_comes_back_goes_on_where_they_stopped_in_their_language(client: Client, token: str) -> None:
    client.post(_page(token, 6), {"B2.a": "1", "then": "leave"})

    page = Client().get(reverse("respond_start", args=[token])).text

    assert '<html lang="en">' in page
    assert f'href="{_page(token, 6)}"' in page
    assert "Saved: 1 of 21" in page


def test_leaving_shows_the_code_and_the_day_to_be_back(client: Client, token: str) -> None:
    client.post(_page(token, 1), {"A1.a": "2", "then": "leave"})

    page = client.get(reverse("respond_pause", args=[token])).text

    assert token in page
    assert "April 20, 2026" in page


def test_a_draft_that_no_longer_opens_is_begun_anew(client: Client, token: str) -> None:
    client.post(_page(token, 1), {"A1.a": "2", "then": "next"})
    Draft.objects.update(sealed=b"spoilt" * 10)

    page = client.get(_page(token, 1))

    assert page.status_code == 200
    assert " checked" not in page.text


def test_reading_changes_nothing(client: Client, token: str) -> None:
    for address in (reverse("respond_start", args=[token]), _page(token, 1), reverse("respond_check", args=[token])):
        client.get(address)

    assert not Draft.objects.exists()
