"""Severity of assessors and fair scores from a design that overlaps here and there."""

import pytest

from assessment.domain.assessors.leniency import LeniencyModel, NoRatings, leniency
from assessment.domain.assessors.rating_graph import Component, NotConnected, Rating
from assessment.domain.assessors.undefined import Cause, Interval, Undefined


def ratings(**scores: float) -> list[Rating]:
    """Ratings such as x_a=50: organisation x by assessor a; a third letter tells repeated ones apart."""
    return [Rating(name[0], name[2], score) for name, score in scores.items()]


def model(given: list[Rating], **consensus: float) -> LeniencyModel:
    """The model, which is expected to exist."""
    found = leniency(given, consensus=consensus)
    assert isinstance(found, LeniencyModel)
    return found


def effects(found: LeniencyModel) -> dict[str, float]:
    """Points of each assessor and organisation."""
    return {each.assessor: each.leniency.points for each in found.assessors} | {
        each.organisation: each.fair.points for each in found.organisations
    }


def test_a_chain_without_error_is_taken_apart_exactly() -> None:
    # a is 6 kinder than b, b is 3 kinder than c; x is 50, y is 70 for an average assessor.
    found = model(ratings(x_a=55, x_b=49, y_b=69, y_c=66))

    assert effects(found) == pytest.approx({"a": 5, "b": -1, "c": -4, "x": 50, "y": 70})
    assert found.mean == pytest.approx(60)


def test_a_strict_panel_does_not_lower_the_fair_score() -> None:
    found = model(ratings(x_a=60, x_b=50, y_b=50, z_a=60), y=50)
    _, y, z = found.organisations

    assert (y.mean, z.mean) == (50, 60)
    assert y.fair.points == pytest.approx(55) == z.fair.points
    assert (y.consensus, z.consensus) == (50, None)
    assert [each.ratings for each in found.organisations] == [2, 1, 1]


def test_as_many_ratings_as_effects_leave_no_error_to_judge_by() -> None:
    found = model(ratings(x_a=55, x_b=49, y_b=69, y_c=66))

    assert (found.freedom, found.deviation) == (0, Undefined(Cause.NO_RESIDUAL))
    for each in (*(a.leniency for a in found.assessors), *(o.fair for o in found.organisations)):
        assert each.standard_error == each.interval == Undefined(Cause.NO_RESIDUAL)


def test_errors_of_a_complete_design_are_those_of_the_analysis_of_variance() -> None:
    # Two by two, residuals ±1: σ² = 4/1. An assessor's effect is half a difference of means of two: σ²/4.
    found = model(ratings(x_a=51, x_b=49, y_a=59, y_b=61))
    first = found.assessors[0].leniency

    assert found.freedom == 1
    assert found.deviation == pytest.approx(2)
    assert first.points == pytest.approx(0)
    assert first.standard_error == pytest.approx(1)
    assert isinstance(first.interval, Interval)
    assert first.interval.high == pytest.approx(12.7062, abs=1e-4)  # t(1) at .975
    assert found.organisations[0].fair.standard_error == pytest.approx(2**0.5)


def test_an_assessor_may_rate_an_organisation_several_times() -> None:
    found = model(ratings(x_a1=50, x_a2=54, x_b1=60, x_b2=64))

    assert effects(found) == pytest.approx({"a": -5, "b": 5, "x": 57})
    assert found.assessors[0].ratings == 2
    assert found.freedom == 2


def test_a_single_organisation_shows_severity_by_differences() -> None:
    assert effects(model(ratings(x_a=40, x_b=50, x_c=60))) == pytest.approx({"a": -10, "b": 0, "c": 10, "x": 50})


def test_ratings_all_the_same_show_nobody_severe() -> None:
    found = model(ratings(x_a=50, x_b=50, y_a=50, y_b=50))

    assert effects(found) == pytest.approx({"a": 0, "b": 0, "x": 50, "y": 50})
    assert found.deviation == pytest.approx(0)


def test_organisations_that_do_not_differ_leave_severity_as_it_is() -> None:
    assert effects(model(ratings(x_a=45, x_b=55, y_a=45, y_b=55))) == pytest.approx({"a": -5, "b": 5, "x": 50, "y": 50})


def test_islands_are_not_compared_and_are_named() -> None:
    found = leniency(ratings(x_a=50, y_a=60, z_b=70))

    assert found == NotConnected((Component(("x", "y"), ("a",)), Component(("z",), ("b",))))


def test_one_assessor_cannot_be_told_from_average() -> None:
    assert leniency(ratings(x_a=50, y_a=60)) == Undefined(Cause.ONE_ASSESSOR)


@pytest.mark.parametrize("given", [[], [Rating("x", "a", float("nan"))]])
def test_no_ratings_are_refused(given: list[Rating]) -> None:
    with pytest.raises(NoRatings):
        leniency(given)


def test_less_confidence_makes_a_narrower_interval() -> None:
    given = ratings(x_a=51, x_b=49, y_a=59, y_b=61)
    wide, narrow = (leniency(given, confidence=confidence) for confidence in (0.95, 0.5))

    assert isinstance(wide, LeniencyModel)
    assert isinstance(narrow, LeniencyModel)
    inner, outer = narrow.assessors[0].leniency.interval, wide.assessors[0].leniency.interval
    assert isinstance(inner, Interval)
    assert isinstance(outer, Interval)
    assert outer.low < inner.low < inner.high < outer.high
