"""What always holds of agencies and units."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import Unit
from tests.factories.assessment import agency_of, units_of

pytestmark = pytest.mark.django_db


def test_an_agency_is_called_by_its_short_name_where_it_has_one() -> None:
    agency = agency_of(name="Agency of the North")

    named = str(agency)
    agency.short_name = ""

    assert named == "North"
    assert str(agency) == "Agency of the North"
    assert agency.get_absolute_url() == f"/agencies/{agency.public_id}/"


def test_a_code_names_one_unit_of_an_agency_and_may_name_another_elsewhere() -> None:
    agency, other = agency_of(), agency_of("south")
    unit = units_of(agency, {"a": "all"})["a"]

    units_of(other, {"a": "all"})

    assert str(unit) == "Unit a"
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(agency=agency, parent=unit, code="a", name="Again")


def test_an_agency_has_one_topmost_unit() -> None:
    agency = agency_of()

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(agency=agency, code="second", name="Second")


def test_no_unit_is_above_itself() -> None:
    unit = units_of(agency_of(), {"a": "all"})["a"]

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(parent=unit)
