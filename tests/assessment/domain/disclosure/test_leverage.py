"""Tests of leverages and of the certificate that rests on them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.disclosure.leverage import (
    certified_groups,
    is_certified,
    laminar_leverages,
    leverages,
    unit_cells,
)


def masks(*rows: str) -> NDArray[np.bool_]:
    """Cells drawn as words: x for an atom that is in."""
    return np.array([[letter == "x" for letter in row] for row in rows])


def sizes(*counts: int) -> NDArray[np.int64]:
    """People per atom."""
    return np.array(counts, dtype=np.int64)


def test_people_of_one_cell_share_its_leverage() -> None:
    assert leverages(cells=masks("x."), multiplicities=sizes(10, 7)) == pytest.approx([0.1, 0])


def test_a_cell_said_twice_adds_nothing() -> None:
    assert leverages(cells=masks("x.", "x."), multiplicities=sizes(10, 7)) == pytest.approx([0.1, 0])


def test_nested_cells_give_one_by_the_people_of_each_atom() -> None:
    found = leverages(cells=masks("xxx", "x..", ".x."), multiplicities=sizes(10, 20, 5))

    assert found == pytest.approx([0.1, 0.05, 0.2])
    assert found == pytest.approx(laminar_leverages(sizes(10, 20, 5)))


def test_cells_that_cross_leave_less_to_hide_in() -> None:
    """Rows and columns of a table of 5 × 4 people: three of its four directions, so 3/4 of 1/5."""
    found = leverages(cells=masks("xx..", "..xx", "x.x.", ".x.x"), multiplicities=sizes(5, 5, 5, 5))

    assert found == pytest.approx([0.15] * 4)


def test_no_cells_have_no_leverage() -> None:
    assert leverages(cells=np.zeros((0, 2), dtype=np.bool_), multiplicities=sizes(3, 4)).tolist() == [0, 0]


def test_four_leverages_of_a_quarter_are_not_certified() -> None:
    assert not is_certified(leverages=np.array([0.25, 0.1]), multiplicities=sizes(4, 9), support=5)
    assert is_certified(leverages=np.array([0.25, 0.1]), multiplicities=sizes(3, 9), support=5)
    assert is_certified(leverages=np.array([0.2, 0.1]), multiplicities=sizes(5, 9), support=5)


def test_a_sum_of_one_is_not_certified_whatever_the_rounding() -> None:
    assert not is_certified(leverages=np.array([0.1] * 10), multiplicities=sizes(*[1] * 10), support=11)
    assert is_certified(leverages=np.array([0.1] * 10), multiplicities=sizes(*[1] * 10), support=10)


def test_fewer_people_than_asked_for_are_all_of_them() -> None:
    assert is_certified(leverages=np.array([0.25]), multiplicities=sizes(2), support=5)
    assert is_certified(leverages=np.zeros(0), multiplicities=sizes(), support=5)


def test_everything_that_is_certified_stays() -> None:
    kept = certified_groups(cells=masks("xx", "x."), groups=np.array([0, 1]), multiplicities=sizes(10, 10), support=5)

    assert kept.tolist() == [True, True]


def test_the_group_that_matters_least_to_the_person_pinned_down_goes_whole() -> None:
    cells = masks("xxx", "xx.", "x..", ".x.")

    kept = certified_groups(cells=cells, groups=np.array([0, 1, 2, 2]), multiplicities=sizes(2, 30, 30), support=5)

    assert kept.tolist() == [True, True, False, False]


def test_nothing_may_be_left() -> None:
    kept = certified_groups(cells=masks("x"), groups=np.array([0]), multiplicities=sizes(3), support=5)

    assert kept.tolist() == [False]


def test_units_are_cells_of_everybody_below_them() -> None:
    found = unit_cells(
        shown=np.array([True, False, True, True]), parents=np.array([-1, 0, 1, 0]), units=np.array([0, 1, 2, 2, 3])
    )

    assert np.array_equal(found, masks("xxxxx", "..xx.", "....x"))
