"""Scores of sheets: items → practice → criterion and section → overall, in exact integers.

A score is a whole number of micro-points (0 … 100,000,000). Every mean is a rational number rounded once, half to
even, to a micro-point; so it is the same on every machine, and sums of scores merge exactly.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.means import MISSING, half_even, mean_present
from assessment.domain.counts.practice_tables import NOT_CONCERNED, PracticeTable
from assessment.domain.counts.questionnaire import Parent, Questionnaire, score_table
from assessment.domain.edition import DONT_KNOW, Edition, ItemKind

__all__ = ["MISSING", "Composites", "Scoring", "SheetScores", "half_even", "items_beyond_judgement", "sheet_scores"]


@dataclass(frozen=True, slots=True)
class SheetScores:
    """Scores of some sheets, one row a measure: micro-points, MISSING where there is none."""

    items: NDArray[np.int64]
    """[scored items, sheets]"""
    composites: NDArray[np.int64]
    """[practices, criteria, sections, overall; sheets]"""


@dataclass(frozen=True, slots=True)
class Composites:
    """Scores above items, rows of practices, criteria, sections, overall; whole numbers as floats."""

    values: NDArray[np.float64]
    """[measures, sheets] micro-points, 0 where there is none."""
    present: NDArray[np.float64]
    """[measures, sheets] 1 where there is a score, else 0."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """The rules of an edition for one questionnaire, made ready to score many sheets.

    A practice is the mean of its answered scored items when at least the edition's share of them, rounded up, is
    answered ("not about us" leaves the count). Criterion and section are means of their practices by weight, overall
    the mean of sections by points; each is missing when less than that share of the weight that concerns the
    respondent is present (docs/method.md).
    """

    practices: tuple[PracticeTable, ...]
    parents: tuple[Parent, ...]
    share: Fraction
    room: NDArray[np.float64]
    """[values, present, concerned; measures; sheets]: taken once, since fresh memory costs more than the sums in it."""

    @classmethod
    def of(cls, *, edition: Edition, questionnaire: Questionnaire, sheets: int) -> "Scoring":
        """Ready to score up to so many sheets of this questionnaire at a time."""
        share = edition.rules.answered_share
        table = score_table(edition=edition, items=questionnaire.items)
        practices = (PracticeTable.of(places=places, table=table, share=share) for _, places in questionnaire.practices)
        room = np.empty((3, len(questionnaire.composites), sheets))
        return cls(tuple(practices), questionnaire.parents, share, room)

    def composites(self, codes: NDArray[np.uint8]) -> Composites:
        """Scores of sheets from codes [items, sheets]; they stand until the next sheets are scored."""
        room = self.room[:, :, : codes.shape[1]]
        values, present, concerned = room
        everybody = [True] * len(values)
        for row in range(len(values)):
            if row < len(self.practices):
                scores = self.practices[row].scores(codes)
            else:
                scores = self._parent(self.parents[row - len(self.practices)], room, everybody)
            np.maximum(scores, 0, out=values[row])
            present[row] = scores >= 0
            everybody[row] = scores.min(initial=MISSING) > NOT_CONCERNED
            if not everybody[row]:
                np.not_equal(scores, NOT_CONCERNED, out=concerned[row])
        return Composites(values, present)

    def _parent(self, parent: Parent, room: NDArray[np.float64], everybody: list[bool]) -> NDArray[np.float64]:
        values, present, concerned = room
        total, weight = _weighed(values, parent), _weighed(present, parent)
        if all(everybody[part] for part in parent.parts):
            everything = np.array(float(sum(parent.weights)))
            return mean_present(total=total, present=weight, asked=everything, share=self.share)
        for part in parent.parts:
            if everybody[part]:
                concerned[part] = 1
        asked = _weighed(concerned, parent)
        scores = mean_present(total=total, present=weight, asked=asked, share=self.share)
        return np.where(asked == 0, NOT_CONCERNED, scores)


def _weighed(rows: NDArray[np.float64], parent: Parent) -> NDArray[np.float64]:
    total: NDArray[np.float64] = rows[parent.parts[0]] * parent.weights[0]
    scaled = np.empty_like(total)
    for part, weight in zip(parent.parts[1:], parent.weights[1:], strict=True):
        total += np.multiply(rows[part], weight, out=scaled)
    return total


def sheet_scores(*, edition: Edition, questionnaire: Questionnaire, answers: NDArray[np.uint8]) -> SheetScores:
    """Scores of sheets by the rules of the edition (see `Scoring`) from byte codes [sheets, items]."""
    codes = np.ascontiguousarray(answers.T)
    table = score_table(edition=edition, items=questionnaire.items)
    items = np.empty((len(questionnaire.scored), len(answers)), dtype=np.int64)
    for row, place in enumerate(questionnaire.scored):
        items[row] = table[place].take(codes[place])
    found = Scoring.of(edition=edition, questionnaire=questionnaire, sheets=len(answers)).composites(codes)
    return SheetScores(items, np.where(found.present > 0, found.values, MISSING).astype(np.int64))


def items_beyond_judgement(
    *, edition: Edition, questionnaire: Questionnaire, totals: NDArray[np.integer]
) -> frozenset[str]:
    """Scored items that more than the edition's limit of a whole group cannot judge.

    `totals` is the group's histogram [items, 14]. The share is do-not-know answers among all who took a stand on the
    item: an option or do not know; skipped and not about us leave it.
    """
    limit = edition.rules.dont_know_limit
    beyond = []
    for place, item in enumerate(questionnaire.items):
        unknowing = int(totals[place, DONT_KNOW])
        stands = int(totals[place, 1 : DONT_KNOW + 1].sum())
        if item.kind is ItemKind.SCORED and unknowing * limit.denominator > limit.numerator * stands:
            beyond.append(item.code)
    return frozenset(beyond)
