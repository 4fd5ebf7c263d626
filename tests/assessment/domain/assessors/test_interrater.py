"""Agreement of assessors who all rated the same organisations."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.assessors.interrater import Band, IncompleteTable, Intraclass, band, intraclass, mean_squares
from assessment.domain.assessors.undefined import Cause, Interval, Undefined


def table(*rows: list[float]) -> NDArray[np.float64]:
    """Ratings, one row an organisation."""
    return np.array(rows, dtype=np.float64)


def found(ratings: NDArray[np.float64]) -> Intraclass:
    """The coefficients, which are expected to exist."""
    result = intraclass(ratings)
    assert isinstance(result, Intraclass)
    return result


def test_the_mean_squares_split_the_variance_of_the_table() -> None:
    squares = mean_squares(table([1, 3], [2, 6]))

    assert not isinstance(squares, Undefined)
    # Deviations from 3: −2 0 −1 3; rows −1 1; columns −1.5 1.5; what is left ±0.5.
    assert (squares.rows, squares.columns, squares.error, squares.within) == (4, 9, 1, 5)
    assert (squares.organisations, squares.assessors) == (2, 2)


def test_the_six_coefficients_follow_their_formulas() -> None:
    result = found(table([1, 3], [2, 6]))

    assert result.one_way_single == pytest.approx(-1 / 9)
    assert result.one_way_average == pytest.approx(-1 / 4)
    assert result.random_single == pytest.approx(3 / 13)
    assert result.random_average == pytest.approx(3 / 8)
    assert result.fixed_single == pytest.approx(3 / 5)
    assert result.fixed_average == pytest.approx(3 / 4)


def test_assessors_who_give_the_same_agree_completely_and_surely() -> None:
    result = found(table([10, 10, 10], [40, 40, 40], [70, 70, 70]))

    assert result.random_single == result.one_way_single == result.fixed_average == 1
    assert result.interval == Interval(1, 1)


def test_a_constant_severity_counts_against_agreement_and_not_against_consistency() -> None:
    result = found(table([10, 20, 30], [20, 30, 40], [40, 50, 60]))

    assert result.fixed_single == result.fixed_average == 1
    assert result.random_single == pytest.approx(0.7)
    assert result.interval.low < 0.7 < result.interval.high <= 1


def test_more_confidence_makes_a_wider_interval() -> None:
    ratings = table([1, 2, 1], [3, 2, 3], [5, 4, 5], [2, 2, 3])
    narrow, wide = (intraclass(ratings, confidence=confidence) for confidence in (0.8, 0.99))

    assert isinstance(narrow, Intraclass)
    assert isinstance(wide, Intraclass)
    assert wide.interval.low < narrow.interval.low < narrow.interval.high < wide.interval.high


def test_the_interval_of_a_negative_estimate_still_holds_it() -> None:
    result = found(table([2, 3, 1], [3, 2, 0], [1, 3, 2]))

    assert result.random_single == pytest.approx(-0.3)
    assert result.interval.low <= result.random_single < 0 < result.interval.high


@pytest.mark.parametrize(
    ("ratings", "cause"),
    [
        (table([1], [2]), Cause.ONE_ASSESSOR),
        (table([1, 2, 3]), Cause.ONE_UNIT),
        (table([0.1, 0.1], [0.1, 0.1], [0.1, 0.1]), Cause.NO_VARIANCE),
        (table([50, 60.1, 70], [50, 60.1, 70]), Cause.NO_DIFFERENCE),
        (table([0, 1, 2], [2, 1, 0]), Cause.NO_DIFFERENCE),
        (table([0, 3], [3, 0.1]), Cause.NO_DIFFERENCE),
        (table([3, 9], [6, 13], [13, 6]), Cause.NO_DIFFERENCE),
    ],
)
def test_ratings_that_tell_nothing_have_no_coefficient(ratings: NDArray[np.float64], cause: Cause) -> None:
    assert intraclass(ratings) == Undefined(cause)


@pytest.mark.parametrize("ratings", [table([1, 2], [3, np.nan]), np.array([1.0, 2.0]), np.empty((0, 3))])
def test_a_table_with_a_gap_is_refused(ratings: NDArray[np.float64]) -> None:
    with pytest.raises(IncompleteTable):
        intraclass(ratings)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (-0.2, Band.POOR),
        (0.49, Band.POOR),
        (0.5, Band.MODERATE),
        (0.74, Band.MODERATE),
        (0.75, Band.GOOD),
        (0.89, Band.GOOD),
        (0.9, Band.EXCELLENT),
        (1.0, Band.EXCELLENT),
    ],
)
def test_a_boundary_belongs_to_the_higher_band(value: float, expected: Band) -> None:
    assert band(value) is expected
