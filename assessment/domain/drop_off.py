"""Where people give up a questionnaire: of those who came as far as an item, how many answered nothing after it."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counting import BLOCK
from assessment.domain.edition import SKIPPED

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


def last_answered(answers: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How many sheets have their last answer at place 0 … I − 1 [I + 1], those without any counted in front.

    `answers` are byte codes [sheets, I] in the order asked; "do not know" and "not about us" are answers. Only counts
    leave: they hold no sheet and no time.
    """
    items = answers.shape[1]
    counts = np.zeros(items + 1, dtype=np.int64)
    for start in range(0, len(answers), BLOCK):
        given = answers[start : start + BLOCK] != SKIPPED
        last = np.where(given.any(axis=1), items - np.argmax(given[:, ::-1], axis=1), 0) if items else 0
        counts += np.bincount(np.broadcast_to(last, len(given)), minlength=items + 1)
    return counts


def drop_off(last: NDArray[np.integer]) -> tuple[DropOff, ...]:
    """Leavers by item from `last_answered` counts [I + 1]; people without any answer are left out."""
    ends: list[int] = last[1:].tolist()
    found = []
    for place, at_this in enumerate(ends):
        reached = sum(ends[place:])
        left = 0 if place == len(ends) - 1 else at_this
        flagged = reached >= LEAST and left >= NOTEWORTHY * reached
        found.append(DropOff(reached, left, left / reached if reached else 0.0, flagged))
    return tuple(found)
