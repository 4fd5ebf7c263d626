"""Every worked table of docs/method/drivers.md is computed by the product's functions."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.summary import blocks_of_units
from assessment.domain.drivers.driver_results import Drivers, Method, NoDrivers
from assessment.domain.drivers.findings import drivers_of
from tests.docs.pages import Page, Row, numbers, printed, yes

PAGE = Page("method/drivers.md")


def products(correlations: NDArray[np.float64], *, n: int) -> NDArray[np.int64]:
    """Cross-products of n respondents with scores of mean 0 and these correlations."""
    of_all = np.stack(
        [np.full(correlations.shape, n), np.zeros(correlations.shape), correlations * (n - 1) * 1_000_000]
    )
    return np.asarray(np.rint(of_all), dtype=np.int64)


def associated(row: Row) -> Row:
    (a, b, c), (ab, ac, bc) = numbers(row[0]), numbers(row[1])
    cross = products(np.array([[1, ab, ac, a], [ab, 1, bc, b], [ac, bc, 1, c], [a, b, c, 1]]), n=200)
    both = [
        drivers_of(cross=cross, outcome=3, drivers=[0, 1, 2], method=method, same_respondents=True)
        for method in (Method.RELATIVE_WEIGHTS, Method.SHAPLEY)
    ]
    relative, shapley = (found for found in both if isinstance(found, Drivers) and not found.smoothed)
    return (
        *row[:2],
        printed(relative.r_squared, row[2]),
        *(", ".join(f"{driver.weight:.3f}" for driver in found.drivers) for found in (relative, shapley)),
        ", ".join(f"{driver.variance_inflation:.2f}" for driver in relative.drivers),
        ", ".join(yes(driver.opposed) for driver in relative.drivers),
    )


def said(row: Row) -> Row:
    n, practices = int(row[0]), int(row[1])
    found = drivers_of(
        cross=products(np.eye(practices + 1), n=n),
        outcome=practices,
        drivers=range(practices),
        method=Method.RELATIVE_WEIGHTS,
        same_respondents=True,
    )
    return *row[:2], found.obstacle.value if isinstance(found, NoDrivers) else "weights"


def block(row: Row) -> Row:
    return *row[:2], str(blocks_of_units(int(row[0]))[int(row[1])])


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Which practices go along": associated,
    "When nothing is said": said,
    "Blocks of units": block,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
