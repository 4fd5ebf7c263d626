"""What always holds of people and their roles."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Membership, Role, User
from tests.factories.assessment import agency_of, alice, person

pytestmark = pytest.mark.django_db


def test_a_person_is_called_by_name_or_else_by_address() -> None:
    dora = person("Dora")

    named = str(dora)
    dora.first_name = ""

    assert named == "Dora"
    assert str(dora) == "dora@example.org"


def test_an_address_belongs_to_one_person_whatever_its_case() -> None:
    person("Dora")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(username="another", email="DORA@example.org")


def test_people_without_an_address_do_not_clash() -> None:
    User.objects.create_user(username="first")
    User.objects.create_user(username="second")

    assert User.objects.filter(email="").count() == 2


def test_a_role_is_given_once() -> None:
    agency = agency_of()
    user = alice(agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, agency=agency, role=Role.COORDINATOR)


def test_a_role_that_nobody_knows_is_refused() -> None:
    agency = agency_of()

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person("Dora"), agency=agency, role="QUEEN")


def test_a_membership_reads_as_person_and_role() -> None:
    agency = agency_of()
    alice(agency)

    membership = Membership.objects.get()

    assert str(membership).startswith("Alice · ")
