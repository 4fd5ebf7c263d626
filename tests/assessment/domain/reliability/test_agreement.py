"""Tests of agreement and reliability, against published and independently computed values."""

import csv
from pathlib import Path

import numpy as np
import pytest

from assessment.domain.counts.counting import cross_products
from assessment.domain.reliability.agreement import (
    Centre,
    NoAwg,
    agreement_awg,
    agreement_rstar,
    agreement_rwg,
    alpha,
    average_deviation,
    awg_can_reach_minus_one,
    is_split,
    option_variance,
    stepped_up,
)
from assessment.domain.reliability.agreement_nulls import Null

FIGURES = Path(__file__).parent / "figures"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of known figures."""
    with (FIGURES / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_agreement_of_49_companies_is_what_r_gives() -> None:
    histograms: dict[str, list[list[int]]] = {}
    for row in rows_of("lq2002_leadership_histograms.csv"):
        histograms.setdefault(row["group"], []).append([int(row[f"n{level}"]) for level in range(5)])
    known = rows_of("lq2002_lead_agreement_from_R.csv")

    assert len(known) == 49
    for row in known:
        items = histograms[row["grpid"]]
        assert len(items) == 11
        assert agreement_rwg(items) == pytest.approx(float(row["rwgj"]), abs=1e-9)
        assert agreement_rstar(items) == pytest.approx(float(row["rstar"]), abs=1e-9)
        assert average_deviation(items) == pytest.approx(float(row["ad_mean"]), abs=1e-9)


def test_alpha_of_the_attitude_table_is_the_published_one() -> None:
    """Chatterjee & Price 1977; digits from R psych 2.2.9."""
    table = rows_of("chatterjee_price_attitude.csv")
    scores = np.array([[int(value) * 1_000_000 for value in row.values()] for row in table]).T

    assert alpha(cross_products(scores)) == pytest.approx(0.84314277, abs=1e-8)


def test_alpha_takes_pairs_that_both_answered() -> None:
    scores = np.array([[0, 25, 50, -1, 100], [0, 50, -1, 25, 75]]) * 1_000_000
    scores[scores < 0] = -1
    first, second = np.array([0, 25, 50, 100]), np.array([0, 50, 25, 75])
    both = np.array([[0, 25, 100], [0, 50, 75]])
    covariance = np.cov(both)[0, 1]
    total = first.var(ddof=1) + second.var(ddof=1) + 2 * covariance

    assert alpha(cross_products(scores)) == pytest.approx(2 * (2 * covariance) / total)


def test_alpha_needs_two_items_that_vary_and_two_people() -> None:
    assert alpha(cross_products(np.array([[1_000_000, 2_000_000]]))) is None
    assert alpha(cross_products(np.array([[1_000_000], [2_000_000]]))) is None
    assert alpha(cross_products(np.array([[1_000_000] * 3, [2_000_000] * 3]))) is None


def test_everybody_alike_agrees_fully_and_opposites_agree_less_than_at_random() -> None:
    assert agreement_rstar([[0, 0, 9, 0, 0]]) == 1
    assert agreement_rwg([[0, 0, 9, 0, 0]]) == 1
    assert average_deviation([[0, 0, 9, 0, 0]]) == 0
    assert agreement_rstar([[5, 0, 0, 0, 5]]) == pytest.approx(1 - 40 / 9 / 2)
    assert agreement_rwg([[5, 0, 0, 0, 5]]) == 0
    assert average_deviation([[5, 0, 0, 0, 5]]) == 2


def test_one_respondent_or_no_item_shows_no_agreement() -> None:
    assert option_variance([0, 1, 0]) is None
    assert agreement_rstar([[0, 1, 0]]) is None
    assert agreement_rwg([]) is None
    assert average_deviation([]) is None
    assert average_deviation([[0, 0]]) is None


def test_views_are_split_when_agreement_is_at_most_that_of_chance_in_small_groups() -> None:
    assert is_split(0.30)
    assert not is_split(0.31)
    assert not is_split(None)


def test_agreement_is_less_against_a_null_that_is_less_spread() -> None:
    items = [[0, 1, 3, 5, 1]]
    variance = option_variance(items[0])
    assert variance is not None

    assert agreement_rstar(items, null=Null.SLIGHT_SKEW) == pytest.approx(1 - variance / 1.34)
    assert agreement_rwg(items, null=Null.HEAVY_SKEW) == 0
    assert agreement_rwg([*items, *items], null=Null.SLIGHT_SKEW) == pytest.approx(
        stepped_up(1 - variance / 1.34, items=2)
    )


def test_agreement_of_parallel_items_is_stepped_up() -> None:
    assert stepped_up(0.5, items=1) == 0.5
    assert stepped_up(0.5, items=4) == 0.8
    assert stepped_up(-0.5, items=4) == 0


def test_distances_from_the_median_are_the_least() -> None:
    assert average_deviation([[4, 0, 0, 0, 1]], around=Centre.MEDIAN) == pytest.approx(4 / 5)
    assert average_deviation([[4, 0, 0, 0, 1]]) == pytest.approx(2 * 4 * 0.8 / 5)
    assert average_deviation([[2, 0, 0, 2, 0]], around=Centre.MEDIAN) == 1.5
    assert average_deviation([[0, 0, 1, 0, 0]], around=Centre.MEDIAN) == 0


def test_agreement_within_what_the_mean_allows_goes_from_one_to_minus_one() -> None:
    assert agreement_awg([[0, 0, 9, 0, 0]]) == 1
    assert agreement_awg([[5, 0, 0, 0, 5]]) == pytest.approx(-1)
    assert agreement_awg([[8, 0, 0, 0, 2]]) == pytest.approx(-1)
    assert agreement_awg([[0, 0, 9, 0, 0], [5, 0, 0, 0, 5]]) == pytest.approx(0)


def test_agreement_within_what_the_mean_allows_says_why_it_is_not_there() -> None:
    assert agreement_awg([]) is NoAwg.NO_ITEM
    assert agreement_awg([[0, 1, 0]]) is NoAwg.TOO_FEW
    assert agreement_awg([[9, 0, 0, 0, 0]]) is NoAwg.AT_THE_END
    assert agreement_awg([[0, 3, 0], [0, 0, 7]]) is NoAwg.AT_THE_END


def test_near_an_end_agreement_within_what_the_mean_allows_is_not_to_be_interpreted() -> None:
    assert awg_can_reach_minus_one([9, 0, 0, 0, 1])
    assert awg_can_reach_minus_one([1, 0, 0, 0, 9])
    assert not awg_can_reach_minus_one([9, 0, 0, 1, 0])
    assert not awg_can_reach_minus_one([0, 1, 0, 0, 9])
    assert not awg_can_reach_minus_one([0, 0, 0, 0, 0])
