"""Opening a cycle and saying what applies, through the pages."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from assessment.domain.edition import Applies
from assessment.models import Cycle
from assessment.selectors import applicability_of
from assessment.services.cycles import cycle_freeze
from tests.factories.assessment import EDITION, agency_of, alice, bob, charlie, cycle_of

pytestmark = pytest.mark.django_db


def filled(cycle: Cycle, **changed: str) -> dict[str, str]:
    """The form as it stands, with some fields changed: dashes of field names are written as underscores."""
    typed: dict[str, str] = {}
    for said in applicability_of(cycle):
        typed |= {f"status-{said.practice}": said.status.upper(), f"reason-{said.practice}": said.reason}
    return typed | {name.replace("_", "-"): value for name, value in changed.items()}


def test_a_coordinator_opens_a_cycle_and_goes_on_to_what_applies(client: Client) -> None:
    agency = agency_of()
    client.force_login(alice(agency))
    address = reverse("cycle_new", args=[agency.public_id])

    empty = client.post(address, {"title": "", "edition_code": EDITION, "starts_on": "soon"})
    response = client.post(address, {"title": "2026", "edition_code": EDITION, "starts_on": "2026-03-02"})

    cycle = Cycle.objects.get()
    assert 'class="error-summary"' in empty.content.decode()
    assert response.headers["Location"] == reverse("applicability", args=[cycle.public_id])
    assert (cycle.agency, cycle.starts_on) == (agency, date(2026, 3, 2))


def test_an_assessor_opens_no_cycle(client: Client) -> None:
    agency = agency_of()
    client.force_login(bob(agency))

    assert client.get(reverse("cycle_new", args=[agency.public_id])).status_code == 404


def test_a_coordinator_leaves_a_practice_out_with_a_reason(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(alice(cycle.agency))
    address = reverse("applicability", args=[cycle.public_id])

    shown = client.get(address).content.decode()
    response = client.post(address, filled(cycle, status_A1="EXCLUDED", reason_A1="No clients."))

    assert shown.count('class="practice"') == len(applicability_of(cycle))
    assert response.headers["Location"] == cycle.get_absolute_url()
    assert applicability_of(cycle)[0].status is Applies.EXCLUDED


def test_a_missing_reason_is_asked_for_beside_the_practice(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(alice(cycle.agency))
    address = reverse("applicability", args=[cycle.public_id])

    page = client.post(address, filled(cycle, status_A1="ADAPTED") | {"status-A2": "PERHAPS"}).content.decode()

    assert 'href="#id_reason-A1"' in page
    assert 'href="#div_id_status-A2"' in page
    assert applicability_of(cycle)[0].status is Applies.APPLIES


def test_an_assessor_reads_what_applies_and_changes_nothing(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(bob(cycle.agency))
    address = reverse("applicability", args=[cycle.public_id])

    page = client.get(address).content.decode()

    assert "<textarea" not in page
    assert client.post(address, filled(cycle)).status_code == 404


def test_once_people_were_asked_the_page_only_reads(client: Client) -> None:
    cycle = cycle_of(agency_of())
    cycle_freeze(cycle=cycle, on=date(2026, 3, 9))
    client.force_login(alice(cycle.agency))
    address = reverse("applicability", args=[cycle.public_id])

    page = client.post(address, filled(cycle, status_A1="EXCLUDED", reason_A1="Late")).content.decode()

    assert "<textarea" not in page
    assert "status-attention" not in page
    assert applicability_of(cycle)[0].status is Applies.APPLIES


def test_a_stranger_finds_neither(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(charlie())

    assert client.get(reverse("applicability", args=[cycle.public_id])).status_code == 404
    assert client.get(reverse("cycle_new", args=[cycle.agency.public_id])).status_code == 404
