"""Sheets on paper, as counts."""

import uuid

import pytest
from django.db import transaction

from assessment.models import Unit
from surveys.frame import paper
from surveys.frame.models import PaperCount, PaperForm
from surveys.frame.paper import (
    BeyondHeadcount,
    Excess,
    PaperFormUsed,
    paper_count,
    paper_counts,
    paper_form_new,
    paper_form_use,
    paper_forms_purge,
    paper_room,
)
from surveys.frame.services import GroupNotAsked, token_redeem
from surveys.waves.models import Headcount, Wave
from surveys.waves.services import UnknownUnit, headcounts_set
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, tokens_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


def test_counts_of_a_unit_and_group_add_up(wave: Wave, units: dict[str, Unit]) -> None:
    here = (units["all"].pk, "staff")

    paper_count(wave=wave, brought={here: 2})
    paper_count(wave=wave, brought={here: 3, (units["all"].pk, "leaders"): 1})

    assert paper_counts(wave=wave) == {here: 5, (units["all"].pk, "leaders"): 1}
    assert PaperCount.objects.count() == 2


@pytest.mark.parametrize("few", [0, 500])
def test_room_is_people_less_links_used_less_paper(
    wave: Wave, units: dict[str, Unit], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "FEW", few)
    here = (units["north"].pk, "staff")
    headcounts_set(wave=wave, headcounts={("north", "staff"): 7})
    with transaction.atomic():
        for token in tokens_of(wave, units["north"], count=5)[:3]:
            token_redeem(token=token)
    paper_count(wave=wave, brought={here: 1, (units["all"].pk, "staff"): 2})

    room = paper_room(wave=wave, units=[units["north"].pk])

    assert room == {here: 3, (units["north"].pk, "leaders"): 0}


def test_room_is_never_less_than_none(wave: Wave, units: dict[str, Unit]) -> None:
    headcounts_set(wave=wave, headcounts={("north", "staff"): 2})
    paper_count(wave=wave, brought={(units["north"].pk, "staff"): 2})
    headcounts_set(wave=wave, headcounts={("north", "staff"): 1})

    assert paper_room(wave=wave, units=[units["north"].pk])[units["north"].pk, "staff"] == 0


def test_a_group_counted_nowhere_has_no_bound(wave: Wave, units: dict[str, Unit]) -> None:
    Headcount.objects.filter(group="leaders").delete()
    here = (units["north"].pk, "leaders")

    assert here not in paper_room(wave=wave, units=[units["north"].pk])
    with transaction.atomic():
        token_redeem(token=tokens_of(wave, units["north"], group="leaders")[0])
    paper_count(wave=wave, brought={here: 500})

    assert paper_counts(wave=wave)[here] == 500


def test_more_sheets_than_people_are_refused_unit_by_unit(wave: Wave, units: dict[str, Unit]) -> None:
    north, south = units["north"].pk, units["south"].pk
    headcounts_set(wave=wave, headcounts={("north", "staff"): 2})

    with pytest.raises(BeyondHeadcount) as refusal:
        paper_count(wave=wave, brought={(north, "staff"): 3, (south, "staff"): 1, (units["all"].pk, "staff"): 4})

    assert refusal.value.excesses == (Excess(north, "staff", 3, 2), Excess(south, "staff", 1, 0))
    assert not PaperCount.objects.exists()


def test_a_unit_of_another_agency_and_a_group_not_asked_are_refused(wave: Wave, units: dict[str, Unit]) -> None:
    stranger = agency_of("south", name="Southern Agency").units.get()

    with pytest.raises(UnknownUnit):
        paper_count(wave=wave, brought={(stranger.pk, "staff"): 1})
    with pytest.raises(GroupNotAsked):
        paper_count(wave=wave, brought={(units["all"].pk, "clients"): 1})


def test_a_form_is_good_once(wave: Wave) -> None:
    form = paper_form_new(wave=wave)

    paper_form_use(wave=wave, form=form)

    with pytest.raises(PaperFormUsed):
        paper_form_use(wave=wave, form=form)
    assert not PaperForm.objects.exists()


@pytest.mark.parametrize("form", ["", "nonsense", str(uuid.UUID(int=0))])
def test_what_is_no_form_brings_nothing(wave: Wave, form: str) -> None:
    with pytest.raises(PaperFormUsed):
        paper_form_use(wave=wave, form=form)


def test_a_form_is_good_for_its_own_wave_alone(wave: Wave) -> None:
    other = open_wave(cycle_of(agency_of("south", name="Southern Agency")))
    form = paper_form_new(wave=other)

    with pytest.raises(PaperFormUsed):
        paper_form_use(wave=wave, form=form)

    assert PaperForm.objects.get().wave_id == other.pk


def test_forms_that_nobody_sent_go_with_the_wave(wave: Wave) -> None:
    paper_form_new(wave=wave)

    assert paper_forms_purge(open_wave_ids=[wave.pk]) == 0
    assert paper_forms_purge(open_wave_ids=[]) == 1
