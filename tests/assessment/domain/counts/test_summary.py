"""Tests of the tally as a value: read-only, with what follows from its arrays."""

import numpy as np
import pytest

from assessment.domain.counts.summary import ARRAYS, BY_UNIT, UNIT_BLOCKS, WHOLE_GROUP, blocks_of_units
from tests.assessment.domain.instruments import TINY, sheet, tally_of

HIGH = sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=5)
LOW = sheet(TINY, A1_a=1, A1_b=5, A1_c=1, A2_a=1, E1_a=1)


@pytest.mark.parametrize("name", ARRAYS)
def test_no_array_of_a_tally_can_be_changed(name: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        getattr(tally_of([HIGH]), name)[...] = 7


def test_arrays_are_by_unit_or_of_the_whole_group() -> None:
    tally = tally_of([HIGH], units=("agency", "office", "desk"), places=[1])

    assert {name for name in ARRAYS if len(getattr(tally, name)) == 3} >= set(BY_UNIT)
    assert not set(BY_UNIT) & set(WHOLE_GROUP)


def test_the_whole_group_s_cross_products_are_the_sum_of_its_blocks() -> None:
    tally = tally_of([HIGH, LOW, LOW], units=("agency", "office"), places=[0, 1, 1])

    assert tally.practice_cross_blocks.shape == (2, 3, 3, 3)
    assert tally.practice_cross_blocks[:, 0, 0, 0].tolist() == [1, 2]
    assert tally.practice_cross[0].tolist() == [[3, 3, 3]] * 3
    assert tally.practice_cross[2, 0].tolist() == [100_000**2] * 3


def test_consecutive_units_share_a_block_and_blocks_are_alike() -> None:
    blocks = blocks_of_units(1000)

    assert (np.diff(blocks) >= 0).all()
    assert np.bincount(blocks).tolist() == [25] * UNIT_BLOCKS


def test_few_units_have_a_block_each_and_none_has_none() -> None:
    assert blocks_of_units(3).tolist() == [0, 1, 2]
    assert blocks_of_units(41).tolist() == [0, *range(40)]
    assert blocks_of_units(0).tolist() == []


def test_the_overall_score_is_there_without_the_flagged() -> None:
    tally = tally_of([HIGH, LOW])

    assert tally.unflagged_overall.tolist() == [[2, 100_000_000]]
    assert tally_of([sheet(TINY, A2_k=1)], group="clients").unflagged_overall.tolist() == [[0, 0]]
