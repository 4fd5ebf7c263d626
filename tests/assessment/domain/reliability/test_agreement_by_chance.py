"""Tests of agreement by chance, against all answers that a few people could give."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from assessment.domain.reliability.agreement import agreement_rstar, average_deviation
from assessment.domain.reliability.agreement_by_chance import TooFewForChance, agreement_needed, deviation_below


def every_unit(n: int, options: int) -> list[list[int]]:
    """The histogram of each of the equally likely ways in which n people may answer."""
    return [np.bincount(places, minlength=options).tolist() for places in product(range(options), repeat=n)]


def percentile(found: list[float], share: Fraction) -> float:
    """The smallest value that at least this share does not exceed."""
    ordered = sorted(round(value, 12) for value in found)
    return ordered[-(-len(ordered) * share.numerator // share.denominator) - 1]


@pytest.mark.parametrize(("n", "options"), [(2, 5), (3, 4), (4, 3), (5, 5), (6, 4), (8, 3), (10, 2)])
def test_levels_are_the_percentiles_of_all_answers_that_could_be_given(n: int, options: int) -> None:
    units = every_unit(n, options)
    agreements = [agreement_rstar([unit]) or 0 for unit in units]
    deviations = [average_deviation([unit]) or 0 for unit in units]

    # 1 − r is a distance like AD: its 5th percentile is taken, as in the definition.
    needed = 1 - percentile([1 - value for value in agreements], Fraction(1, 20))
    assert agreement_needed(n=n, options=options) == pytest.approx(needed, abs=1e-9)
    assert deviation_below(n=n, options=options) == pytest.approx(percentile(deviations, Fraction(1, 20)), abs=1e-9)


def test_items_apart_from_each_other_are_taken_together() -> None:
    units = every_unit(3, 3)
    agreements = [1 - (agreement_rstar([first, second]) or 0) for first, second in product(units, repeat=2)]
    deviations = [average_deviation([first, second]) or 0 for first, second in product(units, repeat=2)]

    assert agreement_needed(n=3, options=3, items=2) == pytest.approx(1 - percentile(agreements, Fraction(1, 20)))
    assert deviation_below(n=3, options=3, items=2) == pytest.approx(percentile(deviations, Fraction(1, 20)))


def test_two_people_can_never_agree_beyond_chance() -> None:
    assert agreement_needed(n=2, options=5) == 1
    assert deviation_below(n=2, options=5) == 0


def test_more_than_a_hundred_people_are_asked_as_much_as_a_hundred() -> None:
    assert agreement_needed(n=2_000, options=2) == agreement_needed(n=100, options=2)
    assert deviation_below(n=2_000, options=2) == deviation_below(n=100, options=2)


def test_one_respondent_has_no_level() -> None:
    with pytest.raises(TooFewForChance, match="1 respondents"):
        agreement_needed(n=1, options=5)
    with pytest.raises(TooFewForChance):
        deviation_below(n=0, options=5)
