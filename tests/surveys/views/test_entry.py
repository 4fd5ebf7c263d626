"""Entering by a code from paper, typed as people type."""

import pytest
from django.test import Client
from django.urls import reverse

from surveys.frame.tokens import token_new
from surveys.intake import sheet_accept
from surveys.views import throttle

ENTRY = "/s/"


def test_the_page_asks_for_the_code(client: Client, db: None) -> None:
    response = client.get(ENTRY)

    assert response.status_code == 200
    assert 'for="id_code"' in response.text


def test_a_code_leads_to_its_questionnaire_however_it_is_typed(client: Client, token: str) -> None:
    sloppy = f" {token.lower().replace('-', ' ')} "

    response = client.post(ENTRY, {"code": sloppy})

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("respond_start", args=[token])


def test_a_code_that_was_used_leads_to_the_page_that_says_so(client: Client, token: str) -> None:
    sheet_accept(token=token, answers={"A1.a": "2"})

    response = client.post(ENTRY, {"code": token}, follow=True)

    assert response.status_code == 410
    assert "has been sent already" in response.text


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("", 422, "Enter the code."),
        ("hello", 422, "A code has sixteen letters and digits"),
        ("ABCD-EFGH-JKMN-PQRS", 404, "There is no such code."),
    ],
)
def test_a_wrong_code_is_said_at_its_field(client: Client, token: str, typed: str, status: int, words: str) -> None:
    response = client.post(ENTRY, {"code": typed})

    assert response.status_code == status
    assert words in response.text
    assert 'href="#id_code"' in response.text


def test_a_thousand_people_behind_one_address_get_in_while_somebody_guesses(
    client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "FROM_ONE_ADDRESS", 1)

    guesses = [client.post(ENTRY, {"code": token_new()}).status_code for _ in range(3)]
    entries = {client.post(ENTRY, {"code": token}).status_code for _ in range(50)}

    assert guesses == [404, 429, 429]
    assert entries == {302}
