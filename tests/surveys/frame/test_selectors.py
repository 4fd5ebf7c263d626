"""Participation as counts."""

import pytest
from django.db import transaction

from assessment.models import Unit
from surveys.frame.models import Invitation
from surveys.frame.paper import paper_count
from surveys.frame.selectors import Participation, batches, participation
from surveys.frame.services import invitation_batch_revoke, token_redeem
from surveys.waves.models import Headcount, Wave
from surveys.waves.readiness import Terms
from surveys.waves.services import headcounts_set
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import open_wave, tokens_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "harbour": "north", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency), terms=[Terms("staff", 10)])


def use(tokens: tuple[str, ...]) -> None:
    with transaction.atomic():
        for token in tokens:
            token_redeem(token=token)


def test_links_and_marks_add_up_the_tree(wave: Wave, units: dict[str, Unit]) -> None:
    headcounts_set(wave=wave, headcounts={("all", "staff"): 0, ("north", "staff"): 9, ("harbour", "staff"): 6})
    use(tokens_of(wave, units["north"], count=8)[:3])
    use(tokens_of(wave, units["harbour"], count=5)[:5])
    use(tokens_of(wave, units["south"], count=7)[:1])

    rows = participation(wave=wave)

    assert [(row.unit_code, row.depth, row.headcount, row.issued, row.used) for row in rows] == [
        ("all", 0, 15, 20, 9),
        ("north", 1, 15, 13, 8),
        ("harbour", 2, 6, 5, 5),
        ("south", 1, 0, 7, 1),
    ]


def test_a_branch_of_fewer_than_five_links_hides_its_marks_and_one_more_so_that_nobody_subtracts(
    wave: Wave, units: dict[str, Unit]
) -> None:
    use(tokens_of(wave, units["harbour"], count=20)[:7])
    use(tokens_of(wave, units["south"], count=4)[:4])

    used = {row.unit_code: row.used for row in participation(wave=wave)}

    assert used["all"] == 11
    assert used["south"] is None
    assert used["north"] is None
    assert used["harbour"] is None


def test_revoked_links_are_not_counted(wave: Wave, units: dict[str, Unit]) -> None:
    tokens_of(wave, units["north"], count=6)
    invitation_batch_revoke(wave=wave, batch=Invitation.objects.first().batch)  # type: ignore[union-attr]

    assert {row.issued for row in participation(wave=wave)} == {0}


def test_without_a_headcount_there_is_none(wave: Wave) -> None:
    Headcount.objects.all().delete()

    assert participation(wave=wave)[0] == Participation("all", "Northern Agency", 0, "staff", None, 0, None)


def test_every_group_of_the_wave_has_its_rows(units: dict[str, Unit]) -> None:
    wave = open_wave(cycle_of(units["all"].agency))

    rows = participation(wave=wave)

    assert [(row.unit_code, row.group) for row in rows[:4]] == [
        ("all", "leaders"),
        ("all", "staff"),
        ("north", "leaders"),
        ("north", "staff"),
    ]


def test_batches_are_listed_with_what_was_revoked(wave: Wave, units: dict[str, Unit]) -> None:
    tokens_of(wave, units["south"], count=2)
    tokens_of(wave, units["north"], count=3)
    of_north = Invitation.objects.filter(unit=units["north"]).first()
    assert of_north is not None
    invitation_batch_revoke(wave=wave, batch=of_north.batch)

    listed = batches(wave=wave)

    assert [(row.unit_name, row.group, row.links, row.revoked) for row in listed] == [
        ("Unit north", "staff", 3, 3),
        ("Unit south", "staff", 2, 0),
    ]


def test_sheets_on_paper_count_as_taking_part_and_are_told_apart(wave: Wave, units: dict[str, Unit]) -> None:
    headcounts_set(wave=wave, headcounts={("north", "staff"): 30, ("south", "staff"): 30})
    use(tokens_of(wave, units["north"], count=8)[:3])
    paper_count(wave=wave, brought={(units["north"].pk, "staff"): 6, (units["south"].pk, "staff"): 7})

    rows = {row.unit_code: (row.issued, row.used, row.paper) for row in participation(wave=wave)}

    assert rows == {"all": (8, 16, 13), "north": (8, 9, 6), "harbour": (0, None, 0), "south": (0, 7, 7)}


def test_few_links_stay_hidden_beside_much_paper(wave: Wave, units: dict[str, Unit]) -> None:
    headcounts_set(wave=wave, headcounts={("north", "staff"): 30, ("south", "staff"): 30})
    use(tokens_of(wave, units["north"], count=4)[:3])
    use(tokens_of(wave, units["south"], count=20)[:9])
    paper_count(wave=wave, brought={(units["north"].pk, "staff"): 20})

    rows = {row.unit_code: (row.used, row.paper) for row in participation(wave=wave)}

    assert rows["north"] == (None, 0)
    assert rows["south"] == (None, 0)
    assert rows["all"] == (32, 20)


def test_little_paper_is_hidden_like_few_links(wave: Wave, units: dict[str, Unit]) -> None:
    headcounts_set(wave=wave, headcounts={("south", "staff"): 30})
    paper_count(wave=wave, brought={(units["south"].pk, "staff"): 4})

    assert {(row.used, row.paper) for row in participation(wave=wave)} == {(None, 0)}
