"""Agreement of assessors who did not all rate everything."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.assessors.krippendorff import (
    Band,
    Metric,
    PairedRatings,
    RatingsNotOnMetric,
    alpha_interval,
    band,
    krippendorff_alpha,
)
from assessment.domain.assessors.undefined import Cause, Interval, Undefined

GAP = np.nan


def table(*rows: list[float]) -> NDArray[np.float64]:
    """Ratings, one row a unit."""
    return np.array(rows, dtype=np.float64)


def seed() -> np.random.Generator:
    """The same draws every time."""
    return np.random.default_rng(7)


SPLIT = table([1, 1], [2, 2], [1, 2], [3, 3], [2, 3])


def test_the_coincidence_matrix_counts_pairs_in_both_orders() -> None:
    found = PairedRatings.of(table([1, 2, GAP], [2, 2, 3], [GAP, GAP, 9], [GAP, GAP, GAP]))

    assert found.values.tolist() == [1, 2, 3]
    # The second unit has three ratings, so that each of its pairs weighs a half.
    assert found.coincidences().tolist() == [[0, 1, 0], [1, 1, 1], [0, 1, 0]]


def test_a_unit_can_be_counted_twice_or_not_at_all() -> None:
    found = PairedRatings.of(table([1, 2], [2, 2]))

    assert found.coincidences(np.array([2, 0])).tolist() == [[0, 2], [2, 0]]


def test_alpha_is_one_minus_observed_over_expected_disagreement() -> None:
    # Coincidences 1-1: 2, 1-2: 1, 2-2: 0, so D_o = 2/4; n = (3, 1), so D_e = 2 · 3 · 1 / (4 · 3) = 1/2.
    assert krippendorff_alpha(table([1, 1], [1, 2]), metric=Metric.NOMINAL) == 0


@pytest.mark.parametrize("metric", Metric)
def test_assessors_who_give_the_same_agree_completely_on_every_metric(metric: Metric) -> None:
    assert krippendorff_alpha(table([0, 0, GAP], [1, GAP, 1], [GAP, 5, 5]), metric=metric) == 1


@pytest.mark.parametrize("metric", Metric)
def test_two_who_always_differ_agree_less_than_by_chance(metric: Metric) -> None:
    alpha = krippendorff_alpha(table([0, 1], [1, 0], [0, 1]), metric=metric)

    assert not isinstance(alpha, Undefined)
    assert alpha < 0


def test_ordinal_alpha_sees_the_order_and_not_the_numbers() -> None:
    near = table([1, 2], [3, 4], [1, 1])
    stretched = table([1, 20], [30, 400], [1, 1])

    assert krippendorff_alpha(near) == krippendorff_alpha(stretched)
    assert krippendorff_alpha(near, metric=Metric.INTERVAL) != krippendorff_alpha(stretched, metric=Metric.INTERVAL)


@pytest.mark.parametrize(
    ("ratings", "cause"),
    [
        (table([1, GAP], [GAP, 2]), Cause.NO_PAIRS),
        (table([1], [2]), Cause.NO_PAIRS),
        (np.empty((0, 3)), Cause.NO_PAIRS),
        (table([4, 4], [4, 4], [GAP, 5]), Cause.NO_VARIANCE),
    ],
)
@pytest.mark.parametrize("metric", Metric)
def test_ratings_that_tell_nothing_have_no_alpha(ratings: NDArray[np.float64], cause: Cause, metric: Metric) -> None:
    assert krippendorff_alpha(ratings, metric=metric) == Undefined(cause)
    assert alpha_interval(ratings, metric=metric, generator=seed()) == Undefined(cause)


def test_one_unit_has_an_alpha_and_no_interval() -> None:
    assert krippendorff_alpha(table([1, 2, 2])) == 0
    assert alpha_interval(table([1, 2, 2], [GAP, GAP, 2]), generator=seed()) == Undefined(Cause.ONE_UNIT)


def test_the_interval_is_the_same_for_the_same_seed_and_holds_alpha() -> None:
    first, again = (alpha_interval(SPLIT, generator=seed(), draws=400) for _ in range(2))
    alpha = krippendorff_alpha(SPLIT)

    assert isinstance(first, Interval)
    assert not isinstance(alpha, Undefined)
    assert first == again
    assert -1 <= first.low < alpha < first.high <= 1


def test_draws_without_variance_are_left_out() -> None:
    # Two unanimous units: half of the draws hold one of them twice.
    ratings = table([1, 1], [2, 2])

    assert alpha_interval(ratings, generator=seed(), draws=100) == Interval(1, 1)


def test_there_is_no_interval_when_no_draw_varies() -> None:
    class Stubborn(np.random.Generator):
        def multinomial(self, *args: object, **kwargs: object) -> NDArray[np.int64]:
            return np.array([[2, 0]])

    ratings = table([1, 1], [2, 2])

    assert alpha_interval(ratings, generator=Stubborn(np.random.PCG64(1))) == Undefined(Cause.NO_VARIANCE)


def test_ratios_need_ratings_from_zero_up() -> None:
    with pytest.raises(RatingsNotOnMetric):
        krippendorff_alpha(table([-1, 1], [2, 2]), metric=Metric.RATIO)
    with pytest.raises(RatingsNotOnMetric):
        alpha_interval(table([-1, 1], [2, 2]), metric=Metric.RATIO, generator=seed())


@pytest.mark.parametrize("ratings", [np.array([1.0, 2.0]), table([1, np.inf])])
def test_what_is_no_table_of_numbers_is_refused(ratings: NDArray[np.float64]) -> None:
    with pytest.raises(RatingsNotOnMetric):
        krippendorff_alpha(ratings)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.666, Band.UNRELIABLE), (0.667, Band.TENTATIVE), (0.79, Band.TENTATIVE), (0.8, Band.RELIABLE)],
)
def test_a_boundary_belongs_to_the_higher_band(value: float, expected: Band) -> None:
    assert band(value) is expected
