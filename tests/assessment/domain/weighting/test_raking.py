"""Raking: margins that are reached, refused or out of reach, and weights that are held in bounds."""

import numpy as np
import pytest

from assessment.domain.weighting.raking import (
    EmptyCategory,
    MarginsDisagree,
    RakedWeights,
    RakingFailed,
    ShowUnweighted,
    rake,
    raking_weights,
)


def test_one_margin_is_post_stratification() -> None:
    assert rake(sample=np.array([10.0, 30.0]), margins=[np.array([50, 50])]).tolist() == [50, 50]


def test_independent_cells_are_reached_at_once() -> None:
    found = rake(sample=np.ones((2, 3)), margins=[np.array([40, 60]), np.array([20, 30, 50])])

    assert found == pytest.approx(np.outer([40, 60], [20, 30, 50]) / 100)


def test_raking_keeps_the_odds_ratio_of_the_sample() -> None:
    sample = np.array([[12.0, 5.0], [3.0, 20.0]])

    found = rake(sample=sample, margins=[np.array([70, 30]), np.array([45, 55])])

    assert found.sum(axis=1) == pytest.approx([70, 30])
    assert found.sum(axis=0) == pytest.approx([45, 55])
    assert found[0, 0] * found[1, 1] / (found[0, 1] * found[1, 0]) == pytest.approx(12 * 20 / (5 * 3))


def test_three_margins_are_reached_together() -> None:
    sample = np.arange(1.0, 9.0).reshape(2, 2, 2)
    margins = [np.array([30, 70]), np.array([55, 45]), np.array([50, 50])]

    found = rake(sample=sample, margins=margins)

    for axis, margin in enumerate(margins):
        others = tuple(other for other in range(3) if other != axis)
        assert found.sum(axis=others) == pytest.approx(margin, abs=1e-8)


def test_margins_of_millions_are_reached_as_far_as_numbers_go() -> None:
    sample = np.array([[12.0, 5.0], [3.0, 20.0]])

    found = rake(sample=sample, margins=[np.array([7e8, 3e8]), np.array([4.5e8, 5.5e8])])

    assert found.sum(axis=1) == pytest.approx([7e8, 3e8])


def test_a_category_without_people_and_respondents_is_left_alone() -> None:
    found = rake(sample=np.array([[5.0, 0.0], [5.0, 0.0]]), margins=[np.array([30, 10]), np.array([40, 0])])

    assert found.tolist() == [[30, 0], [10, 0]]


@pytest.mark.parametrize(
    ("sample", "margin"), [([[5.0, 0.0], [5.0, 0.0]], [30, 10]), ([[5.0, 1.0], [5.0, 1.0]], [40, 0])]
)
def test_people_without_respondents_or_the_reverse_are_refused(sample: list[list[float]], margin: list[int]) -> None:
    with pytest.raises(EmptyCategory, match="Category 1 of margin 1"):
        rake(sample=np.array(sample), margins=[np.array([20, 20]), np.array(margin)])


def test_margins_of_different_totals_are_refused() -> None:
    with pytest.raises(MarginsDisagree, match="same number of people"):
        rake(sample=np.ones((2, 2)), margins=[np.array([20, 20]), np.array([20, 21])])


def test_margins_of_another_shape_than_the_cells_are_refused() -> None:
    with pytest.raises(MarginsDisagree, match="as many categories"):
        rake(sample=np.ones((2, 3)), margins=[np.array([20, 20]), np.array([20, 20])])


def test_margins_that_empty_cells_forbid_are_out_of_reach() -> None:
    with pytest.raises(RakingFailed, match="200 sweeps"):
        rake(sample=np.diag([5.0, 5.0]), margins=[np.array([30, 10]), np.array([10, 30])])


def test_mild_weights_are_used_as_they_are() -> None:
    found = raking_weights(counts=np.array([10, 30]), margins=[np.array([40, 60])])

    assert isinstance(found, RakedWeights)
    assert found.weights.tolist() == [4, 2]
    assert (found.trimmed, found.within_bounds) == (False, True)
    assert found.deff == pytest.approx(40 * (10 * 16 + 30 * 4) / 100**2)
    assert found.effective == pytest.approx(40 / found.deff)


@pytest.mark.parametrize(
    ("counts", "margins", "within"),
    [
        ([[55, 4], [57, 58]], [[468, 441], [532, 377]], True),
        ([[40, 28], [20, 17]], [[511, 110], [456, 165]], True),
        ([[20, 4], [18, 59]], [[257, 644], [189, 712]], False),
    ],
)
def test_weights_beyond_their_bounds_are_trimmed_as_far_as_the_margins_allow(
    counts: list[list[int]], margins: list[list[int]], within: bool
) -> None:
    people = [np.array(margin) for margin in margins]
    found = raking_weights(counts=np.array(counts), margins=people)

    assert isinstance(found, RakedWeights)
    relative = found.weights * np.sum(counts) / people[0].sum()
    assert (found.trimmed, found.within_bounds) == (True, within)
    assert bool(((relative > 1 / 3 - 1e-6) & (relative < 3 + 1e-5)).all()) is within
    assert (found.weights * counts).sum(axis=0) == pytest.approx(margins[1])
    assert (found.weights * counts).sum(axis=1) == pytest.approx(margins[0])


def test_a_category_that_almost_nobody_speaks_for_is_shown_unweighted() -> None:
    found = raking_weights(counts=np.array([95, 5]), margins=[np.array([40, 60])])

    assert isinstance(found, ShowUnweighted)
    assert found.deff > 2
    assert found.effective == pytest.approx(100 / found.deff)
