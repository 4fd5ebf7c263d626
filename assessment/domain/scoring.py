"""Scores of sheets: items → practice → criterion and section → overall, in exact integers.

A score is a whole number of micro-points (0 … 100,000,000). Every mean is a rational number rounded once, half to
even, to a micro-point; so it is the same on every machine, and sums of scores merge exactly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, Edition, ItemKind
from assessment.domain.questionnaire import Parent, Questionnaire, score_table

MISSING = -1
"""A respondent without this score."""


@dataclass(frozen=True, slots=True)
class SheetScores:
    """Scores of some sheets, one row a measure: micro-points, MISSING where there is none."""

    items: NDArray[np.int64]
    """[scored items, sheets]"""
    composites: NDArray[np.int64]
    """[practices, criteria, sections, overall; sheets]"""


def half_even(*, numerator: NDArray[np.int64], denominator: NDArray[np.int64]) -> NDArray[np.int64]:
    """The quotient of whole numbers ≥ 0 rounded to the nearest whole number, ties to the even one; x/0 gives 0.

    Exact for quotients up to FULL_SCORE and denominators up to 60 million: then both numbers are exact as floats, the
    one rounding of their division (at most 2⁻²⁷) cannot reach over a tie (at least 1/(2 × denominator) away), and ties
    themselves divide exactly.
    """
    quotient = np.rint(numerator / np.maximum(denominator, 1)).astype(np.int64)
    return np.where(denominator > 0, quotient, 0)


def sheet_scores(*, edition: Edition, questionnaire: Questionnaire, answers: NDArray[np.uint8]) -> SheetScores:
    """Scores of sheets by the rules of the edition (docs/method.md).

    `answers` holds byte codes [sheets, items of the questionnaire]. A practice is the mean of its answered scored
    items when at least the edition's share of them, rounded up, is answered ("not about us" leaves the count).
    Criterion and section are means of their practices by weight, overall the mean of sections by points; each is
    missing when less than that share of the weight that concerns the respondent is present.
    """
    codes = np.ascontiguousarray(answers.T)
    table = score_table(edition=edition, items=questionnaire.items)
    rows: list[NDArray[np.int64]] = []
    concerns: list[NDArray[np.bool_]] = []
    item_scores = {place: table[place].take(codes[place]) for place in questionnaire.scored}
    for _, places in questionnaire.practices:
        applicable = _how_many_apply([codes[place] for place in places])
        scores = [item_scores[place] for place in places]
        rows.append(_mean(edition, scores, (1,) * len(scores), applicable))
        concerns.append(applicable > 0)
    for parent in questionnaire.parents:
        score, concern = _parent(edition, parent, rows, concerns)
        rows.append(score)
        concerns.append(concern)
    sheets = len(answers)
    return SheetScores(_stacked(list(item_scores.values()), sheets), _stacked(rows, sheets))


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


def _how_many_apply(codes: list[NDArray[np.uint8]]) -> NDArray[np.int64]:
    count = np.zeros(len(codes[0]), dtype=np.int64)
    for answers in codes:
        count += answers != NOT_APPLICABLE
    return count


def _stacked(rows: list[NDArray[np.int64]], sheets: int) -> NDArray[np.int64]:
    return np.stack(rows) if rows else np.zeros((0, sheets), dtype=np.int64)


def _parent(
    edition: Edition, parent: Parent, rows: list[NDArray[np.int64]], concerns: list[NDArray[np.bool_]]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    asked = np.zeros(len(rows[0]), dtype=np.int64)
    for part, weight in zip(parent.parts, parent.weights, strict=True):
        asked += weight * concerns[part]
    return _mean(edition, [rows[part] for part in parent.parts], parent.weights, asked), asked > 0


def _mean(
    edition: Edition, scores: list[NDArray[np.int64]], weights: tuple[int, ...], asked: NDArray[np.int64]
) -> NDArray[np.int64]:
    share = edition.rules.answered_share
    total = np.zeros_like(asked)
    present = np.zeros_like(asked)
    for score, weight in zip(scores, weights, strict=True):
        total += weight * np.maximum(score, 0)
        present += weight * (score >= 0)
    enough = (present > 0) & (present * share.denominator >= asked * share.numerator)
    return np.where(enough, half_even(numerator=total, denominator=present), MISSING)
