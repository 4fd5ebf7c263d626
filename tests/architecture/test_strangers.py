"""Every staff address is closed to strangers: a visitor signs in, somebody of another agency finds nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from assessment.models import Membership
from reports.models import Report
from tests.factories.assessment import agency_of, alice, charlie, cycle_of, scorecard_of
from tests.factories.surveys import draft_wave

# Open to everybody by intention, each with the reason.
OPEN = {
    "health": "says nothing about anybody",
    "set_language": "remembers a language in a cookie",
    "home": "what this is, and where to enter a code",
    "sign_in": "where strangers are sent",
    "sign_out": "has nothing to show",
    "code_entry": "respondents have no account",
    "receipt": "respondents have no account",
    "respond_start": "the token is the right",
    "respond_page": "the token is the right",
    "respond_pause": "the token is the right",
    "respond_check": "the token is the right",
}
# For whoever is signed in: they show what the person may see anyway.
SIGNED_IN = {"desk", "password_change", "editions", "edition", "admin:index"}


@dataclass(frozen=True, slots=True)
class Address:
    """One address with its values filled in."""

    name: str
    path: str


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _named(pattern.url_patterns)
        else:
            yield pattern


@pytest.fixture
def values() -> Mapping[str, object]:
    """What the places of an address stand for: all of Alice's agency."""
    agency = agency_of()
    cycle = cycle_of(agency)
    user = alice(agency)
    scorecard = scorecard_of(cycle)
    return {
        "agency": agency.public_id,
        "cycle": cycle.public_id,
        "wave": draft_wave(cycle).public_id,
        "membership": Membership.objects.get(user=user).pk,
        "practice": "A1",
        "group": "staff",
        "code": cycle.edition_code,
        "scorecard": scorecard.public_id,
        "report": Report.objects.create(scorecard=scorecard, language="ru").public_id,
    }


def _addresses(values: Mapping[str, object]) -> list[Address]:
    found = []
    for pattern in _named(get_resolver().url_patterns):
        assert pattern.name, f"{pattern.pattern} has no name"
        if pattern.name not in OPEN:
            places = {place: values[place] for place in pattern.pattern.converters}
            found.append(Address(pattern.name, reverse(pattern.name, kwargs=places)))
    return found


@pytest.mark.django_db
def test_a_visitor_is_sent_to_sign_in(client: Client, values: Mapping[str, object]) -> None:
    sign_in = reverse(settings.LOGIN_URL)

    for address in _addresses(values):
        for response in (client.get(address.path), client.post(address.path)):
            assert (response.status_code, response.headers.get("Location", "").split("?")[0]) in (
                (302, sign_in),
                (404, ""),
                (405, ""),
            ), address


@pytest.mark.django_db
def test_somebody_of_another_agency_finds_nothing(client: Client, values: Mapping[str, object]) -> None:
    client.force_login(charlie(), backend="django.contrib.auth.backends.ModelBackend")

    for address in _addresses(values):
        if address.name not in SIGNED_IN:
            answers = {client.get(address.path).status_code, client.post(address.path).status_code}
            assert 404 in answers, address
            assert answers <= {404, 405}, address


@pytest.mark.django_db
def test_the_pages_of_whoever_is_signed_in_name_no_other_agency(client: Client, values: Mapping[str, object]) -> None:
    client.force_login(charlie(), backend="django.contrib.auth.backends.ModelBackend")

    for address in _addresses(values):
        if address.name in SIGNED_IN:
            response = client.get(address.path)
            assert response.status_code == 200, address
            assert "Northern Agency" not in response.text, address


def test_every_open_address_still_exists() -> None:
    names = {pattern.name for pattern in _named(get_resolver().url_patterns)}

    assert (set(OPEN) | SIGNED_IN) - {"admin:index"} - names == set()


@pytest.mark.django_db
def test_the_administration_is_for_administrators(client: Client) -> None:
    client.force_login(charlie(), backend="django.contrib.auth.backends.ModelBackend")

    for path in ("/admin/", "/admin/surveys/wave/", "/admin/assessment/user/"):
        assert client.get(path).status_code in (302, 404), path


@pytest.mark.django_db
def test_no_sheet_link_or_draft_has_a_page_in_the_administration(admin_client: Client) -> None:
    for table in ("response", "invitation", "draft", "packedsheets", "sealedreceipts"):
        assert admin_client.get(f"/admin/surveys/{table}/").status_code == 404, table
