"""Who reaches what."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from assessment import access
from assessment.models import Role
from tests.factories.assessment import agency_of, alice, bob, charlie, cycle_of, person, scorecard_of

pytestmark = pytest.mark.django_db


def test_a_coordinator_reaches_the_agency_its_cycle_and_its_scorecard() -> None:
    agency = agency_of()
    cycle = cycle_of(agency)
    scorecard = scorecard_of(cycle)
    user = alice(agency)

    assert access.agency_for(user=user, public_id=agency.public_id) == agency
    assert access.cycle_for(user=user, public_id=cycle.public_id) == cycle
    assert access.scorecard_for(user=user, public_id=scorecard.public_id) == scorecard


def test_strangers_and_unknown_addresses_get_the_same_answer() -> None:
    agency = agency_of()
    cycle = cycle_of(agency)
    scorecard = scorecard_of(cycle)
    stranger = charlie()

    with pytest.raises(Http404):
        access.agency_for(user=stranger, public_id=agency.public_id)
    with pytest.raises(Http404):
        access.cycle_for(user=stranger, public_id=cycle.public_id)
    with pytest.raises(Http404):
        access.scorecard_for(user=stranger, public_id=scorecard.public_id)
    with pytest.raises(Http404):
        access.agency_for(user=stranger, public_id=uuid4())


def test_nobody_in_particular_reaches_nothing() -> None:
    agency = agency_of()

    assert not access.agencies_for(AnonymousUser()).exists()
    assert access.roles_in(user=AnonymousUser(), agency=agency) == frozenset()


def test_a_role_that_is_not_enough_is_as_good_as_none() -> None:
    agency = agency_of()

    with pytest.raises(Http404):
        access.agency_for(user=bob(agency), public_id=agency.public_id, roles=access.COORDINATES)


def test_a_person_with_two_roles_sees_the_agency_once_and_both_roles() -> None:
    agency = agency_of()
    user = person("Dora", agency=agency, roles=[Role.LEADER, Role.ADMINISTRATOR])

    assert list(access.agencies_for(user)) == [agency]
    assert access.roles_in(user=user, agency=agency) == {Role.LEADER, Role.ADMINISTRATOR}


def test_a_superuser_has_no_way_round() -> None:
    agency = agency_of()
    user = person("Root")
    user.is_superuser = True
    user.save()

    with pytest.raises(Http404):
        access.agency_for(user=user, public_id=agency.public_id)


def test_editions_are_shown_to_owners_of_the_method_only() -> None:
    agency = agency_of()
    owner = person("Mary", agency=agency, roles=[Role.METHOD_OWNER])
    coordinator = alice(agency)

    access.method_owner_or_404(owner)

    assert access.may_see_editions(owner)
    with pytest.raises(Http404):
        access.method_owner_or_404(coordinator)
