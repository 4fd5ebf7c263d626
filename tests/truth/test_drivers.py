"""Known case: what goes along with fertility in the Swiss provinces of 1888, from cross-products."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.drivers.correlations import correlations
from assessment.domain.drivers.driver_results import Method
from assessment.domain.drivers.findings import weights_of
from tests.truth.tables import rows, values

DRIVERS = ("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality")


def swiss_cross() -> NDArray[np.int64]:
    """Cross-products in hundredths, the drivers in order and fertility last."""
    table = [[round(float(row[name]) * 100) for name in (*DRIVERS, "Fertility")] for row in rows("swiss_1888")]
    scores = np.array(table, dtype=np.int64)
    n = np.full((6, 6), len(scores))
    return np.stack([n, np.repeat(scores.sum(axis=0)[:, None], 6, axis=1), scores.T @ scores])


@pytest.mark.parametrize(
    ("case", "method"), [("relative_weights_swiss", Method.RELATIVE_WEIGHTS), ("lmg_swiss", Method.SHAPLEY)]
)
def test_fertility_is_shared_among_its_drivers_as_published(case: str, method: Method) -> None:
    expected = values()[case]

    found = weights_of(correlations(swiss_cross()).matrix, method)

    assert found == pytest.approx([expected[name] for name in DRIVERS], abs=5e-13)


@pytest.mark.parametrize("method", list(Method))
def test_both_ways_share_the_whole_of_r_squared(method: Method) -> None:
    found = weights_of(correlations(swiss_cross()).matrix, method)

    assert found.sum() == pytest.approx(values()["lmg_swiss"]["R2"], abs=5e-14)
