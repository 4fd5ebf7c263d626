"""What always holds of cycles and of what applies in them."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Applicability
from tests.factories.assessment import agency_of, cycle_of

pytestmark = pytest.mark.django_db


def test_a_cycle_leads_to_the_page_of_its_agency() -> None:
    cycle = cycle_of(agency_of())

    assert str(cycle) == "Self-assessment 2026"
    assert cycle.get_absolute_url() == cycle.agency.get_absolute_url()


def test_a_practice_is_spoken_of_once_a_cycle() -> None:
    cycle = cycle_of(agency_of())
    said = Applicability.objects.create(cycle=cycle, practice="A1")

    assert str(said).startswith("A1: ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Applicability.objects.create(cycle=cycle, practice="A1")


@pytest.mark.parametrize("status", ["ADAPTED", "EXCLUDED"])
def test_what_is_not_applied_as_written_has_a_reason(status: str) -> None:
    cycle = cycle_of(agency_of())

    with pytest.raises(IntegrityError), transaction.atomic():
        Applicability.objects.create(cycle=cycle, practice="A1", status=status)


def test_there_is_no_fourth_answer() -> None:
    cycle = cycle_of(agency_of())

    with pytest.raises(IntegrityError), transaction.atomic():
        Applicability.objects.create(cycle=cycle, practice="A1", status="PERHAPS", reason="who knows")
