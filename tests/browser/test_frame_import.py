"""Units from a spreadsheet in a real browser: every state of the page is accessible, none too wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from surveys import tasks
from surveys.frame.imports.models import FrameImport
from tests.browser.conftest import Place, device, faults, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADER = "code,parent,name,headcount,headcount_staff\n"
MOVED = "all,,Department of Roads,2,2\neast,all,Unit east,60,55\nwest,all,Unit west,,\ndock,east,Dock,3,3\n"
TREE = MOVED.replace("dock,east", "dock,west")
FAULTY = "all,,Department of Roads,many,2\neast,nowhere,Unit east,60,55\n"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.read_import, "delay", lambda **_: None)


def _upload(page: Page, rows: str, name: str = "units.csv") -> None:
    page.set_input_files("[name=file]", FilePayload(name=name, mimeType="text/csv", buffer=(HEADER + rows).encode()))
    page.click("#upload ~ form [type=submit]")


def _worked(page: Page) -> None:
    tasks.read_import(import_id=FrameImport.objects.get().pk)
    page.reload()


def _walk(page: Page, place: Place) -> Iterator[str]:
    """From an empty page to a tree taken over, stopping at each state."""
    page.goto(f"/agencies/{place.agency}/units/import/")
    yield "nothing uploaded"
    page.click("#upload ~ form [type=submit]")
    yield "no file chosen"
    _upload(page, MOVED)
    yield "waiting"
    _worked(page)
    yield "held by an open survey"
    _upload(page, FAULTY)
    _worked(page)
    yield "faults"
    _upload(page, TREE)
    _worked(page)
    yield "what would change"
    page.click("form[action$='/take/'] [type=submit]")
    yield "being taken over"
    _worked(page)
    yield "taken over"


@pytest.mark.parametrize(("language", "width"), [("ru", 320), ("en", 1280)])
def test_every_state_of_the_page_is_accessible(chromium: Browser, place: Place, language: str, width: int) -> None:
    found: list[str] = []
    with device(chromium, place, width=width, language=language, signed_in=True) as context:
        page = context.new_page()
        for state in _walk(page, place):
            found += [f"{state}: {fault}" for fault in faults(page)]
            if too_wide := overflow(page):
                found.append(f"{state}: {too_wide} px too wide")

    assert found == []
    assert FrameImport.objects.get().state == "TAKEN"


def test_the_whole_way_goes_without_javascript(chromium: Browser, place: Place) -> None:
    with device(chromium, place, width=360, script=False, signed_in=True) as context:
        states = list(_walk(context.new_page(), place))

    assert states[-1] == "taken over"
    assert FrameImport.objects.get().state == "TAKEN"
