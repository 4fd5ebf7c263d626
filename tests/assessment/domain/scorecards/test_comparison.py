"""Tests of comparisons on frozen scorecards."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.domain.edition import DONT_KNOW
from assessment.domain.figures import Reason, Shown, Withheld
from assessment.domain.frame import Frame, Unit
from assessment.domain.inference.contrasts import Side
from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.scorecards.comparison import (
    above_of,
    against_above,
    changes,
    compared_measures,
    floor_of,
    rest_of,
    standing,
    views,
)
from tests.assessment.domain.cards import IDENTITY, card, leader, staff
from tests.assessment.domain.instruments import TINY, flat_frame, sheet

CARD = card()
WIDE = card(
    frame=Frame.of([Unit("agency", None, "The agency", None, {"staff": 200, "leaders": 60})]),
    sheets={
        "staff": [(staff(level), "agency") for level in [1, 2, 3] * 40],
        "leaders": [(leader(level), "agency") for level in [4, 5] * 20],
    },
)


def test_leaders_who_see_more_are_higher_with_an_interval() -> None:
    found = views(WIDE, of="leaders", to="staff")["practices/A2"]

    assert (found.verdict, found.ground) == (Verdict.HIGHER, Ground.MATERIAL)
    assert found.points == pytest.approx(62.5)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 62.5 < found.high


def test_practices_of_one_statement_carry_cliffs_delta() -> None:
    found = views(WIDE, of="leaders", to="staff")

    assert found["practices/A2"].delta == pytest.approx(1.0)
    assert found["practices/A1"].delta is None


def test_what_only_one_group_is_asked_is_not_compared() -> None:
    assert "practices/E1" not in views(WIDE, of="leaders", to="staff")


def test_few_answers_tell_nothing_unless_everybody_answered() -> None:
    sheets = {"staff": [(staff(3), "agency")] * 40, "leaders": [(leader(5), "agency")] * 10}
    people = {"staff": 50, "leaders": 12}
    found = views(
        card(frame=Frame.of([Unit("agency", None, "The agency", None, people)]), sheets=sheets),
        of="leaders",
        to="staff",
    )

    assert found["practices/A2"].ground is Ground.TOO_FEW
    assert found["overall"].verdict is Verdict.HIGHER


def test_what_is_one_statement_to_either_group_needs_the_answers_of_one_statement() -> None:
    unsure = {"A1_b": DONT_KNOW, "A1_c": DONT_KNOW}
    sheets = {
        "staff": [(sheet(TINY, A1_a=level, A2_a=level, E1_a=level, **unsure), "agency") for level in [1, 2, 3] * 8],
        "leaders": [(leader(level), "agency") for level in [4, 5] * 20],
    }
    people = {"staff": 200, "leaders": 60}

    judged = card(frame=Frame.of([Unit("agency", None, "The agency", None, people)]), sheets=sheets)

    assert floor_of(judged, "leaders", "practices/A1") < 24 < floor_of(judged, "staff", "practices/A1")
    assert views(judged, of="leaders", to="staff")["practices/A1"].ground is Ground.TOO_FEW


def test_a_unit_is_set_against_the_nearest_shown_unit_above() -> None:
    found = against_above(CARD, "staff")

    assert {unit for unit, _ in found} == {"big", "mid"}
    assert found["big", "overall"].to == "agency"
    assert above_of(CARD, "staff", "small") is None
    assert above_of(CARD, "staff", "agency") is None


def test_points_against_the_unit_above_are_those_of_the_figures() -> None:
    found = against_above(CARD, "staff")["mid", "practices/A2"]
    mid, agency = (CARD.figure("staff", unit, "practices/A2") for unit in ("mid", "agency"))

    assert isinstance(mid, Shown)
    assert isinstance(agency, Shown)
    assert found.points == pytest.approx(mid.score - agency.score)


def test_a_unit_whose_people_are_held_down_is_tested_with_the_weight_it_has() -> None:
    frame = flat_frame(seldom=300, often=700)
    rows = [(staff(level), "seldom") for level in [3, 4, 5] * 10] + [(staff(level), "often") for level in [1, 2] * 200]

    found = against_above(card(frame=frame, sheets={"staff": rows}), "staff")

    # One in ten answered of the first: they count for three times the mean, 209 people and not 300.
    assert (found["seldom", "overall"].verdict, found["often", "overall"].verdict) == (Verdict.HIGHER, Verdict.LOWER)


def test_a_unit_that_stands_out_among_many_is_found() -> None:
    frame = flat_frame(**{f"u{place}": 80 for place in range(6)})
    rows = [(staff(level), f"u{place}") for place in range(5) for level in [2, 3, 4] * 15]
    found = against_above(
        card(frame=frame, sheets={"staff": rows + [(staff(5), "u5"), (staff(4), "u5")] * 20}), "staff"
    )

    assert found["u5", "overall"].verdict is Verdict.HIGHER
    assert found["u0", "overall"].verdict in (Verdict.LOWER, Verdict.NO_MATERIAL)


def test_a_unit_that_is_the_whole_has_no_rest_to_be_set_against() -> None:
    found = against_above(card(sheets={"staff": [(staff(3), "big")] * 40}), "staff")

    assert found["big", "overall"].verdict is Verdict.CANNOT_TELL


def test_a_figure_missing_at_either_place_is_said_to_be_withheld() -> None:
    frame = flat_frame(a=40, b=40)
    unsure = [(staff(3), "a")] * 20 + [([3, 3, 3, 0, 0, 3], "b")] * 20
    found = against_above(card(frame=frame, sheets={"staff": unsure}), "staff")

    assert found["b", "practices/A2"].verdict is Verdict.CANNOT_TELL


def test_change_is_judged_on_linked_measures_only() -> None:
    later = card(
        frame=WIDE_FRAME, sheets={"staff": [(staff(level), "agency") for level in [3, 4, 5] * 40]}, identity=IDENTITY
    )
    found = changes(later, WIDE, group="staff", linked=["practices/A2", "overall"])

    assert set(found) == {"practices/A2", "overall"}
    assert found["overall"].verdict is Verdict.HIGHER
    assert changes(later, card(sheets={"leaders": []}), group="staff", linked=["overall"]) == {}


WIDE_FRAME = Frame.of([Unit("agency", None, "The agency", None, {"staff": 200, "leaders": 60})])


def test_tests_ask_for_more_answers_of_one_statement_than_of_many() -> None:
    floors = {measure: floor_of(CARD, "staff", measure) for measure in compared_measures(CARD, "staff")}

    assert (floors["practices/A2"], floors["practices/A1"], floors["overall"]) == (30, 20, 10)
    assert (floors["criteria/A.1"], floors["sections/A"]) == (20, 20)


def test_a_side_has_the_variance_that_gives_the_figures_error() -> None:
    figure = CARD.figure("staff", "big", "overall")
    assert isinstance(figure, Shown)
    side = standing(figure, histogram=(1, 2))

    assert isinstance(side, Side)
    assert side.histogram == ()
    assert figure.error is not None
    assert (side.variance or 0) * (1 - 40 / 60) / 40 == pytest.approx(figure.error**2)


def test_a_census_has_no_variance_and_an_unknown_error_none() -> None:
    census = standing(Shown(12, 50.0, 2.0, 50.0, 50.0, census=True, headcount=12))
    unknown = standing(Shown(1, 50.0, 2.0, None, None, census=False))

    assert isinstance(census, Side)
    assert isinstance(unknown, Side)
    assert (census.variance, unknown.variance) == (0.0, None)
    assert standing(Withheld(Reason.SMALL_GROUP)) == Withheld(Reason.SMALL_GROUP)


def test_a_withheld_level_between_is_passed_over() -> None:
    units = [("agency", None), ("office", "agency"), ("team", "office")]
    frame = Frame.of([Unit(code, above, code, None, {"staff": 60}) for code, above in units])
    found = card(frame=frame, sheets={"staff": [(staff(3), unit) for unit, _ in units for _ in range(20)]})
    table = found.tables["staff"]
    withheld = replace(found, tables={"staff": replace(table, rows=np.array([0, -1, 2], dtype=np.int32))})

    assert above_of(found, "staff", "team") == "office"
    assert above_of(withheld, "staff", "team") == "agency"


def test_a_unit_without_an_interval_leaves_its_rest_without_one() -> None:
    part = Shown(1, 50.0, 2.0, None, None, census=False)
    whole = Shown(40, 60.0, 2.4, 55.0, 65.0, census=False, error=2.5)
    rest = rest_of(part, whole, 0.025)

    assert isinstance(rest, Side)
    assert (rest.n, rest.variance) == (39, None)


def test_a_rest_of_which_everybody_answered_is_known_exactly() -> None:
    part = Shown(20, 50.0, 2.0, 45.0, 55.0, census=False, error=2.5, headcount=40)
    whole = Shown(60, 60.0, 2.4, 58.0, 62.0, census=False, error=1.0, headcount=80)
    rest = rest_of(part, whole, 0.5)

    assert isinstance(rest, Side)
    assert (rest.n, rest.headcount, rest.variance) == (40, 40, 0.0)
