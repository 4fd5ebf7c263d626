"""An entry of a ledger is kept and never changes."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from assessment.models import KeptForEver, LedgerEntry
from tests.factories.assessment import agency_of, cycle_of, scorecard_of

pytestmark = pytest.mark.django_db
WAVE = uuid.uuid4()


@pytest.fixture
def entry() -> LedgerEntry:
    scorecard = scorecard_of(cycle_of(agency_of()))
    return LedgerEntry.objects.create(scorecard=scorecard, wave=WAVE, group="staff", number=1, content={"form": 1})


def test_an_entry_can_neither_be_changed_nor_removed(entry: LedgerEntry) -> None:
    entry.content = {"form": 2}

    for forbidden in (
        entry.save,
        entry.delete,
        LedgerEntry.objects.all().delete,
        lambda: LedgerEntry.objects.update(number=2),
    ):
        with pytest.raises(KeptForEver):
            forbidden()
    assert LedgerEntry.objects.get().content == {"form": 1}
    assert str(entry) == "staff 1"


def test_two_who_add_at_once_do_not_both_get_in(entry: LedgerEntry) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(scorecard=entry.scorecard, wave=WAVE, group="staff", number=1, content={})
