"""Tests of agreement in words."""

import pytest

from assessment.domain.reliability.agreement_verdicts import (
    Band,
    Split,
    Together,
    TooFewToSay,
    band_of,
    deviation_cut_off,
    verdict,
)


@pytest.mark.parametrize(
    ("agreement", "band"),
    [
        (-1.2, Band.NONE),
        (0.30, Band.NONE),
        (0.301, Band.WEAK),
        (0.50, Band.WEAK),
        (0.51, Band.MODERATE),
        (0.70, Band.MODERATE),
        (0.71, Band.STRONG),
        (0.90, Band.STRONG),
        (0.901, Band.VERY_STRONG),
        (1.0, Band.VERY_STRONG),
    ],
)
def test_bands_follow_each_other_without_a_hole(agreement: float, band: Band) -> None:
    assert band_of(agreement) is band


def test_a_unit_in_two_camps_is_a_finding() -> None:
    assert verdict(rstar=-1.2, n=10) == Split(10, -1.2)
    assert verdict(rstar=0.30, n=10) == Split(10, 0.30)


def test_a_unit_that_agrees_is_said_to_and_how_much() -> None:
    assert verdict(rstar=0.62, n=10) == Together(10, 0.62, Band.MODERATE)


def test_of_few_respondents_nothing_is_said() -> None:
    assert verdict(rstar=-1.2, n=9) == TooFewToSay(9, 10)
    assert verdict(rstar=-1.2, n=9, least=9) == Split(9, -1.2)


def test_without_an_index_nothing_is_said() -> None:
    assert verdict(rstar=None, n=40) == TooFewToSay(40, 10)


def test_the_practical_limit_of_deviations_grows_with_the_scale() -> None:
    assert deviation_cut_off(5) == pytest.approx(0.83, abs=0.005)
    assert deviation_cut_off(7) == pytest.approx(1.17, abs=0.005)
