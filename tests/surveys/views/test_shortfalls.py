"""Links for everybody who has none yet."""

import pytest

from assessment.models import Unit
from surveys.frame.models import Invitation
from surveys.frame.selectors import participation
from surveys.frame.services import BatchTooLarge
from surveys.views.shortfalls import invitations_fill, shortfalls
from surveys.waves.models import Wave
from surveys.waves.services import headcounts_set
from tests.factories.surveys import NOW, tokens_of


@pytest.fixture
def counted(wave: Wave) -> Wave:
    """Two people at the top, three in the east, four in the west and five in its dock."""
    own = {"all": 2, "east": 3, "west": 4, "dock": 5}
    headcounts_set(wave=wave, headcounts={(code, "staff"): people for code, people in own.items()})
    return wave


def _lacking(wave: Wave) -> dict[str, int]:
    return shortfalls([row for row in participation(wave=wave) if row.group == "staff"])


def test_every_unit_lacks_a_link_for_each_of_its_own_people(counted: Wave) -> None:
    assert _lacking(counted) == {"all": 2, "east": 3, "west": 4, "dock": 5}


def test_links_made_before_are_taken_off_and_too_many_make_no_debt(counted: Wave, units: dict[str, Unit]) -> None:
    tokens_of(counted, units["dock"], count=4)
    tokens_of(counted, units["east"], count=9)

    assert _lacking(counted) == {"all": 2, "west": 4, "dock": 1}


def test_filling_twice_makes_no_link_twice(counted: Wave) -> None:
    first = invitations_fill(wave=counted, group="staff", now=NOW)
    second = invitations_fill(wave=counted, group="staff", now=NOW)

    assert sum(len(one.tokens) for one in first) == 14
    assert second == []
    assert Invitation.objects.count() == 14


def test_one_unit_may_be_filled_alone(counted: Wave, units: dict[str, Unit]) -> None:
    made = invitations_fill(wave=counted, group="staff", now=NOW, unit=units["west"])

    assert [(one.unit.code, len(one.tokens)) for one in made] == [("west", 4)]


def test_more_links_than_one_batch_may_have_are_refused_and_none_is_made(counted: Wave) -> None:
    headcounts_set(wave=counted, headcounts={("west", "staff"): 9_000, ("east", "staff"): 9_000})

    with pytest.raises(BatchTooLarge):
        invitations_fill(wave=counted, group="staff", now=NOW)

    assert not Invitation.objects.exists()
