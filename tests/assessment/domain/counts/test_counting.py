"""Tests of the counting kernels against plain loops."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts import counting
from assessment.domain.counts.counting import Sorted, add_histograms, add_scores, histograms, item_sums
from assessment.domain.counts.scoring import Composites

MAKER = np.random.default_rng(7)


def random_sheets(count: int, units: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Sheets of three items, and the unit of each; some units stay empty."""
    return MAKER.integers(0, 14, (count, 3), dtype=np.uint8), MAKER.integers(1, units - 1, count)


@pytest.mark.parametrize("block", [1, 7, 16_384])
def test_histograms_count_every_answer_of_every_unit(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BLOCK", block)
    sheets, where = random_sheets(200, 9)
    expected = np.zeros((9, 2, 14), dtype=np.int64)
    for vector, unit in zip(sheets, where, strict=True):
        for place, column in enumerate((2, 0)):
            expected[unit, place, vector[column]] += 1

    counts = histograms(sheets=Sorted.by_unit(sheets=sheets, unit_index=where, units=9), columns=(2, 0))

    assert counts.dtype == np.int32
    assert (counts == expected).all()


def test_sheets_are_counted_by_unit() -> None:
    where = np.array([2, 0, 2])
    ordered = Sorted.by_unit(sheets=np.zeros((3, 1), dtype=np.uint8), unit_index=where, units=4)

    assert ordered.responses.tolist() == [1, 0, 2, 0]


def test_sheets_that_stand_sorted_are_left_where_they_are() -> None:
    sheets = np.zeros((3, 1), dtype=np.uint8)

    assert Sorted.by_unit(sheets=sheets, unit_index=np.array([0, 2, 2]), units=3).order is None
    assert Sorted.by_unit(sheets=sheets, unit_index=np.array([2, 0, 2]), units=3).order is not None


@pytest.mark.parametrize("where", [[0, 2, 2, 3], [2, 3, 0, 2]])
def test_some_of_the_sheets_keep_their_units(where: list[int]) -> None:
    sheets = np.array([[1], [2], [3], [4]], dtype=np.uint8)
    ordered = Sorted.by_unit(sheets=sheets, unit_index=np.array(where), units=4)

    some = ordered.only(np.array([True, False, True, True]))

    assert ordered.only(np.ones(4, dtype=np.bool_)) is ordered
    assert some.responses.tolist() == [1, 0, 1, 1]
    everybody = np.concatenate([block.codes[0] for block in ordered.blocks((0,))])
    assert np.concatenate([block.codes[0] for block in some.blocks((0,))]).tolist() == everybody[[0, 2, 3]].tolist()


def test_sheets_that_do_not_count_are_counted_apart() -> None:
    sheets = np.array([[1], [2], [2], [3]], dtype=np.uint8)
    ordered = Sorted.by_unit(sheets=sheets, unit_index=np.array([0, 0, 1, 1]), units=2)
    counts, others = np.zeros((2, 1, 14), dtype=np.int32), np.zeros((1, 14), dtype=np.int64)

    for block in ordered.blocks((0,)):
        add_histograms(block=block, counting=np.array([True, False, False, True]), counts=counts, others=others)

    assert counts[:, 0, 1:4].tolist() == [[1, 0, 0], [0, 0, 1]]
    assert others[0, 1:4].tolist() == [0, 2, 0]


def test_more_units_than_narrow_keys_can_tell_are_told_apart() -> None:
    where = np.arange(6000)
    sheets = (where % 14).astype(np.uint8)[:, None]

    counts = histograms(sheets=Sorted.by_unit(sheets=sheets, unit_index=where, units=6000), columns=(0,))

    assert (counts[where, 0, where % 14] == 1).all()
    assert counts.sum() == 6000


@pytest.mark.parametrize("block", [5, 16_384])
def test_sums_and_squares_of_scores_are_exact_in_two_limbs(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BLOCK", block)
    sheets, where = random_sheets(60, 5)
    scores = np.where(sheets[:, 0] == 0, -1, 99_999_999 - sheets[:, 0].astype(np.int64))
    counted, sums = np.zeros((1, 5), dtype=np.int64), np.zeros((1, 5), dtype=np.int64)
    squares = np.zeros((2, 1, 5), dtype=np.int64)

    ordered = Sorted.by_unit(sheets=sheets, unit_index=where, units=5)
    for piece in ordered.blocks((0,)):
        codes = piece.codes.astype(np.float64)
        found = Composites(np.where(codes == 0, 0, 99_999_999 - codes), (codes > 0).astype(np.float64))
        add_scores(block=piece, scores=found, counted=counted, sums=sums, squares=squares)

    for unit in range(5):
        mine = [int(score) for score in scores[where == unit] if score >= 0]
        assert (counted[0, unit], sums[0, unit]) == (len(mine), sum(mine))
        assert (int(squares[1, 0, unit]) << 32) + int(squares[0, 0, unit]) == sum(score * score for score in mine)


def test_an_item_s_sums_follow_from_its_histogram() -> None:
    table = np.full(14, -1, dtype=np.int64)
    table[1:4] = [0, 33_333_333, 100_000_000]
    counts = np.zeros((2, 14), dtype=np.int32)
    counts[1, [0, 1, 2, 3, 12]] = [9, 1, 2, 3, 4]

    counted, sums, squares = item_sums(counts=counts, table=table)

    assert counted.tolist() == [0, 6]
    assert sums.tolist() == [0, 366_666_666]
    assert (int(squares[1, 1]) << 32) + int(squares[1, 0]) == 2 * 33_333_333**2 + 3 * 100_000_000**2
