"""Scorecards frozen before weights, rest groups and bands came in: what they hold, in the present form."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from assessment.domain.scorecards.tables import NO_AGREEMENT, NO_BAND, GroupTable

FIRST_SIGN = b"scorecard-1\n"


def table_of_first(*, plain: Mapping[str, Any], arrays: Mapping[str, Any]) -> GroupTable:
    """A group's table as first packed: sums in place of means, each respondent counting the same."""
    sums, counted, rows = arrays["sums"], arrays["counted"], arrays["rows"]
    cells, practices = len(counted), sum(measure.startswith("practices/") for measure in plain["measures"])
    kept: dict[str, Any] = {name: array for name, array in arrays.items() if name != "sums"}
    return GroupTable(
        **plain,
        **kept,
        owners=("",) * len(plain["items"]),
        rests=(),
        people=arrays["headcounts"][np.argsort(np.where(rows < 0, len(rows), rows), kind="stable")[:cells]],
        weighted=np.zeros(counted.shape, dtype=np.int8),
        scores=np.rint(sums / np.maximum(counted, 1)).astype(np.int32),
        degrees=np.maximum(counted - 1, 0).astype(np.int32),
        agreements=np.full((cells, practices), NO_AGREEMENT, dtype=np.int16),
        bands=np.full((cells, len(plain["items"]), 3), NO_BAND, dtype=np.int8),
    )
