"""Where people give up a questionnaire: of those who came as far as an item, how many answered nothing after it."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

NOTEWORTHY = Fraction(5, 100)
"""Share of leavers worth a look: a convention of this method, without a source."""
LEAST = 30
"""People who came so far from whom a share is judged."""


@dataclass(frozen=True, slots=True)
class DropOff:
    """One item, in the order of the questionnaire."""

    reached: int
    """People who answered this item or a later one."""
    left: int
    """Of these, people for whom it was the last; nobody leaves at the last item, there they finish."""
    share: float
    """left / reached; 0 where nobody came so far."""
    flagged: bool


def drop_off(last: NDArray[np.integer]) -> tuple[DropOff, ...]:
    """Leavers by item from a tally's `dropped` counts [I + 1]; people without any answer are left out."""
    ends: list[int] = last[1:].tolist()
    found = []
    for place, at_this in enumerate(ends):
        reached = sum(ends[place:])
        left = 0 if place == len(ends) - 1 else at_this
        flagged = reached >= LEAST and left >= NOTEWORTHY * reached
        found.append(DropOff(reached, left, left / reached if reached else 0.0, flagged))
    return tuple(found)
