"""A link that does not let in leads to a page that says why and shows a way out."""

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Cycle, Unit
from surveys.frame.models import Invitation
from surveys.frame.services import TokenRevoked, invitation_batch_revoke
from surveys.frame.tokens import token_new
from surveys.intake import sheet_accept
from surveys.views import throttle, visits
from surveys.views.refusals import REVOKED, refusal_for
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged
from surveys.waves.services import wave_close
from tests.factories.surveys import NOW, draft_wave, tokens_of

A_WAY_OUT = "/s/"


def _opened(client: Client, token: str) -> tuple[int, str]:
    response = client.get(reverse("respond_start", args=[token]))
    assert f'href="{A_WAY_OUT}"' in response.text
    return response.status_code, response.text


def test_a_link_that_nobody_made(client: Client, wave: Wave) -> None:
    status, page = _opened(client, token_new())

    assert status == 404
    assert "There is no such link" in page


def test_something_that_cannot_be_a_link(client: Client, db: None) -> None:
    status, page = _opened(client, "hello")

    assert status == 404
    assert "There is no such link" in page


def test_a_link_that_was_used_leads_to_the_receipt(client: Client, token: str) -> None:
    sheet_accept(token=token, answers={"A1.a": "2"})

    status, page = _opened(client, token)

    assert status == 410
    assert "has been sent already" in page
    assert reverse("receipt") in page


def test_a_link_that_was_called_back(client: Client, token: str, wave: Wave) -> None:
    invitation_batch_revoke(wave=wave, batch=Invitation.objects.get().batch)

    status, page = _opened(client, token)

    assert status == 410
    assert "called back" in page


def test_a_wave_that_is_not_open_yet(client: Client, cycle: Cycle, units: dict[str, Unit]) -> None:
    early = tokens_of(draft_wave(cycle), units["east"])[0]

    status, page = _opened(client, early)

    assert status == 403
    assert "has not begun yet" in page


def test_a_wave_that_is_closed(client: Client, token: str, wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)

    status, page = _opened(client, token)

    assert status == 410
    assert "The survey is closed" in page


def test_a_wave_that_closes_while_somebody_answers_keeps_nothing_more(client: Client, token: str, wave: Wave) -> None:
    address = reverse("respond_page", args=[token, 1])
    client.get(address)
    wave_close(wave=wave, now=NOW)

    response = client.post(address, {"A1.a": "3", "then": "next"})

    assert response.status_code == 410
    assert "The survey is closed" in response.text


def test_an_edition_that_changed_is_said_and_loses_nothing(
    client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(**_: object) -> object:
        raise EditionChanged

    monkeypatch.setattr(visits, "entrance_for", changed)

    status, page = _opened(client, token)

    assert status == 503
    assert "Your draft is safe" in page


def test_too_many_wrong_links_from_one_place_are_slowed(
    client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "FROM_ONE_ADDRESS", 2)

    statuses = [_opened(client, token_new())[0] for _ in range(4)]

    assert statuses == [404, 404, 429, 429]
    assert client.get(reverse("respond_start", args=[token])).status_code == 200


def test_every_refusal_has_its_page() -> None:
    assert refusal_for(TokenRevoked()) is REVOKED
