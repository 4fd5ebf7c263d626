"""Tests of where people give up."""

import numpy as np

from assessment.domain.counts.drop_off import DropOff, drop_off


def test_leavers_are_a_share_of_those_who_came_so_far() -> None:
    first, second, third = drop_off(np.array([7, 10, 30, 60]))

    assert first == DropOff(reached=100, left=10, share=0.1, flagged=True)
    assert second == DropOff(reached=90, left=30, share=1 / 3, flagged=True)
    assert third == DropOff(reached=60, left=0, share=0, flagged=False)


def test_few_leavers_or_few_people_are_no_finding() -> None:
    assert [item.flagged for item in drop_off(np.array([0, 4, 96]))] == [False, False]
    assert [item.flagged for item in drop_off(np.array([0, 5, 95]))] == [True, False]
    assert [item.flagged for item in drop_off(np.array([0, 10, 19]))] == [False, False]


def test_nobody_drops_off_where_nobody_came() -> None:
    assert drop_off(np.array([5, 0, 0])) == (DropOff(0, 0, 0, False), DropOff(0, 0, 0, False))
    assert drop_off(np.array([5])) == ()
