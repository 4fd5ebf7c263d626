"""How answers of cells spread: agreement by practice and three bands by item, from their histograms."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.disclosure.unanimity import HIGHEST, LOWEST
from assessment.domain.edition import FULL_SCORE, Edition, Item
from assessment.domain.scorecards.tables import NO_AGREEMENT, NO_BAND


def agreements(
    *, edition: Edition, asked: Questionnaire, histograms: NDArray[np.int32], least: int
) -> NDArray[np.int16]:
    """r*WG of each cell and practice in thousandths [S, P] from histograms [S, I, 14] (docs/method.md, Agreement).

    NO_AGREEMENT where an item of the practice has fewer than `least` answers.
    """
    found = np.full((len(histograms), len(asked.practices)), NO_AGREEMENT, dtype=np.int16)
    for column, (_, places) in enumerate(asked.practices):
        ratios = [
            _ratio(histograms[:, place, 1 : 1 + _options(edition, asked.items[place])], least) for place in places
        ]
        mean = np.mean(ratios, axis=0)
        known = ~np.isnan(mean)
        found[known, column] = np.rint(1000 * (1 - mean[known]))
    return found


def bands(
    *, edition: Edition, items: Sequence[Item], histograms: NDArray[np.int32], least: int, whole_from: int
) -> NDArray[np.int8]:
    """Answers below, at and above 50 points of each cell and item in whole percent [S, I, 3].

    Of fewer than `whole_from` answers, 0 stands for "at most 10" and 100 for "at least 90": which of them it is, is
    decided before rounding and then gone. NO_BAND below `least` answers, and for facts.
    """
    found = np.full((*histograms.shape[:2], 3), NO_BAND, dtype=np.int8)
    for place, item in enumerate(items):
        scores = edition.option_scores(item)
        if None in scores:
            continue
        parts = _parts(histograms[:, place, 1 : 1 + len(scores)], np.array(scores, dtype=np.int64))
        n = parts.sum(axis=1, keepdims=True)
        percent = np.rint(100 * parts / np.maximum(n, 1))
        held = np.where(100 * parts <= LOWEST * n, 0, np.where(100 * parts >= HIGHEST * n, 100, percent))
        found[:, place] = np.where(n >= least, np.where(n < whole_from, held, percent), NO_BAND)
    return found


def _ratio(counts: NDArray[np.int32], least: int) -> NDArray[np.float64]:
    """s² / σ²E of one item by cell; NaN where too few answered."""
    options = counts.shape[1]
    levels = np.arange(options)
    n = counts.sum(axis=1, dtype=np.int64)
    total, square = counts @ levels, counts @ (levels * levels)
    variance = (square - total * total / np.maximum(n, 1)) / np.maximum(n - 1, 1)
    return np.where(n >= max(least, 2), variance * 12 / (options**2 - 1), np.nan)


def _parts(counts: NDArray[np.int32], scores: NDArray[np.int64]) -> NDArray[np.int64]:
    """Answers below, at and above the middle of the scale [S, 3]."""
    sides = np.sign(2 * scores - FULL_SCORE)
    return np.stack([counts[:, sides == side].sum(axis=1, dtype=np.int64) for side in (-1, 0, 1)], axis=1)


def _options(edition: Edition, item: Item) -> int:
    return len(edition.scales[item.scale].options)
