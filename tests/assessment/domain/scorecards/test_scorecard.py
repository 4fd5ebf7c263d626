"""Tests of drawing up a scorecard: what it refuses and what it freezes."""

from dataclasses import replace

import pytest

from assessment.domain import METHOD
from assessment.domain.counts.tally import ContradictoryTally, TalliesDiffer
from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.domain.scorecards.scorecard import ThresholdTooLow, draw_up
from tests.assessment.domain.cards import FRAME, IDENTITY, THRESHOLDS, card, staff
from tests.assessment.domain.instruments import TINY, tally_of

CONSENSUS = [Agreed("A1", 3, "Seen", 1, 1), Agreed("A2", 2), Agreed("E1", 0)]


def test_the_scorecard_carries_edition_method_and_thresholds() -> None:
    found = card()

    assert (found.edition_code, found.edition_fingerprint, found.method) == ("tiny-1", "f" * 64, METHOD)
    assert found.thresholds == {"staff": 10, "leaders": 5}
    assert (found.top_level, found.gap_flag, found.distribution_from) == (4, 1.0, 30)
    assert found.verified == {}
    assert len(found.fingerprint) == 64


def test_a_survey_alone_has_no_headline() -> None:
    assert card().headline is None
    assert card(consensus=CONSENSUS[:2]).headline is None


def test_a_complete_consensus_has_a_headline_of_levels_the_evidence_carries() -> None:
    found = card(consensus=CONSENSUS)

    assert found.headline is not None
    assert found.headline.level == 1.0
    assert found.headline.total == pytest.approx(600 * (3 + 3 * 2) / 4 / 4)
    assert found.consensus["A1"].level == 3


def test_an_excluded_practice_needs_no_consensus() -> None:
    found = card(consensus=CONSENSUS[:2], applicability=[Practised("E1", Applies.EXCLUDED, "By law")])

    assert found.headline is not None
    assert found.excluded == ("items/E1.a", "practices/E1", "criteria/E.1", "sections/E")


def test_reliability_is_drawn_only_where_the_agency_is_shown() -> None:
    assert set(card().reliability["staff"]) == {"A1", "A2", "E1", "overall"}
    assert card(sheets={"staff": [(staff(3), "big")] * 9}).reliability == {"staff": {}}


@pytest.mark.parametrize("thresholds", [{}, {"staff": 4}])
def test_a_threshold_below_the_floor_is_refused(thresholds: dict[str, int]) -> None:
    with pytest.raises(ThresholdTooLow):
        card(sheets={"staff": []}, thresholds=thresholds)


def test_a_tally_of_other_units_or_another_questionnaire_is_refused() -> None:
    tally = tally_of([staff(3)], units=FRAME.codes)
    plain = {"edition": TINY, "frame": FRAME, "thresholds": THRESHOLDS, "identity": IDENTITY, "consensus": ()}
    other_units = replace(tally, units=tuple(reversed(FRAME.codes)))
    excluded = (Practised("E1", Applies.EXCLUDED, "By law"),)

    with pytest.raises(TalliesDiffer):
        draw_up(**plain, tallies={"staff": other_units}, applicability=())  # type: ignore[arg-type]
    with pytest.raises(TalliesDiffer):
        draw_up(**plain, tallies={"staff": tally}, applicability=excluded)  # type: ignore[arg-type]
    with pytest.raises(TalliesDiffer):
        draw_up(**plain, tallies={"leaders": tally}, applicability=())  # type: ignore[arg-type]
    with pytest.raises(ContradictoryTally):
        draw_up(**plain, tallies={"staff": replace(tally, counted=tally.counted + 5)}, applicability=())  # type: ignore[arg-type]
