"""An agency of four units, and files with the trees it might get."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from assessment.models import Agency, Cycle, Unit
from tests.factories.assessment import agency_of, cycle_of, units_of

HEADER = "code,parent,name,headcount,headcount_staff,headcount_leaders"
SAME = ("all,,Northern Agency,,,", "east,all,Unit east,,,", "west,all,Unit west,,,", "dock,west,Unit dock,,,")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def agency(db: None) -> Agency:
    return agency_of()


@pytest.fixture
def units(agency: Agency) -> dict[str, Unit]:
    return units_of(agency, {"east": "all", "west": "all", "dock": "west"})


@pytest.fixture
def cycle(agency: Agency, units: dict[str, Unit]) -> Cycle:
    return cycle_of(agency)


def table(*rows: str) -> bytes:
    """A file of these rows under the usual header."""
    return "\n".join((HEADER, *rows)).encode()
