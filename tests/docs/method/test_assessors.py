"""Every worked table of docs/method/assessors.md is computed by the product's functions."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.assessors import interrater, krippendorff
from assessment.domain.assessors.divergence import PartScores, divergences
from assessment.domain.assessors.kappa import Kappa, kappa, kappa_quadratic
from assessment.domain.assessors.leniency import LeniencyModel, leniency
from assessment.domain.assessors.rating_graph import Rating
from tests.docs.pages import Page, Row, numbers, printed

PAGE = Page("method/assessors.md")


def grid(cell: str) -> NDArray[np.float64]:
    """Rows parted by semicolons; a dash is a gap."""
    rows = [re.split(r",\s*", row) for row in re.split(r";\s*", cell)]
    return np.array([[np.nan if part == "–" else float(part) for part in row] for row in rows])


def full_panel(row: Row) -> Row:
    found = interrater.intraclass(grid(row[0]))
    if not isinstance(found, interrater.Intraclass):
        return row[0], "–", "–", "–", "–"
    values = zip((found.random_single, found.random_average, found.fixed_single), row[1:4], strict=True)
    return row[0], *(printed(*each) for each in values), interrater.band(found.random_average).value


def with_gaps(row: Row) -> Row:
    metrics = (krippendorff.Metric.ORDINAL, krippendorff.Metric.INTERVAL)
    found = [krippendorff.krippendorff_alpha(grid(row[0]), metric=metric) for metric in metrics]
    values = [value if isinstance(value, float) else None for value in found]
    read_as = "–" if values[0] is None else krippendorff.band(values[0]).value
    return row[0], *(printed(*each) for each in zip(values, row[1:3], strict=True)), read_as


def two_assessors(row: Row) -> Row:
    plain, weighted = kappa(grid(row[0])), kappa_quadratic(grid(row[0]))
    assert isinstance(plain, Kappa)
    assert isinstance(weighted, Kappa)
    values = zip((plain.value, weighted.value, weighted.standard_error), row[1:], strict=True)
    return row[0], *(printed(*each) for each in values)


def severity(row: Row) -> Row:
    pairs = [part.split() for part in row[0].split(", ")]
    found = leniency([Rating(name[0], name[1], float(score)) for name, score in pairs])
    if not isinstance(found, LeniencyModel):
        return row[0], "–", "–"
    lenient = ", ".join(printed(each.leniency.points, "0") for each in found.assessors)
    return row[0], lenient, ", ".join(printed(each.fair.points, "0") for each in found.organisations)


def discussed(row: Row) -> Row:
    scores = {str(place): score for place, score in enumerate(numbers(row[0]))}
    (found,) = divergences([PartScores("A1", scores)])
    values = zip((found.proposed, found.spread, found.deviation), row[1:4], strict=True)
    return row[0], *(printed(*each) for each in values), found.discussion.value


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Agreement of a full panel": full_panel,
    "Agreement with gaps": with_gaps,
    "Two assessors and bands": two_assessors,
    "Severity and fair scores": severity,
    "What must be discussed": discussed,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
