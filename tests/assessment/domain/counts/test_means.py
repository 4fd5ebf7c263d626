"""Tests of the mean that is missing when too little is present."""

from fractions import Fraction

import numpy as np

from assessment.domain.counts.means import MISSING, half_even, mean_present


def test_ties_go_to_the_even_number_and_division_by_nothing_gives_nothing() -> None:
    quotients = half_even(numerator=np.array([1, 3, 5, 7]), denominator=np.array([2, 2, 2, 0]))

    assert quotients.dtype == np.int64
    assert quotients.tolist() == [0, 2, 2, 0]


def test_a_mean_needs_its_share_of_what_was_asked() -> None:
    found = mean_present(
        total=np.array([3, 3, 0, 0]),
        present=np.array([2, 2, 0, 1]),
        asked=np.array([4, 5, 0, 1]),
        share=Fraction(1, 2),
    )

    assert found.tolist() == [2, MISSING, MISSING, 0]


def test_floats_of_whole_numbers_give_the_same_as_whole_numbers() -> None:
    maker = np.random.default_rng(11)
    total, present = maker.integers(0, 10**13, 1000), maker.integers(0, 10**5, 1000)
    asked = present + maker.integers(0, 10**5, 1000)
    whole = mean_present(total=total, present=present, asked=asked, share=Fraction(2, 3))
    floats = [array.astype(np.float64) for array in (total, present, asked)]

    assert np.array_equal(
        mean_present(total=floats[0], present=floats[1], asked=floats[2], share=Fraction(2, 3)), whole
    )
