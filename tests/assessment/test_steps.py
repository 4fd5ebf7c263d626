"""The next step of an agency for the people in it."""

import pytest

from assessment import steps
from assessment.models import Role
from tests.factories.assessment import agency_of, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db


def test_the_coordinator_opens_asks_and_agrees() -> None:
    agency = agency_of()
    coordinator = {Role.COORDINATOR}

    found = [steps.desk_entry(agency, coordinator).step]
    cycle = cycle_of(agency)
    found.append(steps.desk_entry(agency, coordinator).step)
    scorecard_drawn(cycle)
    cycle.applicability.create(practice="A1")
    found.append(steps.desk_entry(agency, coordinator).step)
    cycle.consensus.create(practice="A1", level=2)
    found.append(steps.desk_entry(agency, coordinator).step)

    assert found == ["open", "ask", "agree", "read"]


def test_others_read_and_a_leader_is_not_told_of_the_cycle() -> None:
    agency = agency_of()
    cycle = cycle_of(agency)

    seen_by_assessor = steps.desk_entry(agency, {Role.ASSESSOR})
    seen_by_leader = steps.desk_entry(agency, {Role.LEADER, Role.ADMINISTRATOR})

    assert (seen_by_assessor.step, seen_by_assessor.cycle) == ("read", cycle)
    assert (seen_by_leader.step, seen_by_leader.cycle) == ("read", None)
    assert seen_by_leader.roles == (Role.LEADER, Role.ADMINISTRATOR)
