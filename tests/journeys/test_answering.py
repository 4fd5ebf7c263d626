"""From a link on paper to a receipt and back: a respondent's whole way, without a script and on two devices."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from assessment.selectors import edition_of
from surveys.drafts.models import Draft
from surveys.frame.models import Invitation
from surveys.responses.models import Response
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, tokens_of

pytestmark = pytest.mark.django_db


def _device() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    return client


def _post(device: Client, address: str, fields: dict[str, str]) -> tuple[str, str]:
    """Fills the form on a page and sends it, as a browser would; the address it led to and the page there."""
    page = device.get(address).text
    seal = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[-1]
    response = device.post(address, {"csrfmiddlewaretoken": seal, **fields}, follow=True)
    chain = getattr(response, "redirect_chain", [])
    return (chain[-1][0] if chain else address), response.text


def test_a_link_two_devices_a_receipt_and_a_change_of_mind() -> None:
    cache.clear()
    cycle = cycle_of(agency_of())
    unit = units_of(cycle.agency, {"east": "all"})["east"]
    wave = open_wave(cycle)
    token = tokens_of(wave, unit)[0]
    phone, desktop = _device(), _device()

    # The code from the slip, typed on a phone, leads to the start; the first three practices are answered there.
    start, page = _post(phone, "/s/", {"code": token.lower().replace("-", " ")})
    assert start == f"/s/{token}/"
    assert "Начать" in page
    following = f"{start}1/"
    for item in ("A1.a", "A2.a", "A4.a"):
        following, page = _post(phone, following, {item: "3", "then": "next"})
    assert following == f"{start}4/"
    assert "Сохранено: 3 из 21" in page
    left, page = _post(phone, following, {"A5.a": "na", "then": "leave"})
    assert left == f"{start}pause/"
    assert Draft.objects.count() == 1

    # On another device the same link goes on where the phone stopped, and changes an answer given there.
    assert f'href="{start}4/"' in desktop.get(start).text
    check, page = _post(desktop, f"{start}2/?to=check", {"A2.a": "1", "then": "next"})
    assert check == f"{start}check/"
    assert "17 вопросов без ответа" in page

    # The phone sees the change; the questionnaire is sent from there.
    assert 'id="a-A2.a-1" checked' in phone.get(f"{start}2/").text
    _, done = _post(phone, check, {})
    receipt = re.findall(r'id="receipt-code"[^>]*>([0-9A-Z-]{19})<', done)[0]
    assert Draft.objects.count() == 0
    assert Invitation.objects.get().state == Invitation.State.USED
    codes = [item.code for item in edition_of(cycle).items]
    assert {code: byte for code, byte in zip(codes, bytes(Response.objects.get().answers), strict=True) if byte} == {
        "A1.a": 4,
        "A2.a": 2,
        "A4.a": 4,
        "A5.a": 13,
    }

    # The link did its work; the receipt proves the sheet and takes it back.
    assert desktop.get(start).status_code == 410
    _, page = _post(desktop, "/receipt/", {"code": receipt})
    assert "Ваша анкета учтена" in page
    asked = desktop.post(
        "/receipt/",
        {"code": receipt, "step": "confirm", "csrfmiddlewaretoken": desktop.cookies[settings.CSRF_COOKIE_NAME].value},
    )
    assert "Отозвать анкету?" in asked.text
    _, page = _post(desktop, "/receipt/", {"code": receipt, "step": "withdraw"})
    assert "Ваши ответы стёрты" in page
    assert not Response.objects.exists()
    assert Invitation.objects.get().state == Invitation.State.USED
