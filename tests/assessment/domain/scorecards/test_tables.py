"""Tests of one group's compact arrays."""

import pytest

from assessment.domain.scorecards.tables import TABLE_ARRAYS
from tests.assessment.domain.cards import card

TABLE = card().tables["staff"]


def test_arrays_of_a_table_cannot_be_changed() -> None:
    for name in TABLE_ARRAYS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(TABLE, name)[...] = 1


def test_a_measure_and_an_item_are_found_by_name() -> None:
    assert TABLE.measures[TABLE.columns["practices/A2"]] == "practices/A2"
    assert TABLE.items[TABLE.places["E1.a"]] == "E1.a"
