"""One group's figures as compact arrays; what is withheld is not in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

NO_MARGIN = -1
NO_BAND = -1
NO_AGREEMENT = -(1 << 15)
"""Stands where views could not be compared: fewer than two answers."""

TABLE_ARRAYS = (
    "headcounts",
    "rows",
    "people",
    "answered",
    "weighted",
    "counted",
    "scores",
    "margins",
    "degrees",
    "agreements",
    "bands",
    "distributions",
    "counts",
)


@dataclass(frozen=True, slots=True)
class Rest:
    """Units under one parent that are too small to be shown alone, shown together with everything below them."""

    parent: str
    members: tuple[str, ...]
    row: int
    """Row among the shown ones, after those of units."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """One group's figures of S shown units and rest groups, D of them with distributions. Arrays are read-only.

    M measures, I items, P practices of the group.
    """

    group: str
    items: tuple[str, ...]
    owners: tuple[str, ...]
    """Practice of each item."""
    options: tuple[int, ...]
    """How many options each item has."""
    measures: tuple[str, ...]
    cannot_judge: tuple[str, ...]
    """Measures without a score because too many answered "do not know"."""
    withheld: int
    """Units with answers that are not shown."""
    rests: tuple[Rest, ...]
    headcounts: NDArray[np.int64]
    """[U] people of the group in the unit and below; -1 where not supplied."""
    rows: NDArray[np.int32]
    """[U] the unit's row among the shown ones; -1 where withheld."""
    people: NDArray[np.int64]
    """[S] people of the group in the shown unit or rest group; -1 where not supplied."""
    answered: NDArray[np.int32]
    """[S] valid sheets."""
    weighted: NDArray[np.int8]
    """[S, M] 1 where parts count by their people, 0 where each respondent counts the same."""
    counted: NDArray[np.int32]
    """[S, M] respondents with the score; 0 where too few."""
    scores: NDArray[np.int32]
    """[S, M] mean score, micro-points."""
    margins: NDArray[np.int32]
    """[S, M] half the interval, micro-points; -1 where there is none."""
    degrees: NDArray[np.int32]
    """[S, M] degrees of freedom of the interval."""
    agreements: NDArray[np.int16]
    """[S, P] r*WG in thousandths; NO_AGREEMENT where there is none."""
    bands: NDArray[np.int8]
    """[S, I, 3] low, middle and high answers in whole percent; of few answers as in `spreads.bands`; -1 where none."""
    distributions: NDArray[np.int32]
    """[S] row among the distributions; -1 where the unit is too small for one."""
    counts: NDArray[np.int32]
    """[D, I, 14] sheets by byte code; zeros where too few answered the item."""

    columns: Mapping[str, int] = field(init=False)
    """Column of each measure."""
    places: Mapping[str, int] = field(init=False)
    """Place of each item."""
    practices: Mapping[str, int] = field(init=False)
    """Column of each practice with a score among the agreements."""

    def __post_init__(self) -> None:
        """Make the arrays read-only, and what stands where quick to find."""
        object.__setattr__(self, "columns", {measure: column for column, measure in enumerate(self.measures)})
        object.__setattr__(self, "places", {item: place for place, item in enumerate(self.items)})
        scored = [measure for measure in self.measures if measure.startswith("practices/")]
        of_practices = {measure.removeprefix("practices/"): place for place, measure in enumerate(scored)}
        object.__setattr__(self, "practices", of_practices)
        for name in TABLE_ARRAYS:
            getattr(self, name).setflags(write=False)
