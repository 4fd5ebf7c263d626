"""Which sheets are complete enough to count, and how far each of them goes.

An item is answered when an option is chosen. "Do not know" and a skipped item are not an answer, and stay in the
number of items that are to be answered; "not about us" leaves it (docs/method.md, as for a practice). Answers are given
item by item: codes [items of the questionnaire, sheets].
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED


def is_complete(*, codes: NDArray[np.uint8], share: Fraction) -> NDArray[np.bool_]:
    """Whether each sheet counts [sheets]: options chosen ≥ share × items that concern the respondent, and at least 1.

    Facts count as items, and so do items that the group turns out not to be able to judge: whether a sheet counts
    depends on that sheet alone. A share of 0 lets every sheet count, blank ones too.
    """
    # 0 (skipped) minus 1 is 255 in a byte, so one comparison finds the options 1 … 11; in place, since a second large
    # array costs more than the counting.
    marks = codes - np.uint8(1)
    chosen = _how_many(np.less(marks, DONT_KNOW - 1, out=marks.view(np.bool_)))
    concerning = len(codes) - _how_many(np.equal(codes, NOT_APPLICABLE, out=marks.view(np.bool_)))
    enough = chosen * share.denominator >= concerning * share.numerator
    return np.asarray(enough & (chosen > 0) if share else enough)


def last_answers(codes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The place, from 1, of the last item of each sheet that is not skipped [sheets]; 0 for a blank sheet.

    "Do not know" and "not about us" show that the respondent came as far as that.
    """
    items, sheets = codes.shape
    last = np.full(sheets, items, dtype=np.int64)
    if items:
        unfinished = np.flatnonzero(codes[-1] == SKIPPED)
        filled = codes[::-1, unfinished] != SKIPPED
        last[unfinished] = np.where(filled.any(axis=0), items - filled.argmax(axis=0), 0)
    return last


def _how_many(marks: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.asarray(np.add.reduce(marks.view(np.uint8), axis=0, dtype=np.uint16), dtype=np.int64)
