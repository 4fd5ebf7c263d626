"""Every worked table of docs/method/agreement-and-quality.md is computed by the product's functions."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.carelessness import patterns
from assessment.domain.counts.drop_off import drop_off
from assessment.domain.edition import DONT_KNOW
from assessment.domain.reliability.agreement import (
    NoAwg,
    agreement_awg,
    agreement_rstar,
    alpha,
    average_deviation,
    stepped_up,
)
from assessment.domain.reliability.agreement_by_chance import agreement_needed, deviation_below
from assessment.domain.reliability.agreement_nulls import Null
from assessment.domain.reliability.agreement_verdicts import Split, band_of, verdict
from assessment.domain.reliability.clustering import Clustering, clustering
from assessment.domain.reliability.item_quality import ItemFlag, item_quality
from assessment.domain.reliability.omega import Omega, omega_total
from assessment.domain.reliability.reliability_coefficients import NoCoefficient, item_rest_correlations, lambda_6
from tests.docs.pages import Page, Row, numbers, printed, whole, yes

PAGE = Page("method/agreement-and-quality.md")


def agreement(row: Row) -> Row:
    items = [[int(cell) for cell in row[:5]]]
    rstar, awg = agreement_rstar(items), agreement_awg(items)
    assert rstar is not None
    values = (
        rstar,
        agreement_rstar(items, null=Null.SLIGHT_SKEW),
        average_deviation(items),
        None if isinstance(awg, NoAwg) else awg,
    )
    is_split = isinstance(verdict(rstar=rstar, n=sum(items[0])), Split)
    return *row[:5], *(printed(*each) for each in zip(values, row[5:9], strict=True)), band_of(rstar), yes(is_split)


def by_chance(row: Row) -> Row:
    n = int(row[0])
    five = stepped_up(agreement_needed(n=n, options=5, items=5), items=5)
    values = (agreement_needed(n=n, options=5), deviation_below(n=n, options=5), five)
    return row[0], *(printed(*each) for each in zip(values, row[1:], strict=True))


def reliability(row: Row) -> Row:
    matrix = np.eye(3)
    matrix[[0, 0, 1], [1, 2, 2]] = matrix[[1, 2, 2], [0, 0, 1]] = [float(cell) for cell in row[:3]]
    omega, lambda6 = omega_total(matrix), lambda_6(matrix)
    values = (
        alpha(cross_products(matrix)),
        omega.value if isinstance(omega, Omega) else None,
        None if isinstance(lambda6, NoCoefficient) else lambda6,
    )
    rest = ", ".join(f"{value:.2f}" for value in item_rest_correlations(matrix))
    return *row[:3], *(printed(*each) for each in zip(values, row[3:6], strict=True)), rest


def cross_products(correlations: NDArray[np.float64]) -> NDArray[np.int64]:
    """Of 101 respondents with scores of mean 0, variance 10 000 and these correlations."""
    of_all = [np.full(correlations.shape, 101), np.zeros(correlations.shape), correlations * 1_000_000]
    return np.asarray(np.rint(np.stack(of_all)), dtype=np.int64)


def units(row: Row) -> Row:
    scores = [np.array(numbers(unit)) for unit in row[0].split(";")]
    found = clustering(
        counted=np.array([len(unit) for unit in scores]),
        sums=np.array([unit.sum() for unit in scores]),
        squares=np.array([(unit**2).sum() for unit in scores]),
    )
    if not isinstance(found, Clustering):
        return row[0], "–", "–", "–", "–"
    return row[0], printed(found.icc1, row[1]), printed(found.icc2, row[2]), found.effect, found.means


def items_that_work_badly(row: Row) -> Row:
    histogram = np.zeros(14, dtype=np.int64)
    histogram[[1, 2, 3, 4, 5, DONT_KNOW]] = [int(cell) for cell in row[:6]]
    found = item_quality(histogram=histogram, options=5, item_rest=float(row[6]))
    words = [flag.name.lower().replace("_", " ") for flag in ItemFlag if flag in found.flags]
    return *row[:7], ", ".join(words) or "none"


def stopping(row: Row) -> Row:
    found = drop_off(np.array([7, *whole(row[0])]))
    noted = [str(place) for place, item in enumerate(found, start=1) if item.flagged]
    reached, left = (", ".join(map(str, counts)) for counts in zip(*((i.reached, i.left) for i in found), strict=True))
    return row[0], reached, left, ", ".join(noted) or "–"


def uniform_answers(row: Row) -> Row:
    answers = [int(code) for part in row[0].split(",") for code, times in [part.split("×")] for _ in range(int(times))]
    found = patterns(answers=np.array([answers], dtype=np.uint8), options=np.full(len(answers), 5))
    return row[0], str(found.longest_run[0]), printed(float(found.spread[0]), row[2]), yes(bool(found.uniform[0]))


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Agreement": agreement,
    "Agreement by chance": by_chance,
    "Reliability": reliability,
    "Do units differ": units,
    "Items that work badly": items_that_work_badly,
    "Where people stop": stopping,
    "Uniform answers": uniform_answers,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
