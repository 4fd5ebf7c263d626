"""An agency whose survey is open, a link into it, and browsers that read English."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from assessment.models import Agency, Cycle, Unit
from surveys.views import coordinate, invite
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, alice, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, tokens_of


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """No failures counted before, and the language of one test does not leak into the next."""
    cache.clear()
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The views' clock stands on a Monday morning while the wave is open."""
    for module in (coordinate, invite):
        monkeypatch.setattr(module, "now", lambda: NOW)
    return timezone.localtime(NOW)


def browser() -> Client:
    """A browser that reads English and shares nothing with another."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def client() -> Client:
    return browser()


@pytest.fixture
def agency(db: None) -> Agency:
    return agency_of()


@pytest.fixture
def units(agency: Agency) -> dict[str, Unit]:
    return units_of(agency, {"east": "all", "west": "all", "dock": "west"})


@pytest.fixture
def cycle(agency: Agency) -> Cycle:
    return cycle_of(agency)


@pytest.fixture
def wave(cycle: Cycle, units: dict[str, Unit]) -> Wave:
    return open_wave(cycle)


@pytest.fixture
def token(wave: Wave, units: dict[str, Unit]) -> str:
    return tokens_of(wave, units["east"])[0]


@pytest.fixture
def alices(agency: Agency) -> Client:
    """Alice's browser, signed in."""
    client = browser()
    client.force_login(alice(agency), backend="django.contrib.auth.backends.ModelBackend")
    return client
