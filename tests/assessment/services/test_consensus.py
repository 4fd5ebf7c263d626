"""What the group agrees."""

import pytest

from assessment.domain.applicability import UnknownPractice
from assessment.domain.consensus import LevelOutsideScale
from assessment.domain.figures import Agreed
from assessment.models import Consensus
from assessment.selectors import consensus_of
from assessment.services.consensus import consensus_agree, consensus_reopen
from tests.factories.assessment import agency_of, cycle_of

pytestmark = pytest.mark.django_db


def test_the_last_agreement_on_a_practice_stands_with_its_ground() -> None:
    cycle = cycle_of(agency_of())

    consensus_agree(cycle=cycle, practice="B1", level=1)
    consensus_agree(cycle=cycle, practice="A1", level=4, reason=" Two audits. ", documents=2, periods=1)
    consensus_agree(cycle=cycle, practice="A1", level=3, reason=" Two audits. ", documents=2, periods=1)

    assert consensus_of(cycle) == (Agreed("A1", 3, "Two audits.", 2, 1), Agreed("B1", 1))


def test_a_level_beyond_the_scale_and_a_practice_beyond_the_edition_are_refused() -> None:
    cycle = cycle_of(agency_of())

    with pytest.raises(LevelOutsideScale):
        consensus_agree(cycle=cycle, practice="A1", level=5)
    with pytest.raises(UnknownPractice):
        consensus_agree(cycle=cycle, practice="Z9", level=1)

    assert not Consensus.objects.exists()


def test_a_reopened_practice_is_as_if_never_agreed() -> None:
    cycle = cycle_of(agency_of())
    consensus_agree(cycle=cycle, practice="A1", level=2)

    consensus_reopen(cycle=cycle, practice="A1")
    consensus_reopen(cycle=cycle, practice="A1")

    assert consensus_of(cycle) == ()
