"""Respondents' clicks from a process of its own: opening the check of a sheet, and sending its form."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from assessment.selectors import edition_of
from surveys.drafts.seal import DraftContent, size_for
from surveys.drafts.services import draft_keep
from surveys.waves.models import Wave

OFFER = re.compile(r'name="receipt" value="([^"]+)"')
RECEIPT = re.compile(r'id="receipt-code"[^>]*>([0-9A-Z-]{19})<')
# Nobody has collected static files for this house.
_PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def forms_of(wave: Wave, tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Each link with the offer of the form that its check shows, one question answered."""
    size = size_for(edition_of(wave.cycle))
    forms = []
    for token in tokens:
        draft_keep(token=token, wave_id=wave.pk, content=DraftContent(1, {"A1.a": "3"}, "ru"), size=size)
        with _house():
            page = Client().get(reverse("respond_check", args=[token]), SERVER_NAME="localhost").text
        forms.append((token, OFFER.findall(page)[0]))
    return forms


def click(token: str, offer: str) -> str:
    """The receipt that one click on «send» shows; without one, the status of the answer."""
    with _house():
        answer = Client().post(reverse("respond_check", args=[token]), {"receipt": offer}, SERVER_NAME="localhost")
    return next(iter(RECEIPT.findall(answer.text)), str(answer.status_code))


def _house() -> override_settings:
    return override_settings(STORAGES={**settings.STORAGES, **_PLAIN}, ALLOWED_HOSTS=["localhost"])
