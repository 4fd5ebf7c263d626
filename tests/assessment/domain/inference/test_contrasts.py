"""Tests of the sides of a difference and of a unit against the unit that contains it."""

import math
import statistics

import numpy as np
import pytest

from assessment.domain.edition import POINT
from assessment.domain.figures import Reason, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import ContradictorySide, Contrast, Fixed, Side, against_parent, standing_of
from assessment.domain.inference.intervals import Evenly
from assessment.domain.inference.proportions import MoreAnswersThanPeople, NegativeCount, NobodyAnswered, NotAShare
from assessment.domain.inference.welch import Moments, NotAPart

EVENLY = Evenly.over_levels(4)
POSSIBLE = [0.0, 25, 50, 75, 100]


def moments(scores: list[float], people: int = UNKNOWN) -> Moments:
    """Sums of one group of scores in points."""
    micro = [round(score * POINT) for score in scores]
    limbs = [sum(score * score % 2**32 for score in micro), sum(score * score // 2**32 for score in micro)]
    return Moments(np.array(len(micro)), np.array(sum(micro)), np.array(limbs), np.array(people))


def histogram(scores: list[float]) -> list[int]:
    """Answers by option."""
    return [scores.count(score) for score in POSSIBLE]


def side(standing: object) -> Side:
    """A standing that must be a side."""
    assert isinstance(standing, Side)
    return standing


def test_a_side_that_cannot_be_true_is_refused() -> None:
    with pytest.raises(NobodyAnswered):
        Side(0, 5, 50, 100)
    with pytest.raises(NegativeCount):
        Side(-1, 5, 50, 100)
    with pytest.raises(MoreAnswersThanPeople):
        Side(6, 5, 50, 100)
    for mean, variance in ((math.nan, 1.0), (math.inf, 1.0), (50.0, -1.0), (50.0, math.nan)):
        with pytest.raises(ContradictorySide):
            Side(5, 5, mean, variance)
    with pytest.raises(ContradictorySide):
        Side(5, 5, 50, 100, histogram=(1, 1))


def test_a_share_is_of_a_whole() -> None:
    for share in (-0.1, 1.1, math.nan):
        with pytest.raises(NotAShare):
            Contrast("overall", "desk", "agency", Fixed(1), Fixed(2), share=share)


@pytest.mark.parametrize("scores", [[75.0], [75.0, 75, 75], [0.0, 25, 25, 100]])
def test_the_imaginary_respondent_enters_the_variance_as_in_the_figure_s_interval(scores: list[float]) -> None:
    variance = statistics.variance(scores) if len(scores) > 1 else 0.0
    found = Side(len(scores), UNKNOWN, statistics.mean(scores), variance, EVENLY)

    fifths = [*(score for score in scores for _ in range(5)), *POSSIBLE]
    deviations = sum((score - statistics.mean(fifths)) ** 2 for score in fifths) / 5
    assert found.error_variance == pytest.approx(deviations / len(scores))


def test_it_is_the_same_variance_as_that_of_a_whole_map() -> None:
    scores = [0.0, 25, 25, 100]

    assert side(standing_of(moments(scores), evenly=EVENLY)).error_variance == pytest.approx(
        float(moments(scores).sides(EVENLY).variances)
    )


def test_without_the_imaginary_respondent_the_variance_is_the_plain_one_or_unknown() -> None:
    assert Side(5, 9, 50, 100).error_variance == 100
    assert math.isnan(Side(5, 9, 50, None).error_variance)
    assert math.isnan(Side(5, 9, 50, None, EVENLY).error_variance)


def test_sums_of_one_group_become_a_side() -> None:
    scores = [0.0, 25, 25, 100]
    found = side(standing_of(moments(scores, 7), evenly=EVENLY, histogram=histogram(scores)))

    assert (found.n, found.headcount, found.mean, found.evenly) == (4, 7, 37.5, EVENLY)
    assert found.variance == pytest.approx(statistics.variance(scores))
    assert found.histogram == (1, 2, 0, 0, 1)


def test_one_answer_has_no_known_variance_and_none_has_no_side() -> None:
    assert side(standing_of(moments([75.0]))).variance is None
    assert standing_of(moments([], 5)) == Withheld(Reason.FEW_ANSWERS)


def test_a_unit_is_set_against_the_rest_of_its_parent() -> None:
    unit, rest = [75.0, 75, 100], [0.0, 25, 25, 50, 50]
    found = against_parent(
        measure="overall",
        of="desk",
        to="agency",
        unit=moments(unit, 4),
        parent=moments(unit + rest, 10),
        histograms=(histogram(unit), histogram(unit + rest)),
    )

    other = side(found.second)
    assert found.share == 3 / 8
    assert (other.n, other.headcount, other.mean) == (5, 6, 30)
    assert other.variance == pytest.approx(statistics.variance(rest))
    assert other.histogram == tuple(histogram(rest))
    own = side(found.first)
    assert own.mean - statistics.mean(unit + rest) == pytest.approx((1 - found.share) * (own.mean - other.mean))


def test_a_unit_that_is_its_whole_parent_has_no_rest() -> None:
    everybody = moments([75.0, 50], 2)
    found = against_parent(measure="overall", of="desk", to="agency", unit=everybody, parent=everybody)

    assert found.second == Withheld(Reason.FEW_ANSWERS)
    assert found.share == 1


def test_where_nobody_answered_there_is_neither_side() -> None:
    nobody = moments([], 2)
    found = against_parent(measure="overall", of="desk", to="agency", unit=nobody, parent=nobody)

    assert (found.first, found.second, found.share) == (found.second, found.first, 0)


def test_what_is_no_part_of_the_parent_is_refused() -> None:
    with pytest.raises(NotAPart):
        against_parent(measure="", of="", to="", unit=moments([1.0, 2]), parent=moments([1.0]))
