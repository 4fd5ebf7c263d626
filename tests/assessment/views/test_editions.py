"""The editions as their owner sees them."""

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import Role
from tests.factories.assessment import EDITION, agency_of, alice, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client: Client) -> Client:
    """Signed in as Mary, who owns the method."""
    client.force_login(person("Mary", agency=agency_of(), roles=[Role.METHOD_OWNER]))
    return client


def test_the_list_says_that_an_edition_compiles(owner: Client) -> None:
    page = owner.get(reverse("editions")).content.decode()

    assert reverse("edition", args=[EDITION]) in page
    assert "status-done" in page


def test_an_edition_reads_differently_for_each_audience(owner: Client) -> None:
    address = reverse("edition", args=[EDITION])

    staff, clients = owner.get(address).content.decode(), owner.get(address + "?audience=clients").content.decode()

    assert "A1.a" in staff
    assert "A1.a" not in clients


def test_an_edition_or_audience_that_is_not_there_is_not_found(owner: Client) -> None:
    assert owner.get(reverse("edition", args=["nothing-1.0"])).status_code == 404
    assert owner.get(reverse("edition", args=[EDITION]) + "?audience=martians").status_code == 404


def test_others_see_no_editions(client: Client) -> None:
    client.force_login(alice(agency_of()))

    assert client.get(reverse("editions")).status_code == 404
    assert client.get(reverse("edition", args=[EDITION])).status_code == 404
