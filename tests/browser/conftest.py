"""The Chromium of the system, an agency with an open survey behind a real server, and eyes for faults of access."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import axe_playwright_python
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from assessment.models import Cycle, Unit
from scripts.prepare import BROWSERS
from surveys.frame.services import invitation_batch_issue
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from surveys.waves.services import headcounts_set, wave_open, wave_schedule
from tests.factories.assessment import agency_of, alice, cycle_of, units_of

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the tests go: the server, an agency's two waves, links into the open one, and Alice's session."""

    url: str
    agency: str
    wave: str
    draft: str
    tokens: tuple[str, ...]
    session: str


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's browser; Playwright's own is not downloaded.

    Playwright keeps a loop in this thread, which Django must not take for an asynchronous caller of the database.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        path = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def place(live_server: LiveServer, transactional_db: None) -> Place:
    """One agency with an open survey and a planned one."""
    cache.clear()
    agency = agency_of(name="Department of Roads")
    units = units_of(agency, {"east": "all", "west": "all", "dock": "west"})
    cycle = cycle_of(agency)
    terms = (Terms("staff", 10), Terms("leaders", 5, "There are eight leaders"), Terms("clients", 10))
    planned = [_planned(cycle, terms, title) for title in ("How we work", "The next survey")]
    headcounts_set(wave=planned[0], headcounts={("all", "staff"): 12, ("east", "staff"): 40, ("dock", "leaders"): 8})
    opened = wave_open(wave=planned[0], now=now())
    client = Client()
    client.force_login(alice(agency), backend="django.contrib.auth.backends.ModelBackend")
    return Place(
        url=live_server.url,
        agency=str(agency.public_id),
        wave=str(opened.public_id),
        draft=str(planned[1].public_id),
        tokens=_links(opened, units["east"]),
        session=client.cookies[settings.SESSION_COOKIE_NAME].value,
    )


def _planned(cycle: Cycle, terms: tuple[Terms, ...], title: str) -> Wave:
    opens_at, closes_at = now() - timedelta(days=1), now() + timedelta(days=14)
    return wave_schedule(cycle=cycle, title=title, opens_at=opens_at, closes_at=closes_at, terms=terms)


def _links(wave: Wave, unit: Unit) -> tuple[str, ...]:
    return invitation_batch_issue(wave=wave, unit=unit, group="staff", count=6, now=now()).tokens


def device(
    browser: Browser, place: Place, *, width: int, language: str = "en", script: bool = True, signed_in: bool = False
) -> BrowserContext:
    """A browser of its own: a width in pixels, a language, with or without JavaScript."""
    context = browser.new_context(
        base_url=place.url, viewport={"width": width, "height": 720}, java_script_enabled=script
    )
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if signed_in:
        cookies[settings.SESSION_COOKIE_NAME] = place.session
    context.add_cookies([{"name": name, "value": value, "url": place.url} for name, value in cookies.items()])
    return context


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    return max(0, int(page.locator("html").evaluate("root => root.scrollWidth")) - width)


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands, each with the place."""
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
    return [
        f"{page.url} {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
