"""Whether a person answers like items alike: the even–odd consistency of a sheet."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.counting import BLOCK
from assessment.domain.edition import DONT_KNOW, WIDTH

LEAST_PRACTICES = 3
"""Practices with both halves answered that a correlation needs."""
NOTHING = 1e-9
"""A spread of halves below this is rounding: the person gave every practice the same."""


def even_odd(
    *,
    answers: NDArray[np.uint8],
    options: NDArray[np.integer],
    turned: NDArray[np.bool_],
    practices: Sequence[Sequence[int]],
) -> NDArray[np.float64]:
    """Even–odd consistency of each respondent [N]: near 1 for who reads, near 0 for who answers at random.

    Within a person, over practices of two items and more: correlation of the mean of the items at odd places of the
    practice with the mean of those at even places, stepped up by 2r / (1 + r) where it is above 0 (Johnson 2005; Meade
    & Craig 2012). `answers` [N, I] byte codes, `options` and `turned` [I] by item, `practices` the columns of each. NaN
    for fewer than three such practices, and for who gave every practice the same: uniform answers are not inconsistent.
    One index: it flags nobody by itself.
    """
    scores = _scores(options, turned)
    halves = [(columns[::2], columns[1::2]) for columns in practices if len(columns) > 1]
    found = [np.zeros(0)]
    for start in range(0, len(answers), BLOCK):
        codes = np.ascontiguousarray(answers[start : start + BLOCK].T)
        found.append(_stepped_up(_correlation(codes, scores, halves)))
    return np.concatenate(found)


def _scores(options: NDArray[np.integer], turned: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Place of each code on its scale [I, 14], 0 to 1, turned items turned; NaN for codes that are no option."""
    codes = np.arange(WIDTH)
    place = (codes - 1) / (options[:, None] - 1)
    place = np.where(turned[:, None], 1 - place, place)
    return np.where((codes >= 1) & (codes <= options[:, None]) & (codes < DONT_KNOW), place, np.nan)


def _correlation(
    codes: NDArray[np.uint8],
    scores: NDArray[np.float64],
    halves: Sequence[tuple[Sequence[int], Sequence[int]]],
) -> NDArray[np.float64]:
    n, sum_x, sum_y, sum_xx, sum_yy, sum_xy = np.zeros((6, codes.shape[1]))
    for odd, even in halves:
        x, y = _half_mean(codes, scores, odd), _half_mean(codes, scores, even)
        both = ~np.isnan(x) & ~np.isnan(y)
        x, y = np.where(both, x, 0), np.where(both, y, 0)
        n += both
        sum_x += x
        sum_y += y
        sum_xx += x * x
        sum_yy += y * y
        sum_xy += x * y
    spread_x, spread_y = n * sum_xx - sum_x * sum_x, n * sum_yy - sum_y * sum_y
    varies = (n >= LEAST_PRACTICES) & (spread_x > NOTHING) & (spread_y > NOTHING)
    product = np.where(varies, spread_x * spread_y, 1)
    return np.where(varies, np.clip((n * sum_xy - sum_x * sum_y) / np.sqrt(product), -1, 1), np.nan)


def _half_mean(codes: NDArray[np.uint8], scores: NDArray[np.float64], columns: Sequence[int]) -> NDArray[np.float64]:
    """Mean score of these items by respondent; NaN for who answered none of them."""
    total, given = np.zeros((2, codes.shape[1]))
    for column in columns:
        value = scores[column].take(codes[column])
        present = ~np.isnan(value)
        total += np.where(present, value, 0)
        given += present
    return np.where(given > 0, total / np.maximum(given, 1), np.nan)


def _stepped_up(correlation: NDArray[np.float64]) -> NDArray[np.float64]:
    held = np.maximum(correlation, 0)
    return np.where(correlation > 0, 2 * held / (1 + held), correlation)
