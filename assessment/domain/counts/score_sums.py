"""The second look at a group's sheets: sums, squares and cross-products of their scores."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.counting import BLOCK, Block, Sorted, add_scores, by_unit
from assessment.domain.counts.cross_products import add_joint_counts, pairs_of, present_products
from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.counts.scoring import Composites, Scoring
from assessment.domain.counts.summary import OVERALL, blocks_of_units
from assessment.domain.edition import WIDTH, Edition


@dataclass(frozen=True, slots=True)
class ScoreSums:
    """Sums over sheets; U units, M measures above items, P practices, G blocks of units. They grow while adding."""

    counted: NDArray[np.int64]
    """[M, U] respondents with that score."""
    sums: NDArray[np.int64]
    """[M, U] micro-points."""
    squares: NDArray[np.int64]
    """[2, M, U] lower 32 bits of squares, and what stands above."""
    flagged_overall: NDArray[np.int64]
    """[2, U] flagged respondents with an overall score, and their sum."""
    joint: NDArray[np.int64]
    """[pairs, 14 · 14] sheets by the codes of every two items of a practice (`pairs_of`)."""
    practice_cross_blocks: NDArray[np.int64]
    """[G, 3, P, P] cross-products of practices by block of units, milli-points."""


def score_sums(*, edition: Edition, asked: Questionnaire, sheets: Sorted, flagged: NDArray[np.bool_]) -> ScoreSums:
    """Score sheets by the rules of the edition and add them up; `flagged` [N] marks some, in their order."""
    units = len(sheets.bounds) - 1
    pairs = pairs_of([places for _, places in asked.practices])
    sums = _zeros(asked, units, len(pairs))
    scoring = Scoring.of(edition=edition, questionnaire=asked, sheets=min(BLOCK, int(sheets.bounds[-1])))
    groups = blocks_of_units(units)
    for block in sheets.blocks(asked.columns):
        scores = scoring.composites(block.codes)
        add_scores(block=block, scores=scores, counted=sums.counted, sums=sums.sums, squares=sums.squares)
        add_joint_counts(codes=block.codes, pairs=pairs, counts=sums.joint)
        _add_practices(block, scores, groups, sums.practice_cross_blocks)
        if OVERALL in asked.composites:
            marks = flagged[block.start : block.start + block.codes.shape[1]]
            overall = np.stack([scores.present[-1], scores.values[-1]]) * marks
            sums.flagged_overall[:, block.units] += by_unit(overall, block)
    return sums


def _zeros(asked: Questionnaire, units: int, pairs: int) -> ScoreSums:
    measures, practices = len(asked.composites), len(asked.practices)
    shapes = (
        (measures, units),
        (measures, units),
        (2, measures, units),
        (2, units),
        (pairs, WIDTH * WIDTH),
        (len(np.unique(blocks_of_units(units))), 3, practices, practices),
    )
    return ScoreSums(*(np.zeros(shape, dtype=np.int64) for shape in shapes))


def _add_practices(
    block: Block, scores: Composites, groups: NDArray[np.int64], practice_cross_blocks: NDArray[np.int64]
) -> None:
    practices = practice_cross_blocks.shape[-1]
    of_units = groups[block.units]
    first = np.flatnonzero(np.diff(of_units, prepend=-1))
    stops = [*block.starts[first[1:]].tolist(), block.codes.shape[1]]
    for unit, stop in zip(first.tolist(), stops, strict=True):
        here = np.s_[:practices, int(block.starts[unit]) : stop]
        practice_cross_blocks[of_units[unit]] += present_products(
            values=scores.values[here], present=scores.present[here]
        )
