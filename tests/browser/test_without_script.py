"""The whole way of a respondent with JavaScript off, 320 pixels wide: a cracked phone in the corridor."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place, device, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _fits(page: Page) -> None:
    assert overflow(page) == 0, page.url


def test_from_the_code_to_a_withdrawn_sheet(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=320, language="ru", script=False).new_page()

    page.goto("/s/")
    _fits(page)
    page.fill("[name=code]", place.tokens[0].lower())
    page.click("main form [type=submit]")
    _fits(page)

    page.click("main .btn-primary")
    for _ in range(21):
        _fits(page)
        page.locator(".answers label").nth(3).click()
        page.click("#practice .actions [value=next]")

    _fits(page)
    assert page.locator("#missing").count() == 0
    page.click("form.send .btn-primary")

    _fits(page)
    receipt = page.inner_text("#receipt-code")
    assert page.locator("[data-copy]").is_hidden()
    page.click(".receipt a")

    page.fill("[name=code]", receipt)
    page.click("main form [type=submit]")
    _fits(page)
    page.click("[value=confirm]")
    _fits(page)
    page.click("[value=withdraw]")
    _fits(page)
    assert page.locator("h1").inner_text() == "Ваши ответы стёрты"


def test_the_language_changes_in_the_middle_and_keeps_the_answer_on_the_page(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=320, script=False).new_page()
    page.goto(f"/s/{place.tokens[0]}/5/")
    page.locator(".answers label").nth(1).click()

    page.click("[name=language][value=ru]")

    assert page.url.endswith("/5/")
    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.locator(".answers input").nth(1).is_checked()
    assert "Сохранено: 1 из 21" in page.inner_text(".progress-line")


def test_going_back_by_the_browser_shows_what_was_kept(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=320, script=False).new_page()
    page.goto(f"/s/{place.tokens[0]}/1/")
    page.locator(".answers label").nth(2).click()
    page.click("#practice .actions [value=next]")

    page.go_back()

    assert page.url.endswith("/1/")
    assert page.locator(".answers input").nth(2).is_checked()


def test_a_double_click_on_sending_and_a_reload_show_one_receipt(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=320, script=False).new_page()
    page.goto(f"/s/{place.tokens[0]}/1/")
    page.locator(".answers label").nth(2).click()
    page.click("#practice .actions [value=next]")
    page.goto(f"/s/{place.tokens[0]}/check/")
    offered = page.locator("[name=receipt]").get_attribute("value") or ""

    page.dblclick("form.send .btn-primary")
    page.wait_for_selector("#receipt-code")
    shown = page.inner_text("#receipt-code")
    page.reload()

    assert offered.startswith(f"{shown}.")
    assert page.inner_text("#receipt-code") == shown
    _fits(page)
