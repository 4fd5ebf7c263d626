"""Giving and taking roles."""

import pytest

from assessment.models import Membership, Role
from assessment.services.people import LastAdministrator, UnknownPerson, membership_grant, membership_revoke
from tests.factories.assessment import agency_of, alice, charlie, person

pytestmark = pytest.mark.django_db


def test_a_role_is_given_by_address_whatever_its_case_and_once() -> None:
    agency, dora = agency_of(), person("Dora")

    first = membership_grant(agency=agency, email=" DORA@example.org ", role=Role.LEADER)
    again = membership_grant(agency=agency, email="dora@example.org", role=Role.LEADER)

    assert first == again
    assert (first.user, first.role) == (dora, Role.LEADER)


def test_nobody_gets_a_role_under_an_unknown_address_or_when_locked_out() -> None:
    agency, dora = agency_of(), person("Dora")
    dora.is_active = False
    dora.save()

    with pytest.raises(UnknownPerson):
        membership_grant(agency=agency, email="nobody@example.org", role=Role.LEADER)
    with pytest.raises(UnknownPerson):
        membership_grant(agency=agency, email="dora@example.org", role=Role.LEADER)


def test_a_role_is_taken_away_and_stays_away() -> None:
    agency = agency_of()
    alice(agency)
    membership = Membership.objects.get()

    membership_revoke(agency=agency, membership_id=membership.pk)
    membership_revoke(agency=agency, membership_id=membership.pk)

    assert not Membership.objects.exists()


def test_the_last_administrator_stays_until_there_is_another() -> None:
    agency = agency_of()
    person("Dora", agency=agency, roles=[Role.ADMINISTRATOR])
    membership = Membership.objects.get()

    with pytest.raises(LastAdministrator):
        membership_revoke(agency=agency, membership_id=membership.pk)
    person("Eve", agency=agency, roles=[Role.ADMINISTRATOR])
    membership_revoke(agency=agency, membership_id=membership.pk)

    assert Membership.objects.get().user.first_name == "Eve"


def test_roles_of_another_agency_are_out_of_reach() -> None:
    agency = agency_of()
    elsewhere = Membership.objects.filter(user=charlie())
    kept = elsewhere.count()

    membership_revoke(agency=agency, membership_id=elsewhere.order_by("pk")[0].pk)

    assert elsewhere.count() == kept
