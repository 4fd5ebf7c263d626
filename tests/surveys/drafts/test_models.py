"""A draft knows its wave, so that it goes with it."""

import pytest

from surveys.drafts.models import Draft
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import draft_wave

pytestmark = pytest.mark.django_db


def test_a_draft_goes_with_its_wave() -> None:
    wave = draft_wave(cycle_of(agency_of()))
    Draft.objects.create(locator=b"l" * 32, wave=wave, sealed=b"s")

    wave.delete()

    assert not Draft.objects.exists()
