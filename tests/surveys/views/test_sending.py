"""The end of the respondent's way: checking, sending, and the receipt."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Unit
from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent
from surveys.frame.models import Invitation
from surveys.frame.services import entrance_behind
from surveys.intake import ReceiptUnknown, sheet_accept
from surveys.responses.models import Response
from surveys.responses.receipts import receipt_new
from surveys.views import sending, throttle, visits
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.surveys import NOW, tokens_of
from tests.surveys.views.conftest import browser

RECEIPT = re.compile(r'id="receipt-code"[^>]*>([0-9A-Z-]{19})<')
OFFER = re.compile(r'name="receipt" value="([^"]+)"')
RECEIPT_PAGE = "/receipt/"


def _answered(client: Client, token: str) -> str:
    """Answers one question; the address of the check."""
    client.post(reverse("respond_page", args=[token, 1]), {"A1.a": "3", "then": "next"})
    return reverse("respond_check", args=[token])


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one check page as its browser holds it; calling it sends it."""

    client: Client
    address: str
    offer: str

    def __call__(self) -> Any:
        """One click."""
        return self.client.post(self.address, {"receipt": self.offer})

    @property
    def receipt(self) -> str:
        """The receipt it carries."""
        return self.offer.partition(".")[0]


def _form(client: Client, check: str) -> Form:
    return Form(client, check, *OFFER.findall(client.get(check).text))


def test_the_check_shows_every_answer_in_words_with_a_way_to_change_it(client: Client, token: str) -> None:
    page = client.get(_answered(client, token)).text

    assert "All units know" in page
    assert page.count("?to=check#q-") == 21
    assert "20 questions without an answer" in page


def test_an_empty_sheet_is_not_sent(client: Client, token: str) -> None:
    response = client.post(reverse("respond_check", args=[token]))

    assert response.status_code == 422
    assert "There is nothing to send yet" in response.text
    assert Invitation.objects.get().state == Invitation.State.ISSUED


def test_sending_is_answered_with_the_receipt_and_the_promise(client: Client, token: str) -> None:
    response = client.post(_answered(client, token))

    assert response.status_code == 200
    assert len(RECEIPT.findall(response.text)) == 1
    assert "What we promise" in response.text
    assert token not in response.text
    assert Invitation.objects.get().state == Invitation.State.USED
    assert not Draft.objects.exists()


def test_sending_twice_counts_once_and_going_back_shows_that_it_was_sent(client: Client, token: str) -> None:
    check = _answered(client, token)
    client.post(check)

    again, back = client.post(check), client.get(reverse("respond_page", args=[token, 1]))

    assert (again.status_code, back.status_code) == (410, 410)
    assert "has been sent already" in again.text


def test_a_form_sent_twice_counts_once_and_shows_the_same_receipt_twice(client: Client, token: str) -> None:
    form = _form(client, _answered(client, token))

    first, second = form(), form()

    assert (first.status_code, second.status_code) == (200, 200)
    assert RECEIPT.findall(first.text) == RECEIPT.findall(second.text) == [form.receipt]
    assert "What we promise" in second.text
    assert token not in second.text
    assert second.headers["Cache-Control"] == "no-store"
    assert Response.objects.count() == 1


def test_a_second_click_that_came_before_the_first_was_done_shows_the_receipt(
    client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = _form(client, _answered(client, token))
    form()
    # What the second one had seen before the first was through: the link unused, the draft still there, or gone.
    monkeypatch.setattr(visits, "entrance_for", entrance_behind)
    without_draft = form()
    monkeypatch.setattr(visits, "draft_open", lambda *, token: DraftContent(1, {"A1.a": "3"}, "en"))
    with_draft = form()

    assert [RECEIPT.findall(page.text) for page in (without_draft, with_draft)] == [[form.receipt]] * 2
    assert Response.objects.count() == 1


def test_a_form_sent_again_after_closing_says_that_the_sheet_is_counted(client: Client, token: str, wave: Wave) -> None:
    form = _form(client, _answered(client, token))
    form()
    wave_close(wave=wave, now=NOW)

    again = form()

    assert again.status_code == 200
    assert form.receipt in again.text
    assert "The survey is closed" in again.text


def test_a_form_sent_again_after_withdrawal_says_that_the_link_did_its_work(client: Client, token: str) -> None:
    form = _form(client, _answered(client, token))
    form()
    client.post(RECEIPT_PAGE, {"code": form.receipt, "step": "withdraw"})

    again = form()

    assert again.status_code == 410
    assert form.receipt not in again.text


def test_another_page_of_the_same_link_does_not_learn_the_receipt(client: Client, token: str) -> None:
    check = _answered(client, token)
    # Whoever kept the list of links opens this one too, before it is used.
    onlooker, form = _form(browser(), check), _form(client, check)
    form()

    seen = onlooker()

    assert onlooker.receipt != form.receipt
    assert seen.status_code == 410
    assert form.receipt not in seen.text


def test_a_receipt_that_is_counted_opens_nothing_without_the_pledge_of_its_link(
    client: Client, token: str, wave: Wave, units: dict[str, Unit]
) -> None:
    theirs = sheet_accept(token=tokens_of(wave, units["east"])[0], answers={"A1.a": "1"})
    sheet_accept(token=token, answers={"A1.a": "3"})
    check = reverse("respond_check", args=[token])

    for forged in (theirs, f"{theirs}.", f"{theirs}.{'0' * 64}"):
        response = client.post(check, {"receipt": forged})
        assert response.status_code == 410
        assert theirs not in response.text


def test_a_sheet_that_was_sent_before_closing_only(client: Client, token: str, wave: Wave) -> None:
    check = _answered(client, token)
    wave_close(wave=wave, now=NOW)

    response = client.post(check)

    assert response.status_code == 410
    assert "The survey is closed" in response.text


def test_the_receipt_proves_that_the_sheet_is_counted(client: Client, token: str) -> None:
    receipt = sheet_accept(token=token, answers={"A1.a": "3"})

    response = client.post(RECEIPT_PAGE, {"code": receipt.lower()})

    assert response.status_code == 200
    assert "Your questionnaire is counted" in response.text
    assert 'value="confirm"' in response.text


def test_withdrawing_asks_once_more_and_then_erases(client: Client, token: str) -> None:
    receipt = sheet_accept(token=token, answers={"A1.a": "3"})

    asked = client.post(RECEIPT_PAGE, {"code": receipt, "step": "confirm"}).text
    gone = client.post(RECEIPT_PAGE, {"code": receipt, "step": "withdraw"}).text
    after = client.post(RECEIPT_PAGE, {"code": receipt})

    assert "Withdraw this questionnaire?" in asked
    assert "Your answers are erased" in gone
    assert after.status_code == 404
    assert "No counted questionnaire has this receipt." in after.text


def test_after_closing_the_sheet_is_counted_but_cannot_be_withdrawn(client: Client, token: str, wave: Wave) -> None:
    receipt = sheet_accept(token=token, answers={"A1.a": "3"})
    wave_close(wave=wave, now=NOW)

    for step in ("check", "confirm", "withdraw"):
        page = client.post(RECEIPT_PAGE, {"code": receipt, "step": step}).text
        assert "The survey is closed" in page
        assert 'value="withdraw"' not in page


def test_a_sheet_withdrawn_in_another_window_meanwhile_is_said_to_be_gone(
    client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(**_: object) -> None:
        raise ReceiptUnknown

    monkeypatch.setattr(sending, "response_withdraw", too_late)

    response = client.post(RECEIPT_PAGE, {"code": receipt_new(), "step": "withdraw"})

    assert response.status_code == 404


def test_guessing_receipts_is_slowed(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "FROM_ONE_ADDRESS", 1)

    assert [client.post(RECEIPT_PAGE, {"code": receipt_new()}).status_code for _ in range(2)] == [404, 429]


@pytest.mark.parametrize(("sent", "status"), [(None, 200), ({"code": ""}, 422), ({"code": "short"}, 422)])
def test_the_receipt_page_asks_for_the_code(client: Client, db: None, sent: dict[str, str] | None, status: int) -> None:
    response = client.get(RECEIPT_PAGE) if sent is None else client.post(RECEIPT_PAGE, sent)

    assert response.status_code == status
    assert 'id="id_code"' in response.text
