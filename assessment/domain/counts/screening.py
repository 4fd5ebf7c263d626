"""The first look at a group's sheets: which of them count, which look uniform, how far they go, and what they bear."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.carelessness import uniform
from assessment.domain.counts.completion import is_complete, last_answers
from assessment.domain.counts.counting import Sorted, add_histograms
from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.edition import WIDTH, Edition


@dataclass(frozen=True, slots=True)
class Screened:
    """What the first look finds; N sheets in the order of their units, U units, I items asked."""

    complete: NDArray[np.bool_]
    """[N] sheets that count."""
    flagged: NDArray[np.bool_]
    """[N] of these, those that look uniform; they count nevertheless."""
    dropped: NDArray[np.int64]
    """[I + 1] all sheets by the place of their last answer, 0 for blank ones."""
    histograms: NDArray[np.int32]
    """[U, I, 14] sheets that count, by byte code."""
    others: NDArray[np.int64]
    """[I, 14] all other sheets, by byte code."""


def screened(*, edition: Edition, asked: Questionnaire, sheets: Sorted, share: Fraction) -> Screened:
    """Look at sheets; one counts when at least this share of what concerns its respondent is answered (completion)."""
    items = len(asked.items)
    options = np.array([len(edition.scales[item.scale].options) for item in asked.items], dtype=np.int64)
    complete, flagged = np.zeros((2, int(sheets.bounds[-1])), dtype=np.bool_)
    dropped = np.zeros(items + 1, dtype=np.int64)
    counts = np.zeros((len(sheets.bounds) - 1, items, WIDTH), dtype=np.int32)
    others = np.zeros((items, WIDTH), dtype=np.int64)
    for block in sheets.blocks(asked.columns):
        here = slice(block.start, block.start + block.codes.shape[1])
        complete[here] = is_complete(codes=block.codes, share=share)
        flagged[here] = complete[here] & uniform(answers=block.codes.T, options=options)
        dropped += np.bincount(last_answers(block.codes), minlength=items + 1)
        add_histograms(block=block, counting=complete[here], counts=counts, others=others)
    return Screened(complete, flagged, dropped, counts, others)
