"""Strata: weights, stratified means with their errors, and the cost of unequal weights."""

import numpy as np
import pytest

from assessment.domain.weighting.strata import (
    EmptyStratum,
    MoreAnswersThanPeople,
    UnknownPeople,
    UnknownVariance,
    design_effect,
    effective_size,
    stratified,
    stratum_weights,
)


def test_a_respondent_stands_for_as_many_people_as_there_are_to_each() -> None:
    assert stratum_weights(people=np.array([100, 30, 0]), counts=np.array([20, 30, 0])).tolist() == [5, 1, 0]


@pytest.mark.parametrize(
    ("people", "counts", "error"),
    [([10, 5], [2, 0], EmptyStratum), ([10, -1], [2, 1], UnknownPeople), ([10, 1], [2, 2], MoreAnswersThanPeople)],
)
def test_strata_that_cannot_be_weighted_are_refused(
    people: list[int], counts: list[int], error: type[ValueError]
) -> None:
    with pytest.raises(error, match=r"stratum"):
        stratum_weights(people=np.array(people), counts=np.array(counts))


def test_one_stratum_is_a_simple_sample() -> None:
    found = stratified(
        people=np.array([50]), counts=np.array([20]), means=np.array([60.0]), variances=np.array([400.0])
    )

    assert found.mean == 60
    assert found.standard_error == pytest.approx(np.sqrt(0.6 * 400 / 20))


def test_a_census_has_no_error() -> None:
    people = np.array([12, 1])

    found = stratified(people=people, counts=people, means=np.array([60.0, 34.0]), variances=np.array([400.0, 0.0]))

    assert found.mean == pytest.approx(58)
    assert found.standard_error == 0


def test_the_only_respondent_of_several_people_tells_no_error() -> None:
    with pytest.raises(UnknownVariance, match="one respondent"):
        stratified(
            people=np.array([12, 2]), counts=np.array([6, 1]), means=np.array([60, 34]), variances=np.array([400, 0])
        )


def test_equal_weights_cost_nothing() -> None:
    weights, counts = np.array([2.5, 2.5]), np.array([10, 30])

    assert design_effect(weights=weights, counts=counts) == 1
    assert effective_size(weights=weights, counts=counts) == 40


def test_the_design_effect_is_one_and_the_squared_coefficient_of_variation() -> None:
    weights, counts = np.array([1.0, 3.0]), np.array([3, 1])
    each = np.repeat(weights, counts)

    assert design_effect(weights=weights, counts=counts) == pytest.approx(1 + each.var() / each.mean() ** 2)
    assert effective_size(weights=weights, counts=counts) == pytest.approx(36 / 12)
