"""Agreement, reliability and clustering of published tables are what R and the literature give."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.reliability.agreement import (
    Centre,
    agreement_awg,
    agreement_rstar,
    agreement_rwg,
    alpha,
    average_deviation,
    stepped_up,
)
from assessment.domain.reliability.agreement_by_chance import agreement_needed, deviation_below
from assessment.domain.reliability.clustering import Clustering, clustering
from assessment.domain.reliability.reliability_coefficients import (
    covariances,
    item_rest_correlations,
    lambda_6,
    raw_alpha,
    standardised_alpha,
)
from tests.truth.tables import rows, values

Histograms = Sequence[Sequence[int]]
TO_THE_DIGITS_OF_R = 5.1e-9
"""Half of the last of eight decimals, and a little for the nine decimals of the means R started from."""
INDICES: dict[str, Callable[[Histograms], object]] = {
    "rwgj": agreement_rwg,
    "rstar": agreement_rstar,
    "ad_mean": average_deviation,
    "ad_median": lambda items: average_deviation(items, around=Centre.MEDIAN),
    "awg": agreement_awg,
}
CHANCE = {
    5: (0.75, 0.48, 0.73),
    7: (0.60, 0.65, 0.66),
    10: (0.51, 0.76, 0.59),
    15: (0.38, 0.88, 0.51),
    20: (0.32, 0.93, 0.46),
    30: (0.26, 0.99, 0.40),
    50: (0.20, 1.04, 0.33),
    100: (0.14, 1.09, 0.25),
}
"""By respondents: rWG needed, AD below, rWG(5) needed; five options, from 200,000 random draws each."""


def attitude() -> NDArray[np.float64]:
    """Covariances of the seven scores of Chatterjee & Price."""
    return np.cov(np.array([[float(cell) for cell in row.values()] for row in rows("chatterjee_price_attitude")]).T)


def leadership() -> dict[str, list[list[int]]]:
    """Histograms of the eleven leadership items by company."""
    found: dict[str, list[list[int]]] = {}
    for row in rows("lq2002_level_histograms"):
        if row["item"].startswith("LEAD"):
            found.setdefault(row["group"], []).append([int(row[f"n{level}"]) for level in range(5)])
    return found


def item_cross(scale: str) -> NDArray[np.int64]:
    """Cross-products [3, J, J] of a scale's items over all soldiers."""
    cells = [row for row in rows("lq2002_item_cross") if row["scale"] == scale]
    side = round(len(cells) ** 0.5)
    columns = [[int(row[name]) for row in cells] for name in ("n", "sum_first", "sum_product")]
    return np.array(columns, dtype=np.int64).reshape(3, side, side)


def company_clustering(scale: str) -> Clustering:
    """Clustering of a scale's mean item in 49 companies."""
    companies = [row for row in rows("lq2002_company_sums") if row["scale"] == scale]
    items = np.array([int(row["items"]) for row in companies])
    found = clustering(
        counted=np.array([int(row["n"]) for row in companies]),
        sums=np.array([int(row["sum"]) for row in companies]) / items,
        squares=np.array([int(row["sum_square"]) for row in companies]) / items**2,
    )
    assert isinstance(found, Clustering)
    return found


@pytest.mark.parametrize("index", INDICES)
def test_agreement_within_49_companies_is_what_r_multilevel_gives(index: str) -> None:
    """R averages each index over the eleven items, but rWG(J), which it takes of their mean variance."""
    companies = leadership()
    known = rows("lq2002_lead_agreement_from_R")

    assert len(known) == 49
    for row in known:
        assert INDICES[index](companies[row["grpid"]]) == pytest.approx(float(row[index]), abs=1e-11)


@pytest.mark.parametrize("n", CHANCE)
def test_the_exact_level_of_chance_is_that_of_many_draws(n: int) -> None:
    single, deviation, five = CHANCE[n]

    assert round(agreement_needed(n=n, options=5), 2) == pytest.approx(single)
    assert round(deviation_below(n=n, options=5), 2) == pytest.approx(deviation)
    assert round(stepped_up(agreement_needed(n=n, options=5, items=5), items=5), 2) == pytest.approx(five)


def test_alpha_and_lambda_6_of_the_attitude_table_are_what_r_psych_gives() -> None:
    known = values()["attitude_alpha"]

    assert raw_alpha(attitude()) == pytest.approx(known["raw"], abs=TO_THE_DIGITS_OF_R)
    assert standardised_alpha(attitude()) == pytest.approx(known["std"], abs=TO_THE_DIGITS_OF_R)
    assert lambda_6(attitude()) == pytest.approx(known["G6"], abs=TO_THE_DIGITS_OF_R)


def test_item_rest_correlations_of_the_attitude_table_are_what_r_psych_gives() -> None:
    known = values()["attitude_alpha"]["r_drop"]

    assert item_rest_correlations(attitude()) == pytest.approx(known, abs=TO_THE_DIGITS_OF_R)


@pytest.mark.parametrize(
    ("scale", "case", "items"), [("LEAD", "LEAD11", 11), ("TSIG", "TSIG3", 3), ("HOSTILE", "HOSTIL5", 5)]
)
def test_alpha_of_the_scales_of_2042_soldiers_is_what_r_gives(scale: str, case: str, items: int) -> None:
    cross = item_cross(scale)
    known = values()["lq2002_alpha"][case]
    covariance = covariances(cross)

    assert len(cross[0]) == items
    assert isinstance(covariance, np.ndarray)
    assert raw_alpha(covariance) == pytest.approx(known, abs=TO_THE_DIGITS_OF_R)
    assert alpha(cross) == pytest.approx(known, abs=TO_THE_DIGITS_OF_R)


@pytest.mark.parametrize("scale", ["LEAD", "TSIG", "HOSTILE"])
def test_intraclass_correlations_of_unequal_companies_are_what_r_multilevel_gives(scale: str) -> None:
    icc1, icc2 = values()["lq2002_ICC"][scale]
    found = company_clustering(scale)

    assert (found.units, found.respondents) == (49, 2042)
    assert found.icc1 == pytest.approx(icc1, abs=TO_THE_DIGITS_OF_R)
    assert found.icc2 == pytest.approx(icc2, abs=TO_THE_DIGITS_OF_R)
