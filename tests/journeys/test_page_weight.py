"""What a respondent's page weighs on the wire, with everything it loads."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import open_wave, tokens_of

LIMIT = 60_000
"""Bytes of a page with all it loads but fonts, compressed."""
FONTS_LIMIT = 80_000
"""Bytes of the fonts, which are kept by the browser and never hold text back."""

LOADED = re.compile(r"""(?:src|href)="/static/([^"]+)\"""")


def _file(name: str) -> Path:
    found = finders.find(name)
    assert found, name
    return Path(str(found))


@pytest.fixture
def page() -> str:
    """The heaviest kind of page: one practice with its five descriptions, in Russian, with an answer kept."""
    cycle = cycle_of(agency_of())
    token = tokens_of(open_wave(cycle), cycle.agency.units.get())[0]
    client = Client()
    client.post(f"/s/{token}/1/", {"A1.a": "3"})
    return client.get(f"/s/{token}/1/").text


@pytest.mark.django_db
def test_a_page_of_one_practice_is_light(page: str) -> None:
    names = LOADED.findall(page)
    weights = {name: len(gzip.compress(_file(name).read_bytes(), 6)) for name in names}

    assert {"bootstrap/bootstrap.min.css", "clientocracy.css", "surveys/respond.css"} <= set(names)
    assert len(gzip.compress(page.encode(), 6)) + sum(weights.values()) <= LIMIT, weights


@pytest.mark.django_db
def test_fonts_are_light_and_never_hold_text_back(page: str) -> None:
    sheet = _file("clientocracy.css").read_text(encoding="utf-8")
    faces = [face for face in re.findall(r"@font-face\s*{[^}]*}", sheet) if "url(" in face]
    fonts = {name for face in faces for name in re.findall(r'url\("([^"]+)"\)', face)}

    assert all("font-display: swap" in face for face in faces)
    assert sum(_file(name).stat().st_size for name in fonts) <= FONTS_LIMIT
