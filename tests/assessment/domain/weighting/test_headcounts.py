"""Weighting by headcount: when people count, when respondents do, and how well the interval holds."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.special import stdtrit

from assessment.domain.counts.scoring import MISSING
from assessment.domain.edition import POINT
from assessment.domain.figures import Weighting
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import Evenly, half_widths, variances
from assessment.domain.weighting.headcounts import WeightedFigures, headcount_weighted
from assessment.domain.weighting.strata import MoreAnswersThanPeople
from tests.assessment.domain.tallied import tallied

LEVELS = Evenly.over_levels(4)


def weighted(*, parents: Sequence[int], people: Sequence[int], scores: Sequence[Sequence[float]]) -> WeightedFigures:
    """Figures of atoms with one measure."""
    counted, sums, squares = tallied(scores)
    return headcount_weighted(
        parents=np.array(parents, dtype=np.int64),
        people=np.array(people, dtype=np.int64),
        counted=counted,
        sums=sums,
        squares=squares,
        evenly=[LEVELS],
    )


def variances_of(scores: Sequence[float]) -> float:
    """Variance of an atom's scores and one imaginary respondent."""
    counted, sums, squares = tallied([scores])
    return float(variances(counted=counted, sums=sums, squares=squares, evenly=LEVELS)[0, 0])


def test_a_unit_speaks_for_its_people_not_for_those_who_answered() -> None:
    found = weighted(parents=[-1, 0, 0], people=[0, 90, 30], scores=[[], [50] * 10, [100] * 10])

    assert found.scores[0, 0] == 62_500_000
    assert found.weighting[0, 0] == Weighting.HEADCOUNT
    assert found.counted[:, 0].tolist() == [20, 10, 10]
    assert found.degrees[0, 0] == 18
    assert found.design_effects[0, 0] == pytest.approx(1.25)


def test_one_unknown_headcount_makes_all_respondents_above_it_equal() -> None:
    found = weighted(
        parents=[-1, 0, 1, 0], people=[10, 20, UNKNOWN, 40], scores=[[100] * 2, [50] * 10, [0] * 10, [75] * 10]
    )

    kinds = [Weighting.EQUAL, Weighting.EQUAL, Weighting.EQUAL, Weighting.HEADCOUNT]
    assert found.weighting[:, 0].tolist() == kinds
    assert found.scores[:, 0].tolist() == [round(1450 / 32 * POINT), 25 * POINT, 0, 75 * POINT]
    assert found.degrees[:, 0].tolist() == [31, 19, 9, 9]
    assert np.isnan(found.design_effects[:3, 0]).all()


def test_an_unknown_headcount_of_people_who_are_silent_matters_to_nobody() -> None:
    found = weighted(parents=[-1, 0, 0], people=[UNKNOWN, 90, 30], scores=[[], [50] * 10, [100] * 10])

    assert found.scores[0, 0] == 62_500_000
    assert found.weighting[:, 0].tolist() == [Weighting.HEADCOUNT] * 3


def test_an_unknown_headcount_makes_equal_even_the_measures_that_its_people_did_not_answer() -> None:
    counted, sums, squares = tallied([[50] * 10, [100] * 10, [0] * 10])
    both = np.hstack([counted, counted])
    both[0, 1] = 0

    found = headcount_weighted(
        parents=np.array([-1, 0, 0]),
        people=np.array([UNKNOWN, 90, 30]),
        counted=both,
        sums=np.where(both > 0, sums, 0),
        squares=np.where(both[:, :, None] > 0, squares, 0),
        evenly=[LEVELS, LEVELS],
    )

    assert found.weighting[0].tolist() == [Weighting.EQUAL] * 2
    assert found.scores[0].tolist() == [50 * POINT, 50 * POINT]


def test_people_of_a_part_where_nobody_answered_are_no_census() -> None:
    scores = [[], [50] * 10, [100] * 10]

    counted_out = weighted(parents=[-1, 0, 0], people=[20, 10, 10], scores=scores)
    unknown = weighted(parents=[-1, 0, 0], people=[UNKNOWN, 10, 10], scores=scores)

    # Both departments answered to the last, but they are half of the agency, or nobody knows what part of it.
    by_atom = [variances_of([50] * 10), variances_of([100] * 10)]
    assert counted_out.errors[:, 0] == pytest.approx([np.sqrt(0.5 * sum(by_atom) / 40), 0, 0])
    assert unknown.errors[:, 0] == pytest.approx([np.sqrt(sum(by_atom) / 40), 0, 0])
    assert counted_out.scores.tolist() == unknown.scores.tolist()


def test_respondents_who_weigh_the_same_are_set_against_everybody_too() -> None:
    found = weighted(parents=[-1, 0, 0], people=[20, 100, 20], scores=[[], [100] * 5, [0] * 20])

    counted, sums, squares = tallied([[100] * 5 + [0] * 20])
    assert found.weighting[0, 0] == Weighting.EQUAL
    assert found.half_widths[0, 0] == pytest.approx(
        half_widths(counted=counted, sums=sums, squares=squares, headcounts=np.array([[140]]), evenly=LEVELS)[0, 0]
    )


def test_weights_too_uneven_are_given_up_and_their_cost_is_told() -> None:
    scores = [[100] * 5, [0] * 20]

    found = weighted(parents=[-1, 0], people=[100, 20], scores=scores)

    everybody = [score for group in scores for score in group]
    counted, sums, squares = tallied([everybody])
    assert found.design_effects[0, 0] > 2
    assert found.weighting[:, 0].tolist() == [Weighting.EQUAL, Weighting.HEADCOUNT]
    assert found.scores[0, 0] == 20 * POINT
    assert found.half_widths[0, 0] == pytest.approx(
        half_widths(counted=counted, sums=sums, squares=squares, headcounts=np.array([[120]]), evenly=LEVELS)[0, 0]
    )


@pytest.mark.parametrize("people", [15, 10, UNKNOWN])
def test_a_unit_with_nothing_below_has_the_interval_of_a_simple_sample(people: int) -> None:
    scores = [[0, 25, 50, 50, 75, 75, 75, 75, 100, 100]]
    counted, sums, squares = tallied(scores)

    found = weighted(parents=[-1], people=[people], scores=scores)

    expected = half_widths(counted=counted, sums=sums, squares=squares, headcounts=np.array([[people]]), evenly=LEVELS)
    assert found.half_widths == pytest.approx(expected)


def test_half_widths_have_a_degree_less_for_each_atom() -> None:
    found = weighted(parents=[-1, 0], people=[30, 10], scores=[[40, 60, 50, 50], [90, 100]])

    assert found.half_widths[0, 0] == pytest.approx(stdtrit(4, 0.975) * found.errors[0, 0])


def test_atoms_of_one_answer_each_have_no_interval_unless_they_are_all_there_is() -> None:
    several = weighted(parents=[-1, 0], people=[2, 2], scores=[[40], [60]])
    everybody = weighted(parents=[-1, 0], people=[1, 1], scores=[[40], [60]])

    assert np.isnan(several.half_widths).all()
    assert everybody.half_widths.tolist() == [[0], [0]]


def test_nobody_has_no_figure() -> None:
    found = weighted(parents=[-1], people=[30], scores=[[]])

    assert (found.scores[0, 0], found.counted[0, 0], found.degrees[0, 0]) == (MISSING, 0, 0)
    assert np.isnan(found.half_widths[0, 0])


def test_nothing_shown_has_no_figures() -> None:
    found = weighted(parents=[], people=[], scores=[])

    assert found.scores.size == 0


def test_more_answers_than_people_are_refused() -> None:
    with pytest.raises(MoreAnswersThanPeople, match="than the frame says"):
        weighted(parents=[-1], people=[2], scores=[[50] * 3])


def test_the_interval_covers_the_people_where_pooling_misses_them() -> None:
    """Two thousand samples of one agency whose large department answers seldom and is content least."""
    rng = np.random.default_rng(7)
    people, answered, content = [200, 40, 60], [40, 30, 20], [35, 75, 55]
    population = [
        np.clip(np.rint(rng.normal(mean, 22, size) / 25), 0, 4) * 25 for size, mean in zip(people, content, strict=True)
    ]
    truth = np.concatenate(population).mean()
    samples = [
        np.stack([rng.permutation(scores)[:n] for _ in range(2000)], axis=1)
        for scores, n in zip(population, answered, strict=True)
    ]
    micro = [np.rint(sample * POINT).astype(np.int64) for sample in samples]
    squares = [np.stack([(s * s & 0xFFFFFFFF).sum(axis=0), (s * s >> 32).sum(axis=0)], axis=-1) for s in micro]
    arrays = {
        "parents": np.array([-1, 0, 0]),
        "counted": np.repeat(np.array(answered)[:, None], 2000, axis=1),
        "sums": np.stack([s.sum(axis=0) for s in micro]),
        "squares": np.stack(squares),
    }

    found = headcount_weighted(**arrays, people=np.array(people), evenly=[LEVELS] * 2000)
    alike = headcount_weighted(**arrays, people=np.full(3, UNKNOWN), evenly=[LEVELS] * 2000)

    covered = np.abs(found.scores[0] / POINT - truth) <= found.half_widths[0]
    assert covered.mean() == pytest.approx(0.95, abs=0.015)
    assert (np.abs(alike.scores[0] / POINT - truth) <= alike.half_widths[0]).mean() < 0.2
