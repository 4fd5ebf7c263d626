"""The tally as a value: what is kept of a group's sheets, all of it sums of whole numbers over sheets."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BY_UNIT = ("submitted", "responses", "flagged", "histograms", "counted", "sums", "squares", "flagged_overall")
"""Arrays whose first axis are the units."""
WHOLE_GROUP = ("dropped", "item_cross", "practice_cross_blocks")
ARRAYS = (*BY_UNIT, *WHOLE_GROUP)
OVERALL = "overall"
UNIT_BLOCKS = 40
"""Most blocks of units that cross-products are kept apart for: enough to resample units, and never many bytes."""

Kind = tuple[str, tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """One group of one wave: the own respondents of each unit. U units, I items, M measures; arrays are read-only.

    A sheet counts when its respondent chose an option at enough of the items that concern them (assessment.domain.
    completion); all arrays but `submitted` and `dropped` are of sheets that count.
    """

    group: str
    units: tuple[str, ...]
    items: tuple[str, ...]
    """Every item of the questionnaire, facts included."""
    options: tuple[int, ...]
    """How many options the scale of each item has."""
    unscored: tuple[str, ...]
    """Items too many of the group could not judge: counted, not scored."""
    measures: tuple[str, ...]
    """`items/A1.a`, `practices/A1`, `criteria/A.1`, `sections/A`, `overall`: those with a score."""
    submitted: NDArray[np.int64]
    """[U] sheets that came in, blank and broken-off ones too: participation."""
    responses: NDArray[np.int64]
    """[U] sheets that count."""
    flagged: NDArray[np.int64]
    """[U] of these, those with a pattern of careless answering; they are counted and scored like any other."""
    dropped: NDArray[np.int64]
    """[I + 1] sheets that came in by how far they go: at 0 blank ones, at i those whose last answer is item i of I."""
    histograms: NDArray[np.int32]
    """[U, I, 14] sheets by byte code."""
    counted: NDArray[np.int64]
    """[U, M] respondents with that score."""
    sums: NDArray[np.int64]
    """[U, M] their scores, micro-points."""
    squares: NDArray[np.int64]
    """[U, M, 2] their squared scores, two limbs: the lower 32 bits of each square, and what stands above."""
    flagged_overall: NDArray[np.int64]
    """[U, 2] flagged respondents with an overall score, and the sum of these scores, micro-points."""
    item_cross: NDArray[np.int64]
    """[3, J, J] over scored items of one practice: pairs answered, Σx where both, Σxy; milli-points, whole group."""
    practice_cross_blocks: NDArray[np.int64]
    """[G, 3, P, P] the same over the scored practices, for each of G blocks of units (`blocks_of_units`)."""

    def __post_init__(self) -> None:
        """Make the arrays read-only, so that a tally is a value."""
        for name in ARRAYS:
            getattr(self, name).setflags(write=False)

    @property
    def kind(self) -> Kind:
        """What must be equal for two tallies to be combined."""
        return (self.group, self.units, self.items, self.options, self.unscored, self.measures)

    @property
    def practice_cross(self) -> NDArray[np.int64]:
        """[3, P, P] pairs answered, Σx where both, Σxy over the scored practices; milli-points, whole group."""
        return np.asarray(self.practice_cross_blocks.sum(axis=0))

    @property
    def unflagged_overall(self) -> NDArray[np.int64]:
        """[U, 2] respondents with an overall score whom nothing flags, and the sum of their scores, micro-points."""
        if OVERALL not in self.measures:
            return np.zeros_like(self.flagged_overall)
        place = self.measures.index(OVERALL)
        everybody = np.stack([self.counted[:, place], self.sums[:, place]], axis=1)
        return np.asarray(everybody - self.flagged_overall)

    def to_bytes(self) -> bytes:
        """All counts as bytes: equal tallies give equal bytes."""
        return b"".join(getattr(self, name).tobytes() for name in ARRAYS)


def blocks_of_units(units: int) -> NDArray[np.int64]:
    """The block of each of U units [U]: place · G // U with G = min(40, U), so consecutive units share one.

    It follows from the frame alone and never from the answers: tallies of any split of the sheets have the same.
    """
    return np.arange(units, dtype=np.int64) * min(UNIT_BLOCKS, units) // max(units, 1)
