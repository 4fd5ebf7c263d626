"""Tests of cross-products against sums over sheets."""

import numpy as np
import pytest

from assessment.domain.counts import cross_products as module
from assessment.domain.counts.cross_products import (
    add_joint_counts,
    cross_products,
    item_cross_products,
    pairs_of,
    present_products,
)
from assessment.domain.edition import WIDTH

MAKER = np.random.default_rng(3)


def test_pairs_are_taken_where_both_are_there_in_milli_points() -> None:
    scores = np.array([[100_000_000, 0, -1], [33_333_333, 50_000_000, 75_000_000]])

    n, sums, products = cross_products(scores)

    assert n.tolist() == [[2, 2], [2, 3]]
    assert sums.tolist() == [[100_000, 100_000], [83_333, 158_333]]
    assert products.tolist() == [
        [100_000**2, 100_000 * 33_333],
        [100_000 * 33_333, 33_333**2 + 50_000**2 + 75_000**2],
    ]


@pytest.mark.parametrize("chunk", [3, 16, 4096])
def test_chunks_do_not_matter(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", chunk)
    scores = MAKER.integers(-1, 100_000_001, (4, 50))
    scores[MAKER.random(scores.shape) < 0.3] = -1
    milli = [[(int(score) + 500) // 1000 if score >= 0 else None for score in row] for row in scores]

    n, sums, products = cross_products(scores)

    for first in range(4):
        for second in range(4):
            both = [(x, y) for x, y in zip(milli[first], milli[second], strict=True) if None not in (x, y)]
            assert n[first, second] == len(both)
            assert sums[first, second] == sum(x or 0 for x, _ in both)
            assert products[first, second] == sum((x or 0) * (y or 0) for x, y in both)


def test_without_measures_or_sheets_there_is_nothing() -> None:
    assert cross_products(np.zeros((0, 5), dtype=np.int64)).shape == (3, 0, 0)
    assert not present_products(values=np.zeros((2, 0)), present=np.zeros((2, 0))).any()


def test_items_of_a_practice_cross_by_counts_of_their_codes() -> None:
    table = np.full((5, WIDTH), -1, dtype=np.int64)
    table[:4, 1:4] = [0, 33_333_333, 100_000_000]
    practices = [[3, 0], [1]]
    codes = MAKER.choice([0, 1, 2, 3, 12, 13], (5, 300)).astype(np.uint8)
    joint = np.zeros((1, WIDTH * WIDTH), dtype=np.int64)
    for half in (codes[:, :100], codes[:, 100:]):
        add_joint_counts(codes=half, pairs=pairs_of(practices), counts=joint)
    totals = np.stack([np.bincount(row, minlength=WIDTH) for row in codes])

    found = item_cross_products(table=table, practices=practices, totals=totals, joint=joint)

    scores = np.stack([table[place, codes[place]] for place in (0, 1, 3)])
    within = np.array([[True, False, True], [False, True, False], [True, False, True]])
    assert np.array_equal(found, np.where(within, cross_products(scores), 0))
