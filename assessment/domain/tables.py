"""One group's figures as compact arrays; what is withheld is not in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

NO_MARGIN = -1

TABLE_ARRAYS = ("headcounts", "rows", "answered", "counted", "sums", "margins", "distributions", "counts")


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """One group's figures: S shown units, D of them with distributions, M measures, I items. Arrays are read-only."""

    group: str
    items: tuple[str, ...]
    options: tuple[int, ...]
    """How many options each item has."""
    measures: tuple[str, ...]
    cannot_judge: tuple[str, ...]
    """Measures without a score because too many answered "do not know"."""
    withheld: int
    """Units with answers that are not shown."""
    headcounts: NDArray[np.int64]
    """[U] people of the group in the unit and below; -1 where not supplied."""
    rows: NDArray[np.int32]
    """[U] the unit's row among the shown ones; -1 where withheld."""
    answered: NDArray[np.int32]
    """[S] sheets."""
    counted: NDArray[np.int32]
    """[S, M] respondents with the score; 0 where too few."""
    sums: NDArray[np.int64]
    """[S, M] their scores, micro-points."""
    margins: NDArray[np.int32]
    """[S, M] half the interval, micro-points; -1 where there is none."""
    distributions: NDArray[np.int32]
    """[S] row among the distributions; -1 where the unit is too small for one."""
    counts: NDArray[np.int32]
    """[D, I, 14] sheets by byte code; zeros where too few answered the item."""

    columns: Mapping[str, int] = field(init=False)
    """Column of each measure."""
    places: Mapping[str, int] = field(init=False)
    """Place of each item."""

    def __post_init__(self) -> None:
        """Make the arrays read-only, and what stands where quick to find."""
        object.__setattr__(self, "columns", {measure: column for column, measure in enumerate(self.measures)})
        object.__setattr__(self, "places", {item: place for place, item in enumerate(self.items)})
        for name in TABLE_ARRAYS:
            getattr(self, name).setflags(write=False)
