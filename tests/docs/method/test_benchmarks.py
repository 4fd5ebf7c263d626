"""Every worked table of docs/method/benchmarks.md is computed by the product's functions."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from assessment.domain.benchmarks.comparators import (
    BetweenBands,
    Comparator,
    GroupAdmitted,
    InBand,
    NoComparator,
    comparator,
    membership_guard,
    position,
)
from assessment.domain.benchmarks.ranking import rank
from assessment.domain.benchmarks.shrinkage import Sample, sample, shrink
from assessment.domain.benchmarks.validity import (
    STAFF_SURVEY,
    VALIDITY_CLASSES,
    MeasureKey,
    MixedMeasures,
    MixedValidity,
    OrganisationScore,
    StaffSurvey,
    pooled,
)
from tests.docs.pages import Page, Row, printed, yes

PAGE = Page("method/benchmarks.md")
CLASSES: Mapping[str, Any] = VALIDITY_CLASSES
"""As rows of a database give them, of which the types say nothing."""
OVERALL = MeasureKey("2026", "overall")
WITHIN = 22.0
"""Standard deviation of respondents in the tables of organisations."""


def alike(row: Row) -> Row:
    own, among = (CLASSES[row[place]] for place in (0, 2))
    score = OrganisationScore("own", MeasureKey("2026", row[1]), own, 50, 20)
    try:
        pooled([score], validity=among, measures={MeasureKey("2026", row[3])})
    except (MixedMeasures, MixedValidity):
        return *row[:4], "no"
    return *row[:4], "yes"


def compared(scores: list[float], sizes: list[int]) -> Comparator[StaffSurvey] | NoComparator:
    """The comparator of organisations that all consented."""
    pairs = enumerate(zip(scores, sizes, strict=True))
    organisations = [OrganisationScore(str(place), OVERALL, STAFF_SURVEY, score, n) for place, (score, n) in pairs]
    pool = pooled(organisations, validity=STAFF_SURVEY, measures={OVERALL})
    return comparator(pool, consented=pool.members)


def who_is_compared(row: Row) -> Row:
    largest, other, count = (int(cell) for cell in row[:3])
    found = compared([50.0] * count, [largest, *[other] * (count - 1)])
    return *row[:3], found.reason if isinstance(found, NoComparator) else "yes"


def numbered(cell: str) -> list[frozenset[str]]:
    """Groups of organisations as the page writes them: 1–10, 11–20."""
    spans = [part.split("–") for part in re.split(r",\s*", cell) if part != "–"]
    return [frozenset(str(number) for number in range(int(first), int(last) + 1)) for first, last in spans]


def group_offer(row: Row) -> Row:
    found = membership_guard(previous=numbered(row[0]), offered=numbered(row[1])[0])
    return *row[:2], yes(isinstance(found, GroupAdmitted))


def place_among(row: Row) -> Row:
    score, low, high = (None if cell == "–" else float(cell) for cell in row[:3])
    among = compared([10.0 * tens for tens in range(1, 11)], [20] * 10)
    assert isinstance(among, Comparator)
    own = OrganisationScore("own", OVERALL, STAFF_SURVEY, score or 0, 20, low, high)
    found = position(own, among=among)
    bands = "–"
    if isinstance(found.band, InBand):
        bands = str(int(found.band.band))
    elif isinstance(found.band, BetweenBands):
        bands = f"{int(found.band.lowest)}–{int(found.band.highest)}"
    return *row[:3], printed(found.percentile, row[3]), bands


def organisations(heading: str) -> Sample:
    """The organisations of a table."""
    rows = PAGE.tables[heading]
    return sample([float(row[0]) for row in rows], [WITHIN**2 / int(row[1]) for row in rows])


def shrunken_score(row: Row) -> Row:
    found, at = shrink(organisations("Shrunken scores"), tau2=25), PAGE.tables["Shrunken scores"].index(row)
    values = (found.weights[at], found.shrunken[at], float(np.sqrt(found.variances[at])))
    return *row[:2], *(printed(float(value), like) for value, like in zip(values, row[2:], strict=True))


def rank_interval(row: Row) -> Row:
    posterior, at = shrink(organisations("Ranks")), PAGE.tables["Ranks"].index(row)
    found = rank(posterior, seed=1)
    places = (found.low[at], found.high[at], found.band[at])
    return *row[:2], printed(float(posterior.shrunken[at]), row[2]), *map(str, places), found.standings[at]


CHECKS: dict[str, Callable[[Row], Row]] = {
    "Like with like": alike,
    "Who may be compared": who_is_compared,
    "Groups that differ by few": group_offer,
    "Position": place_among,
    "Shrunken scores": shrunken_score,
    "Ranks": rank_interval,
}


def test_every_table_is_executed() -> None:
    assert list(PAGE.tables) == list(CHECKS)


@pytest.mark.parametrize(("heading", "row"), PAGE.rows)
def test_the_page_says_what_the_method_gives(heading: str, row: Row) -> None:
    assert CHECKS[heading](row) == row
