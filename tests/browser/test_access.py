"""Every kind of page, looked at by axe-core in both languages, on a phone and on a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place, device, faults, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SETTINGS = [("ru", 320), ("en", 1280)]


def _respondents(page: Page, place: Place) -> Iterator[str]:
    """Walks a respondent's pages, stopping at each."""
    token = place.tokens[0]
    for path in ("/", "/s/", "/receipt/", "/s/unknown/", f"/s/{token}/", f"/s/{token}/1/"):
        page.goto(path)
        yield path
    page.locator(".answers label").first.click()
    page.click("#practice [value=leave]:visible")
    yield "pause"
    page.goto(f"/s/{token}/1/")
    yield "an answered page"
    page.goto(f"/s/{token}/check/")
    yield "check"
    page.click("form.send .btn-primary")
    yield "done"
    receipt = page.inner_text("#receipt-code")
    page.goto("/receipt/")
    page.fill("[name=code]", "short")
    page.click("main form [type=submit]")
    yield "a faulty code"
    page.fill("[name=code]", receipt)
    page.click("main form [type=submit]")
    yield "a known receipt"
    page.goto(f"/s/{token}/")
    yield "a used link"


def _coordinators(page: Page, place: Place) -> Iterator[str]:
    """Walks a coordinator's pages, stopping at each."""
    paths = [
        "/desk/",
        f"/agencies/{place.agency}/",
        f"/agencies/{place.agency}/waves/new/",
        f"/waves/{place.wave}/",
        f"/waves/{place.wave}/headcounts/",
        f"/waves/{place.wave}/extend/",
        f"/waves/{place.wave}/close/",
        f"/waves/{place.wave}/invitations/",
        f"/waves/{place.draft}/",
        f"/waves/{place.draft}/plan/",
        f"/waves/{place.draft}/open/",
        f"/waves/{place.draft}/preview/clients/",
    ]
    for path in paths:
        page.goto(path)
        yield path
    page.goto(f"/agencies/{place.agency}/waves/new/")
    page.click("main form [type=submit]")
    yield "a faulty plan"
    page.goto(f"/waves/{place.wave}/invitations/")
    page.select_option("[name=unit]", "west")
    page.fill("[name=count]", "4")
    page.check("[value=slips]")
    page.click("main form [name=''][type=submit], main form .actions [type=submit]")
    yield "slips"


def _look(page: Page, stops: Iterator[str]) -> list[str]:
    """What is wrong with any of the pages: faults of access, more than one first heading, a page too wide."""
    wrong = []
    for stop in stops:
        wrong += faults(page)
        if page.locator("h1").count() != 1:
            wrong.append(f"{stop}: not one h1")
        if overflow(page):
            wrong.append(f"{stop}: {overflow(page)} pixels too wide")
    return wrong


@pytest.mark.parametrize(("language", "width"), SETTINGS)
def test_respondents_pages_are_open_to_everybody(chromium: Browser, place: Place, language: str, width: int) -> None:
    page = device(chromium, place, width=width, language=language).new_page()

    assert _look(page, _respondents(page, place)) == []


@pytest.mark.parametrize(("language", "width"), SETTINGS)
def test_coordinators_pages_are_open_to_everybody(chromium: Browser, place: Place, language: str, width: int) -> None:
    page = device(chromium, place, width=width, language=language, signed_in=True).new_page()

    assert _look(page, _coordinators(page, place)) == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_door_for_staff_is_open_to_everybody(chromium: Browser, place: Place, language: str) -> None:
    page = device(chromium, place, width=360, language=language).new_page()
    page.goto("/accounts/sign-in/")

    assert faults(page) == []
    assert overflow(page) == 0
