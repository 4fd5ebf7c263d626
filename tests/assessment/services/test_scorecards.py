"""From counts to frozen figures."""

import pytest

from assessment.domain.scorecards.scorecard import Shown, Withheld
from assessment.models import Scorecard
from assessment.selectors import edition_of, scorecard_read
from assessment.services.consensus import consensus_agree
from tests.factories.assessment import agency_of, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db


def test_a_scorecard_says_whose_it_is_and_what_was_answered() -> None:
    cycle = cycle_of(agency_of())

    scorecard = scorecard_drawn(cycle)

    card = scorecard_read(scorecard)
    figure = card.figure("staff", "all", "practices/A1")
    assert isinstance(figure, Shown)
    assert (figure.n, figure.score) == (12, 50)
    assert (card.identity.agency_code, card.identity.wave) == ("north", "Spring wave")
    assert (card.identity.opened_on, card.identity.closed_on) == ("2026-03-09", "2026-03-30")
    assert scorecard.edition_fingerprint == edition_of(cycle).fingerprint
    assert scorecard.fingerprint == card.fingerprint


def test_a_group_below_the_threshold_leaves_nothing_behind() -> None:
    scorecard = scorecard_drawn(cycle_of(agency_of()), sheets=9)

    assert isinstance(scorecard_read(scorecard).figure("staff", "all", "practices/A1"), Withheld)


def test_the_same_counts_give_the_scorecard_already_kept() -> None:
    cycle = cycle_of(agency_of())

    assert scorecard_drawn(cycle) == scorecard_drawn(cycle)
    assert Scorecard.objects.count() == 1


def test_consensus_agreed_later_gives_a_new_scorecard_and_leaves_the_old_one() -> None:
    cycle = cycle_of(agency_of())
    first = scorecard_drawn(cycle)

    consensus_agree(cycle=cycle, practice="A1", level=1)
    second = scorecard_drawn(cycle)

    assert first != second
    assert not scorecard_read(Scorecard.objects.get(pk=first.pk)).consensus
    assert scorecard_read(second).consensus["A1"].level == 1
