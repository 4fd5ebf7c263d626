"""The file on its way: one for each agency, gone with it."""

import pytest
from django.db import IntegrityError
from django.utils.timezone import now

from assessment.models import Agency
from surveys.frame.imports.models import FrameImport


def test_an_agency_has_one_file_at_most(agency: Agency) -> None:
    FrameImport.objects.create(agency=agency, kind=".csv", content=b"x", uploaded_at=now())

    with pytest.raises(IntegrityError):
        FrameImport.objects.create(agency=agency, kind=".csv", content=b"x", uploaded_at=now())


def test_neither_a_file_name_nor_who_brought_it_is_kept() -> None:
    assert {field.name for field in FrameImport._meta.concrete_fields} == {
        "id", "public_id", "agency", "kind", "content", "state", "stage", "findings", "basis", "attempts", "claimed_at",
        "uploaded_at",
    }  # fmt: skip
