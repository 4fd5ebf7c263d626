"""What must always hold of an invitation."""

import pytest
from django.db import IntegrityError

from surveys.frame.models import Invitation
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import open_wave, tokens_of

pytestmark = pytest.mark.django_db


def test_no_two_links_have_the_same_token() -> None:
    wave = open_wave(cycle_of(agency_of()))
    tokens_of(wave, wave.cycle.agency.units.get(), count=2)

    with pytest.raises(IntegrityError):
        Invitation.objects.update(token_hash="0" * 64)
