"""Agreement of two assessors on categories."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.assessors.kappa import Kappa, NotAnAgreementTable, agreement_table, kappa, kappa_quadratic
from assessment.domain.assessors.undefined import Cause, Undefined


def table(*rows: list[float]) -> NDArray[np.float64]:
    """Counts, one row a category of the first assessor."""
    return np.array(rows, dtype=np.float64)


def found(result: Kappa | Undefined) -> Kappa:
    """The kappa, which is expected to exist."""
    assert isinstance(result, Kappa)
    return result


def test_two_lists_of_categories_become_a_table() -> None:
    counts = agreement_table(first=[0, 2, 2, 0], second=[0, 2, 0, 0], categories=[0, 1, 2])

    assert counts.tolist() == [[2, 0, 0], [0, 0, 0], [1, 0, 1]]


@pytest.mark.parametrize(("first", "second"), [([0, 1], [0]), ([0, 5], [0, 1])])
def test_lists_that_do_not_fit_are_refused(first: list[float], second: list[float]) -> None:
    with pytest.raises(NotAnAgreementTable):
        agreement_table(first=first, second=second, categories=[0, 1, 2])


def test_kappa_is_agreement_beyond_chance() -> None:
    # p_o = 35/50, p_e = .5 · .6 + .5 · .4 = .5.
    result = found(kappa(table([20, 5], [10, 15])))

    assert result.value == pytest.approx(0.4)
    assert result.n == 50
    # Sum of p (w − (w̄_i. + w̄_.j) · .6)² = .4 · .34² + .1 · .66² + .2 · .54² + .3 · .46² = .2116,
    # less (.4 − .3)²; n (1 − p_e)² = 12.5.
    assert result.standard_error == pytest.approx((0.2016 / 12.5) ** 0.5)


def test_near_misses_count_for_less_than_far_ones_only_with_weights() -> None:
    near, far = table([10, 5, 0], [0, 10, 0], [0, 0, 10]), table([10, 0, 5], [0, 10, 0], [0, 0, 10])

    assert found(kappa(near)).value == pytest.approx(found(kappa(far)).value)
    assert found(kappa_quadratic(near)).value > found(kappa_quadratic(far)).value


def test_with_two_categories_weights_change_nothing() -> None:
    counts = table([20, 5], [10, 15])

    assert found(kappa_quadratic(counts)).value == pytest.approx(found(kappa(counts)).value)


def test_complete_agreement_is_one_without_error() -> None:
    result = found(kappa_quadratic(table([3, 0], [0, 4])))

    assert (result.value, result.standard_error) == (1, 0)
    assert (result.interval().low, result.interval().high) == (1, 1)


def test_an_interval_does_not_leave_the_possible() -> None:
    interval = found(kappa(table([2, 1], [0, 2]))).interval()

    assert -1 <= interval.low < interval.high == 1


def test_the_interval_is_normal() -> None:
    result = found(kappa(table([20, 5], [10, 15])))

    assert result.interval(0.95).low == pytest.approx(result.value - 1.959964 * result.standard_error)


@pytest.mark.parametrize(
    ("counts", "cause"),
    [
        (table([0, 0], [0, 0]), Cause.NO_PAIRS),
        (np.empty((0, 0)), Cause.NO_PAIRS),
        (table([7, 0], [0, 0]), Cause.NO_VARIANCE),
        (table([7]), Cause.NO_VARIANCE),
    ],
)
def test_counts_that_tell_nothing_have_no_kappa(counts: NDArray[np.float64], cause: Cause) -> None:
    assert kappa(counts) == kappa_quadratic(counts) == Undefined(cause)


@pytest.mark.parametrize("counts", [table([1, 2]), table([1, -1], [0, 1]), table([np.nan]), np.array([1.0])])
def test_what_is_no_table_of_counts_is_refused(counts: NDArray[np.float64]) -> None:
    with pytest.raises(NotAnAgreementTable):
        kappa(counts)
