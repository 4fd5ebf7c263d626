"""Estimates from samples of atoms: exact rounding, trimmed weights, errors and their degrees."""

from collections.abc import Sequence

import numpy as np
import pytest

from assessment.domain.counts.scoring import MISSING
from assessment.domain.edition import POINT
from assessment.domain.inference.intervals import Evenly
from assessment.domain.weighting.poststratification import Samples, nearest, pooled, poststratified
from tests.assessment.domain.tallied import tallied

LEVELS = Evenly.over_levels(4)


def samples(*, parents: Sequence[int], people: Sequence[int], scores: Sequence[Sequence[float]]) -> Samples:
    """Atoms with one measure."""
    counted, sums, squares = tallied(scores)
    standing = np.where(counted > 0, np.array(people, dtype=np.int64)[:, None], 0)
    return Samples(np.array(parents, dtype=np.int64), standing, counted, sums, squares, [LEVELS])


def spread(scores: Sequence[float]) -> float:
    """Variance of the scores and one imaginary respondent, by its definition."""
    total, square = sum(scores) + LEVELS.mean, sum(score * score for score in scores) + LEVELS.square
    n = len(scores) + 1
    return (square - total * total / n) / (n - 1)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(7, 2, 4), (5, 2, 2), (1, 3, 0), (2, 3, 1), (0, 0, 0), (6, 2, 3), (2**62 - 1, 2**61, 2), (10**17 + 5, 10, 10**16)],
)
def test_quotients_are_rounded_to_the_nearest_and_ties_to_the_even(
    numerator: int, denominator: int, expected: int
) -> None:
    found = nearest(numerator=np.array([numerator]), denominator=np.array([denominator]))

    assert found.tolist() == [expected]


def test_a_single_atom_is_a_simple_sample() -> None:
    answers = [0, 50, 100, 75]

    found = poststratified(samples(parents=[-1], people=[10], scores=[answers]))

    assert found.scores[0, 0] == 56_250_000
    assert found.errors[0, 0] == pytest.approx(np.sqrt((1 - 0.4) * spread(answers) / 4))
    assert (found.degrees[0, 0], found.design_effects[0, 0]) == (3, pytest.approx(1))


def test_atoms_speak_for_their_people() -> None:
    large, small = [40, 60, 50, 50], [90, 100]

    found = poststratified(samples(parents=[-1, 0], people=[30, 10], scores=[large, small]))

    assert found.scores[:, 0].tolist() == [61_250_000, 95_000_000]
    variance = 0.75**2 * (1 - 4 / 30) * spread(large) / 4 + 0.25**2 * (1 - 2 / 10) * spread(small) / 2
    assert found.errors[0, 0] == pytest.approx(np.sqrt(variance))
    assert found.degrees[:, 0].tolist() == [4, 1]
    weights = np.array([7.5] * 4 + [5] * 2)
    assert found.design_effects[0, 0] == pytest.approx(1 + weights.var() / weights.mean() ** 2)


def test_a_weight_above_three_times_the_mean_is_held_there() -> None:
    few, many = [100.0], [0.0] * 19

    found = poststratified(samples(parents=[-1, 0], people=[61, 39], scores=[few, many]))

    # The mean weight is 100 / 20: the one stands for 15 of 61 people, the nineteen for their 39.
    assert found.scores[0, 0] == round(100 * POINT * 15 / (15 + 39))


def test_a_weight_below_a_third_of_the_mean_is_held_there() -> None:
    census, sampled = [100.0] * 10, [0.0] * 10

    found = poststratified(samples(parents=[-1, 0], people=[10, 90], scores=[census, sampled]))

    # The mean weight is 5: each of the ten stands for 5/3 people, in whole millionths of all ten together.
    assert found.scores[0, 0] == round(100 * POINT * 16_666_667 / (16_666_667 + 90_000_000))


def test_weights_are_trimmed_to_the_mean_of_each_unit_by_itself() -> None:
    """What is extreme in the agency is ordinary in the department."""
    few, alike, many = [100.0], [80.0], [0.0] * 98

    found = poststratified(samples(parents=[-1, 0, 1], people=[98, 50, 50], scores=[many, few, alike]))

    assert found.scores[1, 0] == 90 * POINT
    # The agency's mean weight is 198 / 100: each of the two stands for 5.94 people, not 50.
    assert found.scores[0, 0] == round((100 + 80) * POINT * 5.94 / (5.94 * 2 + 98))


@pytest.mark.parametrize("people", [30_000, 30_001, 40_000_000, 8_000_000_000])
def test_weights_of_any_number_of_people_there_are_do_not_overflow(people: int) -> None:
    found = poststratified(samples(parents=[-1, 0], people=[people, 20], scores=[[100.0] * 2, [0.0] * 20]))

    # The mean weight is (people + 20) / 22; the two are held at three times and the twenty at a third of it.
    assert found.scores[0, 0] == pytest.approx(100 * POINT * 6 / (6 + 20 / 3), abs=1)
    assert found.scores[0, 0] > 0


def test_an_atom_without_answers_leaves_the_figure() -> None:
    found = poststratified(samples(parents=[-1, 0, 0], people=[30, 500, 10], scores=[[40, 60], [], [90]]))

    assert found.scores[:, 0].tolist() == [60_000_000, MISSING, 90_000_000]
    assert np.isnan(found.errors[1, 0])
    assert np.isnan(found.design_effects[1, 0])
    assert found.degrees[:, 0].tolist() == [1, 0, 0]


def test_one_answer_has_the_variance_of_the_imaginary_respondent() -> None:
    found = poststratified(samples(parents=[-1], people=[10], scores=[[LEVELS.mean]]))

    assert found.errors[0, 0] == pytest.approx(np.sqrt(0.9 * (LEVELS.square - LEVELS.mean**2)))


def test_a_census_has_no_error() -> None:
    found = poststratified(samples(parents=[-1, 0], people=[3, 2], scores=[[0, 50, 100], [75, 75]]))

    assert found.errors.tolist() == [[0], [0]]
    assert found.scores[0, 0] == 60 * POINT


def test_only_those_who_could_be_reached_are_deducted() -> None:
    large, small = [40, 60, 50, 50], [90, 100]
    atoms = samples(parents=[-1, 0], people=[30, 10], scores=[large, small])

    found = poststratified(atoms, reached=np.array([[0.5], [1.0]]))

    variance = 0.75**2 * (1 - 2 / 30) * spread(large) / 4 + 0.25**2 * (1 - 1 / 10) * spread(small) / 2
    assert found.errors[:, 0] == pytest.approx([np.sqrt(variance), poststratified(atoms).errors[1, 0]])
    assert found.scores.tolist() == poststratified(atoms).scores.tolist()


def test_pooled_respondents_weigh_the_same() -> None:
    some, others = [40, 60, 50, 50], [90, 100]

    found = pooled(
        samples=samples(parents=[-1, 0], people=[30, 10], scores=[some, others]), fractions=np.array([[0.25], [0]])
    )

    assert found.scores[:, 0].tolist() == [65_000_000, 95_000_000]
    assert found.errors[:, 0] == pytest.approx(
        [np.sqrt(0.75 * spread([*some, *others]) / 6), np.sqrt(spread(others) / 2)]
    )
    assert found.degrees[:, 0].tolist() == [5, 1]
    assert found.design_effects[:, 0].tolist() == [1, 1]


def test_nobody_pooled_has_no_figure() -> None:
    found = pooled(samples=samples(parents=[-1], people=[30], scores=[[]]), fractions=np.zeros((1, 1)))

    assert (found.scores[0, 0], found.degrees[0, 0]) == (MISSING, 0)
    assert np.isnan(found.errors[0, 0])
    assert np.isnan(found.design_effects[0, 0])
