"""A scorecard is kept once and never changes."""

import pytest
from django.db import IntegrityError, transaction

from assessment.models import FrozenScorecard, Scorecard
from tests.factories.assessment import agency_of, cycle_of, scorecard_of

pytestmark = pytest.mark.django_db


def test_a_kept_scorecard_cannot_be_saved_again() -> None:
    scorecard = scorecard_of(cycle_of(agency_of()), packed=b"kept")
    scorecard.packed = b"forged"

    with pytest.raises(FrozenScorecard):
        scorecard.save()

    assert bytes(Scorecard.objects.get().packed) == b"kept"
    assert str(scorecard) == "Spring wave · 2026-04-20"


def test_scorecards_cannot_be_changed_by_a_query_either() -> None:
    scorecard_of(cycle_of(agency_of()))

    with pytest.raises(FrozenScorecard):
        Scorecard.objects.filter(title="Spring wave").update(title="Autumn wave")


def test_the_same_scorecard_is_kept_once_a_cycle() -> None:
    cycle = cycle_of(agency_of())
    scorecard_of(cycle)

    with pytest.raises(IntegrityError), transaction.atomic():
        scorecard_of(cycle, title="Under another name")
