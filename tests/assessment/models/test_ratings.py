"""What always holds of the consensus."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Consensus
from tests.factories.assessment import agency_of, cycle_of

pytestmark = pytest.mark.django_db


def test_a_practice_has_one_consensus_a_cycle() -> None:
    cycle = cycle_of(agency_of())
    agreed = Consensus.objects.create(cycle=cycle, practice="A1", level=2)

    assert str(agreed) == "A1: 2"
    with pytest.raises(IntegrityError), transaction.atomic():
        Consensus.objects.create(cycle=cycle, practice="A1", level=3)


def test_a_level_is_never_below_nothing() -> None:
    cycle = cycle_of(agency_of())

    with pytest.raises(IntegrityError), transaction.atomic():
        Consensus.objects.create(cycle=cycle, practice="A1", level=-1)
