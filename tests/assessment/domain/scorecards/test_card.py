"""Tests of what a scorecard tells and what it keeps to itself."""

import pytest

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, BandShares, Share
from assessment.domain.edition import DONT_KNOW, Applies
from assessment.domain.figures import Counts, Practised, Reason, Shown, Weighting, Withheld
from tests.assessment.domain.cards import FRAME, STAFF, card, leader, staff
from tests.assessment.domain.instruments import TINY, sheet

CARD = card()


def test_a_large_unit_is_shown_with_its_figures() -> None:
    figure = CARD.figure("staff", "big", "practices/A1")

    assert CARD.is_shown("staff", "big")
    assert (CARD.answered("staff", "big"), CARD.headcount("staff", "big")) == (40, 60)
    assert isinstance(figure, Shown)
    assert (figure.n, figure.score, figure.level, figure.census) == (40, 62.5, 2.5, False)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < 62.5 < figure.high
    assert figure.high - 62.5 == pytest.approx(62.5 - figure.low)


def test_a_small_unit_is_withheld() -> None:
    assert not CARD.is_shown("staff", "small")
    assert CARD.answered("staff", "small") is None
    assert CARD.figure("staff", "small", "overall") == Withheld(Reason.SMALL_GROUP)
    assert CARD.counts("staff", "small", "A1.a") is None
    assert CARD.withheld == {"staff": 2, "leaders": 0}


def test_everybody_answered_and_there_is_no_sampling_error() -> None:
    figure = CARD.figure("staff", "mid", "overall")

    assert isinstance(figure, Shown)
    assert figure.census
    assert figure.low == figure.high == figure.score == 50


def test_an_unknown_headcount_below_makes_it_unknown_above() -> None:
    assert CARD.headcount("staff", "agency") is None
    assert CARD.headcount("leaders", "agency") == 10


def test_intervals_stay_on_the_scale() -> None:
    rows = [(staff(5), "big")] * 12
    figure = card(sheets={"staff": rows}).figure("staff", "big", "overall")

    assert isinstance(figure, Shown)
    assert figure.high == 100
    assert figure.low is not None
    assert figure.low < 100


def test_distributions_are_shown_from_thirty() -> None:
    assert CARD.counts("staff", "agency", "A1.a") == Counts((2, 16, 16, 16, 12), 0, 0, 0)
    assert CARD.counts("staff", "mid", "A1.a") is None
    assert CARD.counts("staff", "agency", "A2.k") is None


def test_nested_distributions_never_subtract_to_a_small_one() -> None:
    assert CARD.answered("staff", "big") == 40
    assert CARD.counts("staff", "big", "A1.a") is None


def test_small_units_are_seen_together() -> None:
    (rest,) = CARD.rests("staff")
    figure = CARD.rest_figure("staff", rest, "practices/A2")

    assert rest.members == ("small", "tiny")
    assert isinstance(figure, Shown)
    assert figure.n == 10
    assert CARD.rest_figure("staff", rest, "practices/Z9") == Withheld(Reason.NOT_ASKED)


def test_few_answers_have_three_bands_that_stop_at_both_ends() -> None:
    assert CARD.bands("staff", "mid", "A1.a") == BandShares(Share(33), Share(33), Share(33))
    assert CARD.bands("leaders", "agency", "A1.a") == BandShares(AtMost(10), AtMost(10), AtLeast(90))


def test_many_answers_have_bands_as_they_are() -> None:
    unanimous = card(sheets={"staff": [(staff(5), "big")] * 30})

    assert unanimous.bands("staff", "big", "A1.a") == BandShares(Share(0), Share(0), Share(100))


def test_bands_are_not_said_where_figures_are_not_or_of_fewer_than_ten_answers() -> None:
    few = card(sheets={"leaders": [(leader(5), "agency")] * 9})

    assert CARD.bands("staff", "small", "A1.a") is None
    assert CARD.bands("staff", "mid", "A2.k") is None
    assert few.is_shown("leaders", "agency")
    assert few.bands("leaders", "agency", "A1.a") is None


def test_agreement_is_said_of_shown_units_and_practices() -> None:
    assert CARD.agreement("staff", "big", "A2") == pytest.approx(1 - (50 / 39) / 2, abs=0.0005)
    assert CARD.agreement("staff", "small", "A2") is None
    assert CARD.agreement("staff", "big", "Z9") is None


def test_a_figure_carries_its_people_its_weighting_and_its_error() -> None:
    figure = CARD.figure("staff", "big", "overall")

    assert isinstance(figure, Shown)
    assert (figure.headcount, figure.weighting, figure.freedom) == (60, Weighting.HEADCOUNT, 39)
    assert figure.low is not None
    assert figure.error == pytest.approx((figure.score - figure.low) / 2.0227, rel=1e-3)


def test_a_figure_on_few_answers_is_withheld_in_a_unit_that_is_shown() -> None:
    rows = [(sheet(TINY, A1_a=3, A1_b=3, E1_a=3), "big")] * 40 + [(staff(3), "big")] * 4
    found = card(sheets={"staff": rows})

    assert found.figure("staff", "big", "practices/A2") == Withheld(Reason.FEW_ANSWERS)
    assert found.counts("staff", "big", "A2.a") is None
    assert isinstance(found.figure("staff", "big", "practices/A1"), Shown)


def test_what_is_not_asked_and_what_is_excluded_are_told_apart() -> None:
    found = card(applicability=[Practised("A1", Applies.EXCLUDED, "No clients")])

    assert found.figure("leaders", "agency", "practices/E1") == Withheld(Reason.NOT_ASKED)
    assert found.figure("leaders", "agency", "items/A2.k") == Withheld(Reason.NOT_ASKED)
    assert found.figure("staff", "agency", "practices/A1") == Withheld(Reason.EXCLUDED)
    assert found.figure("staff", "agency", "items/A1.b") == Withheld(Reason.EXCLUDED)
    assert isinstance(found.figure("staff", "agency", "criteria/A.1"), Shown)


def test_a_practice_too_many_cannot_judge_has_no_figure() -> None:
    unsure = sheet(TINY, A1_a=3, A1_b=3, A1_c=3, A2_a=DONT_KNOW, E1_a=3)
    found = card(sheets={"staff": [(unsure, "big")] * 30 + [(staff(3), "small")] * 6})

    assert found.figure("staff", "agency", "practices/A2") == Withheld(Reason.CANNOT_JUDGE)
    assert found.figure("staff", "agency", "items/A2.a") == Withheld(Reason.CANNOT_JUDGE)
    assert found.figure("staff", "small", "practices/A2") == Withheld(Reason.SMALL_GROUP)
    assert found.counts("staff", "agency", "A2.a") == Counts((0, 0, 6, 0, 0), 30, 0, 0)


def test_client_facts_are_shown_as_distributions() -> None:
    rows = [(sheet(TINY, A2_k=1), "big")] * 30 + [(sheet(TINY, A2_k=2), "big")] * 10
    found = card(sheets={"clients": rows})

    assert found.counts("clients", "big", "A2.k") == Counts((30, 10), 0, 0, 0)
    assert found.figure("clients", "big", "overall") == Withheld(Reason.NOT_ASKED)
    assert found.profile("clients") == {}


def test_the_gap_between_leaders_and_staff_is_that_at_the_agency() -> None:
    gap = CARD.gap("practices/A1")

    assert gap is not None
    assert gap.points == pytest.approx(100 - sum(25 * (level - 1) for level, _ in STAFF) / len(STAFF))
    assert gap.flagged
    assert CARD.gap("practices/E1") is None
    assert CARD.gap("overall", to="clients") is None
    assert CARD.gap("overall", of="clients") is None


def test_the_profile_is_the_sections_a_group_was_asked_about() -> None:
    assert list(CARD.profile("staff")) == ["A", "E"]
    assert list(CARD.profile("leaders")) == ["A"]


def test_the_scorecard_says_whose_it_is() -> None:
    assert (CARD.agency_code, CARD.agency_name, CARD.agency_kind) == ("agency", "The agency", "authority")
    assert (CARD.wave, CARD.opened_on, CARD.closed_on) == ("Spring", "2026-03-01", "2026-03-31")
    assert CARD.groups == ("staff", "leaders")
    assert CARD.root == "agency"
    assert CARD.units == FRAME.units
    assert not CARD.is_empty


def test_a_wave_nobody_answered_says_so() -> None:
    found = card(sheets={"staff": [], "leaders": []})

    assert found.is_empty
    assert found.answered("staff", "agency") is None
    assert found.figure("staff", "agency", "overall") == Withheld(Reason.SMALL_GROUP)
    assert not card(sheets={"leaders": [(leader(3), "agency")]}).is_empty
