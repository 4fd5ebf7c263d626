"""Participation marks after rewriting and after forgetting."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from assessment.models import Unit
from surveys.frame.marks import links_forget, marks_rewrite
from surveys.frame.models import Invitation
from surveys.frame.services import TokenUnknown, admission_for, token_redeem
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, tokens_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


def use(tokens: tuple[str, ...]) -> None:
    with transaction.atomic():
        for token in tokens:
            token_redeem(token=token)


def facts() -> set[tuple[object, ...]]:
    return set(Invitation.objects.values_list("unit_id", "group", "token_hash", "batch", "state"))


def test_rewriting_keeps_every_mark_and_changes_every_key_in_its_unit(wave: Wave, units: dict[str, Unit]) -> None:
    tokens = tokens_of(wave, units["north"], count=12)
    use(tokens[:10])
    before, keys = facts(), set(Invitation.objects.filter(state="USED").values_list("pk", flat=True))

    marks_rewrite(wave_id=wave.pk)

    assert facts() == before
    assert not Invitation.objects.filter(pk__in=keys).exists()
    assert not Invitation.objects.filter(settled=False).exists()


def test_units_without_a_new_mark_are_not_touched(wave: Wave, units: dict[str, Unit]) -> None:
    use(tokens_of(wave, units["south"], count=2))
    marks_rewrite(wave_id=wave.pk)
    kept = set(Invitation.objects.values_list("pk", flat=True))
    use(tokens_of(wave, units["north"], count=2))

    marks_rewrite(wave_id=wave.pk)

    assert set(Invitation.objects.filter(unit=units["south"]).values_list("pk", flat=True)) == kept


def test_forgotten_links_leave_counts_and_nothing_to_look_up(wave: Wave, units: dict[str, Unit]) -> None:
    tokens = tokens_of(wave, units["north"], count=3)
    use(tokens[:2])
    wave_close(wave=wave, now=NOW)

    assert links_forget(closed_before=NOW.date() + timedelta(days=1)) == 1

    assert sorted(Invitation.objects.values_list("state", "batch")) == [("ISSUED", ""), ("USED", ""), ("USED", "")]
    for token in tokens:
        with pytest.raises(TokenUnknown):
            admission_for(token=token)


def test_forgetting_again_does_nothing(wave: Wave, units: dict[str, Unit]) -> None:
    tokens_of(wave, units["north"])
    wave_close(wave=wave, now=NOW)
    links_forget(closed_before=date.max)

    assert links_forget(closed_before=date.max) == 0


def test_links_of_waves_open_or_lately_closed_are_kept(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]

    assert links_forget(closed_before=date.max) == 0
    wave_close(wave=wave, now=NOW)
    assert links_forget(closed_before=NOW.date()) == 0
    assert Invitation.objects.exclude(batch="").count() == 1
    assert token
