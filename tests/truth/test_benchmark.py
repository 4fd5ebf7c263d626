"""Known cases of shrinkage and benchmarks: baseball, schools, judges, and the United Kingdom's civil service."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.benchmarks.comparators import Comparator, comparator
from assessment.domain.benchmarks.shrinkage import (
    homogeneity,
    james_stein_weight,
    nested_reml,
    sample,
    size_classes,
    tau2_dersimonian_laird,
    tau2_reml,
)
from assessment.domain.benchmarks.validity import STAFF_SURVEY, MeasureKey, OrganisationScore, pooled
from tests.truth.tables import rows, values

PEOPLE_SURVEY = Path(__file__).parents[3] / "shared" / "truth" / "csps2020_orgscores_long.csv"
GROUPS = {"HO_GROUP", "MOJ_GROUP", "UKSA_GROUP"}
"""Combined results of a department and its agencies, which stand in the table beside their parts."""
SUMMARIES = {"CS_MEDIAN", "CS_MEAN"}
ROUNDED = 0.005
"""The table gives shares to two places."""


def highest(function: Callable[[float], float], *, upto: float) -> float:
    """Where a function is highest from 0 on, by ever finer grids."""
    low, high = 0.0, upto
    for _ in range(12):
        grid = np.linspace(low, high, 41)
        best = int(np.argmax([function(float(trial)) for trial in grid]))
        low, high = float(grid[max(best - 1, 0)]), float(grid[min(best + 1, 40)])
    return (low + high) / 2


def restricted(y: NDArray[np.float64], v: NDArray[np.float64], x: NDArray[np.float64]) -> float:
    """The restricted log-likelihood of y ~ N(Xβ, V), from its definition with whole matrices."""
    inverse = np.linalg.inv(v)
    information = x.T @ inverse @ x
    projection = inverse - inverse @ x @ np.linalg.inv(information) @ x.T @ inverse
    return float(-0.5 * (np.linalg.slogdet(v)[1] + np.linalg.slogdet(information)[1] + y @ projection @ y))


def test_eighteen_batters_are_pulled_to_their_mean() -> None:
    expected = values()["efron_morris"]
    hits = np.array([int(row["hits_in_45"]) for row in rows("efron_morris_1975")]) / 45
    mean = float(hits.mean())
    weight = james_stein_weight(hits, variance=mean * (1 - mean) / 45)

    assert round(mean, 4) == expected["grand_mean"]
    assert round(weight, 3) == expected["shrink"]
    assert round(mean + weight * float(hits[0] - mean), 3) == expected["js_first"]


def test_pulled_batters_foretell_the_season_better_than_raw_ones() -> None:
    batters = rows("efron_morris_1975")
    hits = np.array([int(row["hits_in_45"]) for row in batters]) / 45
    season = np.array([float(row["rest_of_season"]) for row in batters])
    mean = float(hits.mean())
    pulled = mean + james_stein_weight(hits, variance=mean * (1 - mean) / 45) * (hits - mean)

    # Efron & Morris 1975: total squared errors .0755 and .0214, a ratio of 3.5.
    assert round(float(((hits - season) ** 2).sum() / ((pulled - season) ** 2).sum()), 1) == 3.5


def test_eight_schools_do_not_differ_beyond_chance() -> None:
    expected = values()["eight_schools"]
    table = rows("rubin_1981_eight_schools")
    schools = sample([float(row["y"]) for row in table], [float(row["se"]) ** 2 for row in table])
    found = homogeneity(schools)

    assert round(float(found.coefficients[0]), 6) == expected["mu_fixed"]
    assert round(found.q, 9) == expected["Q"]
    assert tau2_dersimonian_laird(schools) == expected["tau2_DL"]
    assert tau2_reml(schools) == 0


SIX = ([61.0, 55, 70, 48, 66, 52], [4.0, 25, 9, 1, 36, 16])
LINE = np.column_stack((np.ones(6), [1.0, 2, 1, 4, 2, 5]))
CASES = {
    "one mean": (*SIX, np.ones((6, 1))),
    "a covariate": (*SIX, LINE),
    "two classes": (*SIX, size_classes(["a", "b", "a", "b", "a", "b"])),
    "one exact": (SIX[0], [0.0, *SIX[1][1:]], np.ones((6, 1))),
    "two exact": (SIX[0], [0.0, 0.0, *SIX[1][2:]], np.ones((6, 1))),
    "two of them": (SIX[0][:2], SIX[1][:2], np.ones((2, 1))),
    "chance": (SIX[0], [400.0] * 6, np.ones((6, 1))),
}


@pytest.mark.parametrize("case", CASES)
def test_restricted_likelihood_is_highest_where_it_is_said_to_be(case: str) -> None:
    scores, variances, design = CASES[case]
    y, v = np.array(scores), np.array(variances)
    found = tau2_reml(sample(scores, variances, design=design))

    # The smallest variance keeps whole matrices invertible where scores are exact.
    peak = highest(lambda tau2: restricted(y, np.diag(v + tau2 + 1e-12), design), upto=1000)

    assert found == pytest.approx(peak, rel=1e-5, abs=1e-6)


def test_nested_variances_are_highest_where_they_are_said_to_be() -> None:
    generator = np.random.default_rng(4)
    n = np.array([2, 3, 9, 1, 5, 4])
    owner = np.repeat(np.arange(6), n)
    y = generator.normal(50, 6, 6)[owner] + generator.normal(0, 9, n.sum())
    same = (owner[:, np.newaxis] == owner).astype(np.float64)
    ones = np.ones((len(y), 1))

    def likelihood(within: float, between: float) -> float:
        return restricted(y, (within + 1e-6) * np.eye(len(y)) + between * same, ones)

    found = nested_reml(n=n, sums=np.bincount(owner, weights=y), squares=np.bincount(owner, weights=y**2))

    assert found.between > 1
    assert highest(lambda trial: likelihood(trial, found.between), upto=500) == pytest.approx(found.within, rel=1e-5)
    assert highest(lambda trial: likelihood(found.within, trial), upto=500) == pytest.approx(found.between, rel=1e-5)


def test_judges_give_the_intraclass_correlation_of_the_literature() -> None:
    # ICC(1) of balanced data is τ² / (τ² + σ²).
    marks = np.array([[float(cell) for cell in list(row.values())[-4:]] for row in rows("shrout_fleiss_1979")])
    found = nested_reml(n=[4] * 6, sums=marks.sum(axis=1), squares=(marks**2).sum(axis=1))

    expected = values()["ICC_shrout_fleiss"]["ICC1"]
    assert round(found.between / (found.between + found.within), 8) == expected


@pytest.fixture(scope="module")
def civil_service() -> dict[str, dict[str, float]]:
    """Shares of the People Survey 2020 by measure and organisation."""
    if not PEOPLE_SURVEY.exists():
        pytest.skip("the table is not beside this checkout")
    found: dict[str, dict[str, float]] = {}
    with PEOPLE_SURVEY.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found.setdefault(row["measure"], {})[row["organisation_code"]] = float(row["value"])
    return found


def survey_median(measure: str, shares: dict[str, float], *, without: set[str]) -> float:
    """The median by the product; nobody's respondents are published, so that each counts one."""
    key = MeasureKey("csps2020", measure)
    scores = [
        OrganisationScore(code, key, STAFF_SURVEY, share, 1) for code, share in shares.items() if code not in without
    ]
    pool = pooled(scores, validity=STAFF_SURVEY, measures={key})
    found = comparator(pool, consented=pool.members)
    assert isinstance(found, Comparator)
    return found.median


def test_the_civil_service_s_benchmarks_are_medians_of_its_organisations(
    civil_service: dict[str, dict[str, float]],
) -> None:
    away = {
        measure: abs(survey_median(measure, shares, without=SUMMARIES | GROUPS) - shares["CS_MEDIAN"])
        for measure, shares in civil_service.items()
    }

    assert len(away) == 95
    assert {len(shares.keys() - SUMMARIES - GROUPS) for shares in civil_service.values()} == {106}
    # The two middle shares are rounded, and so is the median: at most twice the rounding, seldom more than once.
    assert max(away.values()) <= 2 * ROUNDED + 1e-9
    assert sum(distance > ROUNDED + 1e-9 for distance in away.values()) == 2


def test_groups_beside_their_parts_stay_within_the_printed_digits_but_are_not_organisations(
    civil_service: dict[str, dict[str, float]],
) -> None:
    away = [
        abs(survey_median(measure, shares, without=SUMMARIES) - shares["CS_MEDIAN"])
        for measure, shares in civil_service.items()
    ]

    # The middle one of 109 rounded shares would be the published median itself, had these been the organisations.
    assert max(away) <= 2 * ROUNDED + 1e-9
    assert sum(distance > 1e-9 for distance in away) == 12
