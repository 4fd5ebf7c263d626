"""How answers of cells spread: agreement by practice and three bands by item, from their histograms."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import Edition, Item
from assessment.domain.proportions import end_options
from assessment.domain.questionnaire import Questionnaire
from assessment.domain.tables import NO_AGREEMENT, NO_BAND

HELD = (10, 90)
"""Percent below and above which shares of small cells are not told apart: "everybody" would be said of each of them."""


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
    """Unfavourable, neutral and favourable answers of each cell and item in whole percent [S, I, 3].

    Below `whole_from` answers shares are held between 10 and 90, which then mean "at most" and "at least". NO_BAND
    below `least` answers, and for facts.
    """
    found = np.full((*histograms.shape[:2], 3), NO_BAND, dtype=np.int8)
    for place, item in enumerate(items):
        if not _is_scored(edition, item):
            continue
        from_low_to_high = np.argsort(np.array(edition.option_scores(item), dtype=np.int64), kind="stable")
        parts = _parts(histograms[:, place, 1 + from_low_to_high].astype(np.int64))
        n = parts.sum(axis=1)
        percent = np.rint(100 * parts / np.maximum(n, 1)[:, None])
        held = np.where((n < whole_from)[:, None], np.clip(percent, *HELD), percent)
        found[:, place] = np.where((n >= least)[:, None], held, NO_BAND)
    return found


def _ratio(counts: NDArray[np.int32], least: int) -> NDArray[np.float64]:
    """s² / σ²E of one item by cell; NaN where too few answered."""
    options = counts.shape[1]
    levels = np.arange(options)
    n = counts.sum(axis=1, dtype=np.int64)
    total, square = counts @ levels, counts @ (levels * levels)
    variance = (square - total * total / np.maximum(n, 1)) / np.maximum(n - 1, 1)
    return np.where(n >= max(least, 2), variance * 12 / (options**2 - 1), np.nan)


def _parts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    ends = end_options(counts.shape[1])
    low, high = counts[:, :ends].sum(axis=1), counts[:, -ends:].sum(axis=1)
    return np.stack([low, counts.sum(axis=1) - low - high, high], axis=1)


def _options(edition: Edition, item: Item) -> int:
    return len(edition.scales[item.scale].options)


def _is_scored(edition: Edition, item: Item) -> bool:
    return all(score is not None for score in edition.option_scores(item))
