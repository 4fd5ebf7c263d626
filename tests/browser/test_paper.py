"""Typing in paper sheets: by keyboard alone, without JavaScript, and open to everybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place, device, faults, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _pages(page: Page, place: Place) -> Iterator[str]:
    """Walks the pages, stopping at each."""
    page.goto(f"/waves/{place.wave}/paper/")
    yield "a place"
    page.select_option("[name=unit]", "east")
    page.click("main form [type=submit]")
    yield "a sheet"
    page.locator("details summary").first.click()
    page.locator(".typed-answer").first.fill("7")
    page.click("main form .btn-primary")
    yield "a wrong number"
    page.locator(".typed-answer").first.fill("2")
    page.click("main form .btn-primary")
    yield "blanks"
    page.click("[name=blanks]")
    yield "a stored sheet"
    page.goto(f"/waves/{place.draft}/paper/")
    yield "not open"
    page.goto(f"/waves/{place.wave}/")
    yield "the wave"


@pytest.mark.parametrize(("language", "width"), [("ru", 320), ("en", 1280)])
def test_pages_for_paper_are_open_to_everybody(chromium: Browser, place: Place, language: str, width: int) -> None:
    page = device(chromium, place, width=width, language=language, signed_in=True).new_page()
    wrong = []

    for stop in _pages(page, place):
        wrong += faults(page)
        if overflow(page):
            wrong.append(f"{stop}: {overflow(page)} pixels too wide")

    assert wrong == []


def test_sheets_are_typed_one_after_another_by_keyboard_and_without_script(chromium: Browser, place: Place) -> None:
    page = device(chromium, place, width=1280, signed_in=True, script=False).new_page()
    page.goto(f"/waves/{place.wave}/paper/sheet/?unit=east&group=staff")

    for stored in (1, 2):
        for _question in page.locator(".typed-answer").all():
            page.keyboard.type("2")
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text(f"On paper from here so far: {stored}").wait_for()
