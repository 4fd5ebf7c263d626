"""The page of a practice is laid out once and filled for each respondent."""

import re

from django.test import Client
from django.urls import reverse

from assessment.models import Unit
from surveys.waves.models import Wave
from tests.factories.surveys import tokens_of
from tests.surveys.views.conftest import browser


def test_no_place_is_left_unfilled(client: Client, token: str) -> None:
    assert "\ue000" not in client.get(reverse("respond_page", args=[token, 1])).text


def test_every_browser_gets_its_own_seal_and_its_own_answers(wave: Wave, units: dict[str, Unit]) -> None:
    addresses = [reverse("respond_page", args=[token, 1]) for token in tokens_of(wave, units["east"], count=2)]
    first, second = browser(), browser()
    first.post(addresses[0], {"A1.a": "3"})

    pages = [first.get(addresses[0]).text, second.get(addresses[1]).text]

    seals = [re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page) for page in pages]
    assert [len(found) for found in seals] == [1, 1]
    assert seals[0] != seals[1]
    assert [page.count(" checked") for page in pages] == [1, 0]
    assert ["Saved: 1 of 21" in page for page in pages] == [True, False]


def test_a_page_says_where_it_stands_and_how_long_it_still_takes(client: Client, token: str) -> None:
    page = client.get(reverse("respond_page", args=[token, 20])).text

    assert "Page 20 of 21" in page
    assert "about 1 minute left" in page
    assert page.count('class="past"') == 19
    assert page.count('class="here"') == 1


def test_enter_leads_on_and_not_to_taking_an_answer_back(client: Client, token: str) -> None:
    client.post(reverse("respond_page", args=[token, 1]), {"A1.a": "3"})

    page = client.get(reverse("respond_page", args=[token, 1])).text

    submits = re.findall(r'<button[^>]*type="submit"[^>]*>', page.partition('id="practice"')[2])
    assert 'value="next"' in submits[0]
    assert 'name="clear"' in submits[1]


def test_an_answer_that_is_not_on_offer_is_pointed_at_and_nothing_is_kept(client: Client, token: str) -> None:
    address = reverse("respond_page", args=[token, 1])

    response = client.post(address, {"A1.a": "invented", "then": "next"})

    assert response.status_code == 422
    assert 'href="#q-A1.a"' in response.text
    assert 'aria-describedby=" fault-A1.a"' in response.text
    assert "Saved" not in client.get(address).text
