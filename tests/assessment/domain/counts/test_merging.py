"""Tests of the algebra of tallies: adding, taking away, adding up along the tree."""

import numpy as np
import pytest

from assessment.domain.counts.consistency import ContradictoryTally
from assessment.domain.counts.merging import TalliesDiffer, merge, roll_up, subtract
from assessment.domain.counts.summary import ARRAYS, BY_UNIT
from tests.assessment.domain.instruments import TINY, sheet, tally_of

HIGH = sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=5)
LOW = sheet(TINY, A1_a=1, A1_b=5, A1_c=1, A2_a=1, E1_a=1)


def test_merging_adds_and_subtracting_takes_away() -> None:
    first, second = tally_of([HIGH, LOW]), tally_of([LOW])

    assert merge(first, second).to_bytes() == tally_of([HIGH, LOW, LOW]).to_bytes()
    assert subtract(merge(first, second), second).to_bytes() == first.to_bytes()
    assert merge(first).to_bytes() == first.to_bytes()


def test_a_sheet_that_was_not_counted_cannot_be_withdrawn() -> None:
    with pytest.raises(ContradictoryTally, match="Unit agency has -1 in histograms; no count or sum is below 0"):
        subtract(tally_of([HIGH]), tally_of([LOW]))


def test_tallies_of_different_questionnaires_do_not_combine() -> None:
    with pytest.raises(TalliesDiffer):
        merge(tally_of([HIGH]), tally_of([HIGH], excluded=frozenset({"E1"})))
    with pytest.raises(TalliesDiffer):
        subtract(tally_of([HIGH]), tally_of([sheet(TINY, A1_a=5)], group="leaders"))


def test_totals_take_in_the_units_below_and_the_whole_group_stays() -> None:
    tally = tally_of([HIGH, LOW, LOW], units=("agency", "office", "team"), places=[0, 2, 2])

    total = roll_up(tally, (-1, 0, 1))

    assert total.responses.tolist() == [3, 2, 2]
    assert tally.responses.tolist() == [1, 0, 2]
    for name in ARRAYS:
        whole = getattr(tally, name).sum(axis=0) if name in BY_UNIT else getattr(tally, name)
        assert np.array_equal(getattr(total, name)[0] if name in BY_UNIT else getattr(total, name), whole)


def test_a_parent_need_only_stand_before_its_children() -> None:
    tally = tally_of([HIGH, LOW, LOW, LOW], units=("agency", "north", "south", "desk"), places=[0, 2, 3, 3])

    assert roll_up(tally, (-1, 0, 0, 1)).responses.tolist() == [4, 2, 1, 2]
