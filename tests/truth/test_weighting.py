"""Known cases: Californian schools of 2000, weighted by strata, after selection, and by two margins."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.weighting.calibration import calibrated_error
from assessment.domain.weighting.raking import rake
from assessment.domain.weighting.strata import stratified
from tests.truth.tables import rows, values

TYPES = ("E", "H", "M")
WIDE = ("No", "Yes")
TYPE_OF_CELL = np.repeat([0, 1, 2], 2)
WIDE_OF_CELL = np.tile([0, 1], 3)
DISTRICTS = 757
"""Of which fifteen were drawn."""

PRINTED = values()
MARGINS = PRINTED["raking_api"]["margins"]
SCHOOLS = [
    np.array([MARGINS["stype"][kind] for kind in TYPES]),
    np.array([MARGINS["sch.wide"][answer] for answer in WIDE]),
]


def cells(column: str) -> NDArray[np.float64]:
    """A column of the raking cells [type, wide]."""
    found = np.zeros((3, 2))
    for row in rows("api_cluster_cells"):
        found[TYPES.index(row["stype"]), WIDE.index(row["sch.wide"])] = float(row[column])
    return found


def districts(column: str) -> NDArray[np.float64]:
    """The same by district [15, 6]."""
    table = rows("api_cluster_by_cell")
    names = sorted({row["dnum"] for row in table}, key=int)
    found = np.zeros((len(names), 6))
    for row in table:
        cell = TYPES.index(row["stype"]) * 2 + WIDE.index(row["sch.wide"])
        found[names.index(row["dnum"]), cell] += float(row[column])
    return found


def raked() -> NDArray[np.float64]:
    """Totals of the cells that agree with both margins."""
    return rake(sample=cells("w"), margins=SCHOOLS)


def stratum(column: str) -> NDArray[np.float64]:
    """A column of the strata."""
    return np.array([float(row[column]) for row in rows("api_strata")])


def test_a_stratified_mean_and_its_error_are_those_printed() -> None:
    found = stratified(
        people=stratum("N"), counts=stratum("n"), means=stratum("mean_api00"), variances=stratum("var_api00")
    )

    assert found.mean == pytest.approx(PRINTED["strat_api_fpc"]["api00"], abs=5e-6)
    assert found.standard_error == pytest.approx(PRINTED["strat_api_fpc"]["SE"], abs=5e-9)


def test_raked_weights_of_a_school_are_those_printed() -> None:
    """To the last digit but one, where R's own sweeps stopped: 39.83923625 once they have settled."""
    weights = raked() / cells("n")

    printed = PRINTED["raking_api"]["weights"]
    found = {f"{kind}/{answer}": weights[i, j] for i, kind in enumerate(TYPES) for j, answer in enumerate(WIDE)}
    assert found == pytest.approx(printed, abs=1e-8)


def test_raked_figures_are_those_printed() -> None:
    total, factors = raked(), raked() / cells("w")

    assert (cells("w_api00") * factors).sum() / total.sum() == pytest.approx(PRINTED["raking_api"]["api00"], abs=5e-6)
    assert (cells("w_enroll") * factors).sum() == pytest.approx(PRINTED["raking_api"]["enroll_total"], abs=0.05)


def test_figures_weighted_after_selection_are_those_printed() -> None:
    factors = SCHOOLS[0] / cells("w").sum(axis=1)

    mean = cells("w_api00").sum(axis=1) @ factors / SCHOOLS[0].sum()
    enrolled = cells("w_enroll").sum(axis=1) @ factors
    assert mean == pytest.approx(PRINTED["poststrat_api"]["api00"], abs=5e-4)
    assert enrolled == pytest.approx(PRINTED["poststrat_api"]["enroll_total"], abs=0.5)


def test_the_error_after_raking_is_that_printed() -> None:
    found = calibrated_error(
        weights=districts("w"),
        weighted=districts("w_api00"),
        factors=(raked() / cells("w")).ravel(),
        groups=[TYPE_OF_CELL, WIDE_OF_CELL],
        population=DISTRICTS,
    )

    assert found == pytest.approx(PRINTED["raking_api"]["SE"], abs=5e-6)


def test_the_error_after_weighting_by_one_margin_is_that_printed() -> None:
    found = calibrated_error(
        weights=districts("w"),
        weighted=districts("w_api00"),
        factors=np.repeat(SCHOOLS[0] / cells("w").sum(axis=1), 2),
        groups=[TYPE_OF_CELL],
        population=DISTRICTS,
    )

    assert found == pytest.approx(PRINTED["poststrat_api"]["SE"], abs=5e-5)


@pytest.mark.parametrize("column", ["n", "w", "w_api00", "w_enroll"])
def test_districts_add_up_to_the_cells(column: str) -> None:
    assert districts(column).sum(axis=0) == pytest.approx(cells(column).ravel())
