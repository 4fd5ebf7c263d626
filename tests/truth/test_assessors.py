"""Assessors' agreement in the tables of the literature comes out to the digits that are printed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.assessors.interrater import Intraclass, intraclass
from assessment.domain.assessors.kappa import Kappa, kappa, kappa_quadratic
from assessment.domain.assessors.krippendorff import Metric, krippendorff_alpha
from tests.truth.tables import rows, values


def judges() -> Intraclass:
    """Six targets rated by four judges, Shrout & Fleiss 1979."""
    found = intraclass(np.array([[float(cell) for cell in row.values()] for row in rows("shrout_fleiss_1979")]))
    assert isinstance(found, Intraclass)
    return found


def vision() -> NDArray[np.float64]:
    """Right by left eye of 7,477 women, Stuart 1953."""
    return np.array([[float(row[f"l{level}"]) for level in range(1, 5)] for row in rows("stuart_1953_vision")])


@pytest.mark.parametrize(
    ("name", "coefficient"),
    [
        ("ICC1", "one_way_single"),
        ("ICC1k", "one_way_average"),
        ("ICC2", "random_single"),
        ("ICC2k", "random_average"),
        ("ICC3", "fixed_single"),
        ("ICC3k", "fixed_average"),
    ],
)
def test_the_judges_of_shrout_and_fleiss(name: str, coefficient: str) -> None:
    assert round(getattr(judges(), coefficient), 8) == values()["ICC_shrout_fleiss"][name]


def test_the_interval_of_shrout_and_fleiss_as_r_prints_it() -> None:
    # R psych ICC(): lower .019, upper .76.
    assert (round(judges().interval.low, 3), round(judges().interval.high, 2)) == (0.019, 0.76)


@pytest.mark.parametrize("metric", Metric)
def test_the_observers_of_krippendorff(metric: Metric) -> None:
    table = np.array([[float(cell or "nan") for cell in row.values()] for row in rows("krippendorff_c")])
    alpha = krippendorff_alpha(table, metric=metric)

    assert alpha == pytest.approx(values()["krippendorff_c"][metric.value], abs=5e-9)


def test_the_eyes_of_stuart() -> None:
    expected = values()["vision"]
    plain, quadratic = kappa(vision()), kappa_quadratic(vision())

    assert isinstance(plain, Kappa)
    assert isinstance(quadratic, Kappa)
    assert round(plain.value, 8) == expected["kappa"]
    assert round(quadratic.value, 8) == expected["kappa_quadratic"]
    assert round(quadratic.standard_error, 12) == expected["se_quadratic"]
