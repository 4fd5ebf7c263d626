"""What stands in the way of opening."""

from datetime import timedelta

import pytest

from assessment.selectors import edition_of
from surveys.waves.models import Headcount, Wave, WaveGroup
from surveys.waves.readiness import Finding, Obstacle, Remark, Terms, obstacles, remarks, term_faults, terms_of
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, draft_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return draft_wave(cycle_of(agency_of()))


def found(wave: Wave) -> tuple[Finding, ...]:
    return obstacles(wave=wave, edition=edition_of(wave.cycle), now=NOW)


def test_a_wave_with_terms_heads_and_time_left_may_open(wave: Wave) -> None:
    assert found(wave) == ()


def test_everything_in_the_way_is_said_at_once(wave: Wave) -> None:
    WaveGroup.objects.all().delete()
    Headcount.objects.all().delete()
    wave.closes_at, wave.default_language = NOW - timedelta(seconds=1), "xx"

    assert {finding.kind for finding in found(wave)} == {
        Obstacle.NO_GROUPS,
        Obstacle.NO_HEADCOUNT,
        Obstacle.CLOSES_IN_THE_PAST,
        Obstacle.UNKNOWN_LANGUAGE,
    }


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (Terms("staff", 10), ()),
        (Terms("staff", 5, "a small agency"), ()),
        (Terms("staff", 9), (Obstacle.REASON_MISSING,)),
        (Terms("staff", 9, "  "), (Obstacle.REASON_MISSING,)),
        (Terms("staff", 4, "a tiny agency"), (Obstacle.BELOW_FLOOR,)),
        (Terms("neighbours", 10), (Obstacle.UNKNOWN_GROUP,)),
    ],
)
def test_ten_is_usual_five_needs_a_reason_and_less_is_refused(
    wave: Wave, terms: Terms, expected: tuple[Obstacle, ...]
) -> None:
    faults = term_faults(terms=[terms], edition=edition_of(wave.cycle))

    assert tuple(fault.kind for fault in faults) == expected


def test_terms_are_read_back_as_they_were_set(wave: Wave) -> None:
    assert terms_of(wave) == (Terms("leaders", 10), Terms("staff", 10))


def test_it_is_remarked_that_a_group_is_too_small_to_be_shown_or_was_not_counted(wave: Wave) -> None:
    Headcount.objects.filter(group="leaders").update(headcount=9)
    Headcount.objects.filter(group="staff").delete()

    assert remarks(wave=wave) == (
        Finding(Remark.SMALLER_THAN_THRESHOLD, "leaders"),
        Finding(Remark.HEADCOUNT_UNKNOWN, "staff"),
    )


def test_nothing_is_remarked_of_groups_large_enough(wave: Wave) -> None:
    assert remarks(wave=wave) == ()
