"""The whole way of a respondent by keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place, device

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _tab_to(page: Page, selector: str, *, at_most: int = 120) -> None:
    """Presses Tab until the element has the focus, which must be seen wherever it goes."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached on {page.url}")


def _enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_digits_choose_and_enter_leads_on(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=1280).new_page()
    page.goto("/s/")
    _tab_to(page, "[name=code]")
    page.keyboard.type(place.tokens[0])
    _enter(page)
    _tab_to(page, "main .btn-primary")
    _enter(page)

    for number in range(21):
        page.keyboard.press(str(number % 5 + 1))
        assert page.locator(".answers input").nth(number % 5).is_checked()
        _enter(page)

    assert page.url.endswith("/check/")
    _tab_to(page, "form.send .btn-primary")
    _enter(page)
    assert page.locator("#receipt-code").is_visible()
    _tab_to(page, "[data-print]")


def test_arrows_and_space_choose_without_the_digits(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=1280, script=False).new_page()
    page.goto(f"/s/{place.tokens[0]}/1/")

    page.locator(".answers input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    _enter(page)

    assert page.url.endswith("/2/")
    page.go_back()
    assert page.locator(".answers input").nth(1).is_checked()


def test_the_focus_is_always_seen(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=1280).new_page()
    page.goto(f"/s/{place.tokens[0]}/1/")

    for _ in range(12):
        page.keyboard.press("Tab")
        # The card around a radio shows the focus for it; after the last element the focus leaves the page.
        seen = page.evaluate(
            """() => {
                const focused = document.activeElement;
                const shown = focused.type === "radio" ? focused.nextElementSibling : focused;
                return [focused.outerHTML, focused === document.body ? "solid" : getComputedStyle(shown).outlineStyle];
            }"""
        )
        assert seen[1] == "solid", seen


def test_a_second_click_does_not_lose_the_receipt(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=1280).new_page()
    page.goto(f"/s/{place.tokens[0]}/1/")
    page.keyboard.press("3")
    _enter(page)
    page.goto(f"/s/{place.tokens[0]}/check/")

    page.dblclick("form.send .btn-primary")
    page.wait_for_selector("#receipt-code")

    assert len(page.inner_text("#receipt-code")) == 19
