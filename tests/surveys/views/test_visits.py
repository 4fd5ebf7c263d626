"""Whoever comes by a link finds the questionnaire, or the page that says why not."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from assessment.models import Applicability, Cycle, Unit
from assessment.services.cycles import applicability_set
from surveys.waves.models import Wave
from tests.factories.surveys import open_wave, tokens_of


def test_a_page_asks_the_database_twice(client: Client, token: str) -> None:
    address = reverse("respond_page", args=[token, 3])
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200

    assert len(queries) == 2


def test_a_page_of_a_respondent_is_private(client: Client, token: str) -> None:
    for address in (reverse("respond_start", args=[token]), reverse("code_entry"), reverse("receipt"), "/s/nothing/"):
        headers = client.get(address).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "strict-origin"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_respondents_get_no_session_and_no_cookie_but_that_of_forms(token: str) -> None:
    client = Client()

    for address in (reverse("respond_start", args=[token]), reverse("respond_page", args=[token, 1])):
        client.get(address)

    assert set(client.cookies) == {settings.CSRF_COOKIE_NAME}


def test_the_link_is_read_kindly(client: Client, token: str) -> None:
    typed = token.replace("-", "").lower()

    response = client.get(reverse("respond_start", args=[typed]))

    assert response.status_code == 200
    assert token in response.text


def test_no_title_names_the_link(client: Client, token: str) -> None:
    for name, rest in (("respond_start", []), ("respond_page", [1]), ("respond_check", []), ("respond_pause", [])):
        page = client.get(reverse(name, args=[token, *rest])).text

        assert token not in page.partition("<title>")[2].partition("</title>")[0]


def test_the_wave_says_which_language_is_met_first(token: str) -> None:
    response = Client(headers={"accept-language": "en"}).get(reverse("respond_start", args=[token]))

    assert '<html lang="ru">' in response.text
    assert response.headers["Content-Language"] == "ru"


def test_a_language_chosen_in_the_browser_wins(client: Client, token: str) -> None:
    page = client.get(reverse("respond_page", args=[token, 1])).text

    assert '<html lang="en">' in page
    assert "We know and listen to the client" in page


def test_a_practice_that_does_not_apply_is_not_asked(client: Client, cycle: Cycle, units: dict[str, Unit]) -> None:
    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "Nobody comes to us")])
    link = tokens_of(open_wave(cycle), units["east"])[0]

    page = client.get(reverse("respond_page", args=[link, 1])).text

    assert Applicability.objects.filter(status="EXCLUDED").exists()
    assert "We know and listen to the client" not in page
    assert "of 20" in page


@pytest.mark.parametrize(("number", "name"), [(0, "respond_start"), (22, "respond_check")])
def test_beyond_the_ends_lie_the_start_and_the_check(
    client: Client, token: str, wave: Wave, number: int, name: str
) -> None:
    response = client.get(reverse("respond_page", args=[token, number]))

    assert response.status_code == 302
    assert response.headers["Location"] == reverse(name, args=[token])
