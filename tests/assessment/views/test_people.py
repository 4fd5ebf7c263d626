"""Giving and taking roles, through the pages."""

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Membership, Role
from tests.factories.assessment import agency_of, alice, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(client: Client) -> Agency:
    """An agency whose administrator Adam is signed in."""
    found = agency_of()
    client.force_login(person("Adam", agency=found, roles=[Role.ADMINISTRATOR]))
    return found


def removal(agency: Agency, name: str) -> str:
    membership = Membership.objects.get(agency=agency, user__first_name=name)
    return reverse("member_remove", args=[agency.public_id, membership.pk])


def test_an_administrator_gives_a_role_to_somebody_who_signs_in(client: Client, agency: Agency) -> None:
    person("Dora")
    address = reverse("members", args=[agency.public_id])

    response = client.post(address, {"email": "dora@example.org", "role": "LEADER"})

    assert response.headers["Location"] == address
    assert "dora@example.org" in client.get(address).content.decode()


def test_an_unknown_address_is_said_beside_the_field(client: Client, agency: Agency) -> None:
    page = client.post(
        reverse("members", args=[agency.public_id]), {"email": "nobody@example.org", "role": "LEADER"}
    ).content.decode()

    assert 'href="#id_email"' in page


def test_an_administrator_takes_a_role_away(client: Client, agency: Agency) -> None:
    alice(agency)

    response = client.post(removal(agency, "Alice"))

    assert response.headers["Location"] == reverse("members", args=[agency.public_id])
    assert not Membership.objects.filter(user__first_name="Alice").exists()


def test_the_last_administrator_cannot_leave_without_an_heir(client: Client, agency: Agency) -> None:
    client.post(removal(agency, "Adam"))
    still_there = Membership.objects.filter(user__first_name="Adam").exists()
    person("Eve", agency=agency, roles=[Role.ADMINISTRATOR])

    response = client.post(removal(agency, "Adam"))

    assert still_there
    assert response.headers["Location"] == "/desk/"
    assert not Membership.objects.filter(user__first_name="Adam").exists()


def test_a_coordinator_gives_and_takes_nothing(client: Client, agency: Agency) -> None:
    address = removal(agency, "Adam")
    client.force_login(alice(agency))

    assert client.get(reverse("members", args=[agency.public_id])).status_code == 404
    assert client.post(address).status_code == 404
    assert Membership.objects.filter(user__first_name="Adam").exists()
