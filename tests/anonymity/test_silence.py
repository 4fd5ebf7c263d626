"""A respondent leaves nothing in the logs and no session, whatever happens on the way."""

import io
import logging
import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from assessment.models import Unit
from assessment.selectors import edition_of
from config.logging import Structured, Traceless
from surveys.aggregation import wave_score
from surveys.instrument.pages import Questionnaire, published_questionnaire
from surveys.intake import sheet_accept, traces_rewrite
from surveys.responses.models import Response
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, open_wave, sheets_in, tokens_of

pytestmark = pytest.mark.django_db
RECEIPT = "RRRR-RRRR-RRRR-RRRR"
PLEDGE, FORGED = "e" * 64, "f" * 64
OFFER = re.compile(r'name="receipt" value="([^"]+)"')


@pytest.fixture
def wave() -> Wave:
    return open_wave(cycle_of(agency_of()))


@pytest.fixture
def unit(wave: Wave) -> Unit:
    return wave.cycle.agency.units.get()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything any logger says from DEBUG on, with every query, as the product's own handler would write it.

    But for django.template: at DEBUG it prints whole pages, which docs/anonymity.md therefore forbids.
    """
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Traceless())
    handler.setFormatter(Structured())
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [*root.handlers, handler])
    for name in ("django", "django.server", "django.db.backends"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
    monkeypatch.setattr(logging.getLogger("django.template"), "level", logging.INFO)
    before = root.level
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(before)


def questionnaire(wave: Wave) -> Questionnaire:
    return published_questionnaire(
        edition_code=wave.cycle.edition_code,
        fingerprint=wave.edition_fingerprint,
        language="ru",
        audience="staff",
        excluded=frozenset(),
    )


def walk(browser: Client, wave: Wave, token: str) -> str:
    """The whole way of a respondent, wrong turns included; the receipt."""
    entry = reverse("code_entry")
    browser.get(entry)
    browser.post(entry, {"code": token[:-1]})
    browser.post(entry, {"code": "0000-0000-0000-0000"})
    browser.post(entry, {"code": token.lower()})
    browser.get(reverse("respond_start", args=[token]))
    pages = questionnaire(wave).pages
    for page in pages[:3]:
        address = reverse("respond_page", args=[token, page.number])
        assert browser.get(address).status_code == 200
        chosen = {question.code: question.choices[-1].code for question in page.questions}
        assert browser.post(address, chosen).status_code == 302
        browser.post(address, {question.code: "nonsense" for question in page.questions})
    browser.get(reverse("respond_page", args=[token, 999]))
    browser.get(f"/s/{token}/nowhere/")
    check = reverse("respond_check", args=[token])
    offer = OFFER.findall(browser.get(check).text)[0]
    # A double click, and somebody who tries a receipt that nobody offered.
    assert [browser.post(check, {"receipt": offer}).status_code for _ in range(2)] == [200, 200]
    assert browser.post(check, {"receipt": f"{RECEIPT}.{FORGED}"}).status_code == 410
    assert browser.get(reverse("respond_start", args=[token])).status_code != 200
    return RECEIPT


def test_the_whole_way_of_a_respondent_is_silent(
    wave: Wave, unit: Unit, told: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.intake.receipt_new", lambda: RECEIPT)
    monkeypatch.setattr("surveys.intake.code_pledge", lambda *_, **__: PLEDGE)
    monkeypatch.setattr("surveys.intake.is_pledged", lambda *_, pledge, **__: pledge == PLEDGE)
    browser, token = Client(), tokens_of(wave, unit)[0]

    receipt = walk(browser, wave, token)
    browser.post(reverse("receipt"), {"code": receipt})
    browser.post(reverse("receipt"), {"code": receipt, "step": "confirm"})
    browser.post(reverse("receipt"), {"code": receipt, "step": "withdraw"})
    browser.post(reverse("receipt"), {"code": receipt})

    said = told.getvalue()
    for secret in (token, receipt, PLEDGE, FORGED):
        assert secret not in said
        assert secret.lower() not in said
        assert secret.replace("-", "") not in said
    assert not any(item.code in said for item in edition_of(wave.cycle).items)
    assert "Not Found" in said


def test_a_failing_server_tells_nothing_of_the_respondent(
    wave: Wave, unit: Unit, told: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the disk is full")

    browser, token = Client(raise_request_exception=False), tokens_of(wave, unit)[0]
    page = questionnaire(wave).pages[0]
    address = reverse("respond_page", args=[token, page.number])
    monkeypatch.setattr("surveys.views.respond.draft_keep", fails)

    answer = browser.post(address, {question.code: question.choices[0].code for question in page.questions})

    assert answer.status_code == 500
    assert "the disk is full" in told.getvalue()
    assert token not in told.getvalue()
    assert not any(item.code in told.getvalue() for item in edition_of(wave.cycle).items)


def test_services_and_counting_are_silent(wave: Wave, unit: Unit, told: io.StringIO) -> None:
    token = tokens_of(wave, unit)[0]
    receipts = [sheet_accept(token=token, answers={}), *sheets_in(wave, unit, places=[3] * 12)]
    sheets = {bytes(sheet).hex() for sheet in Response.objects.values_list("answers", flat=True)}
    traces_rewrite(wave_id=wave.pk)
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)

    said = told.getvalue()
    assert not any(secret in said for secret in [token, *receipts, *sheets])


def test_a_respondent_has_no_session_and_no_cookie_that_names_anybody(wave: Wave, unit: Unit) -> None:
    browsers = [Client(), Client()]
    cookies = []
    for browser, token in zip(browsers, tokens_of(wave, unit, count=2), strict=True):
        walk(browser, wave, token)
        cookies.append({name: morsel.value for name, morsel in browser.cookies.items()})

    assert not Session.objects.exists()
    assert all(set(kept) <= {"csrftoken", "django_language"} for kept in cookies)


def test_a_respondents_way_touches_no_table_of_people(wave: Wave, unit: Unit) -> None:
    token = tokens_of(wave, unit)[0]
    asked: list[str] = []

    def listen(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        walk(Client(), wave, token)

    assert asked
    assert not [sql for sql in asked if "assessment_user" in sql or "django_session" in sql or "membership" in sql]
