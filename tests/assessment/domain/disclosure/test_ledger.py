"""Tests of the ledger of released groups."""

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.disclosure.ledger import (
    NEW,
    Accepted,
    AtomsDiffer,
    EmptyAtom,
    Ledger,
    NotCertified,
    Refusal,
    Refused,
)

SMALL_CELL, SMALL_COMBINATION = Refused(Refusal.SMALL_CELL), Refused(Refusal.SMALL_COMBINATION)


def mask(row: str) -> NDArray[np.bool_]:
    """A cell drawn as a word: x for an atom that is in."""
    return np.array([letter == "x" for letter in row])


def masks(*rows: str) -> NDArray[np.bool_]:
    """Several cells."""
    return np.array([mask(row) for row in rows])


def opened(*multiplicities: int, threshold: int = 10) -> Ledger:
    """A ledger in which nothing is released."""
    return Ledger(multiplicities=multiplicities, threshold=threshold)


def test_a_small_cell_is_refused() -> None:
    assert opened(9, 30).offer(mask("x.")) == SMALL_CELL
    assert opened(9, 30).offer(mask("..")) == SMALL_CELL


def test_a_large_cell_is_accepted_and_raises_the_leverage_of_its_people() -> None:
    ledger = opened(10, 30)

    assert ledger.offer(mask("x.")) == Accepted(implied=False)
    assert ledger.leverages == pytest.approx([0.1, 0])
    assert ledger.cells == [frozenset({0})]


def test_what_can_be_worked_out_already_costs_nothing() -> None:
    ledger = opened(10, 30)
    ledger.offer(mask("x."))
    ledger.offer(mask("xx"))

    assert ledger.offer(mask(".x")) == Accepted(implied=True)
    assert ledger.rank == 2
    assert len(ledger.cells) == 3


def test_a_cell_that_leaves_a_few_people_to_be_worked_out_is_refused() -> None:
    ledger = opened(4, 30)
    ledger.offer(mask("xx"))
    before = ledger.leverages.tolist()

    assert ledger.offer(mask(".x")) == SMALL_COMBINATION
    assert ledger.leverages.tolist() == before
    assert ledger.cells == [frozenset({0, 1})]


def test_five_people_are_enough_for_a_combination() -> None:
    ledger = opened(5, 30)
    ledger.offer(mask("xx"))

    assert ledger.offer(mask(".x")) == Accepted(implied=False)


def test_categories_stand_or_fall_together() -> None:
    assert opened(10, 12, 5).offer_together(masks("x..", ".x.", "...")) == Accepted(implied=False)
    assert opened(10, 12, 5).offer_together(masks("x..", "..x")) == SMALL_CELL
    assert opened(10, 12, 4).offer_together(masks("xxx", "x..", ".x.")) == SMALL_COMBINATION


def test_no_categories_cost_nothing() -> None:
    assert opened(10).offer_together(masks(".")) == Accepted(implied=True)


def test_nested_sets_are_released_at_once_and_as_one_by_one() -> None:
    cells = masks("xxxx", "xx..", "x...", "..x.")
    at_once, singly = opened(10, 12, 14, 16), opened(10, 12, 14, 16)

    assert at_once.offer_nested(cells) == Accepted(implied=False)
    assert [singly.offer(cell) for cell in cells] == [Accepted(implied=False)] * 4
    assert at_once.leverages == pytest.approx(singly.leverages)
    assert at_once.cells == singly.cells
    assert at_once.rank == singly.rank == 4
    assert at_once.offer(mask("...x")) == Accepted(implied=True)


def test_people_in_no_nested_set_keep_their_secret() -> None:
    ledger = opened(10, 3)

    assert ledger.offer_nested(masks("x.")) == Accepted(implied=False)
    assert ledger.leverages == pytest.approx([0.1, 0])


def test_nested_sets_that_are_small_or_leave_few_are_refused() -> None:
    assert opened(9, 20).offer_nested(masks("x.")) == SMALL_CELL
    assert opened(4, 20).offer_nested(masks("xx", ".x")) == SMALL_COMBINATION


def test_a_second_tree_is_offered_to_the_first_ones_ledger() -> None:
    """A team moved from one department to the other between two restatements: five people may be known by it."""
    moved_five, moved_four = opened(15, 5, 20), opened(15, 4, 20)
    for ledger in (moved_five, moved_four):
        ledger.offer_nested(masks("xxx", "xx.", "..x"))

    assert moved_five.offer_nested(masks("x..", ".xx")) == Accepted(implied=False)
    assert moved_four.offer_nested(masks("x..", ".xx")) == SMALL_COMBINATION


def test_a_refined_ledger_remembers_what_was_released() -> None:
    ledger = opened(12, 20)
    ledger.offer_nested(masks("xx", "x."))
    finer = ledger.refined(origins=[0, 0, 1, NEW], multiplicities=[10, 2, 20, 5])

    assert finer.leverages == pytest.approx([1 / 12, 1 / 12, 1 / 20, 0])
    assert finer.cells == [frozenset({0, 1, 2}), frozenset({0, 1})]
    assert finer.offer(mask(".xx.")) == SMALL_COMBINATION
    assert finer.offer(mask("xxxx")) == Accepted(implied=False)
    assert finer.offer(mask("xx..")) == Accepted(implied=True)


def test_a_correction_by_one_sheet_is_refused() -> None:
    """The provisional figure of twelve and the final one of eleven would tell the twelfth."""
    ledger = opened(12, 20)
    ledger.offer(mask("x."))

    assert ledger.refined(origins=[0, 0, 1], multiplicities=[11, 1, 20]).offer(mask("x..")) == SMALL_COMBINATION


def test_an_empty_ledger_is_refined_like_any_other() -> None:
    finer = opened().refined(origins=[NEW], multiplicities=[12])

    assert finer.offer(mask("x")) == Accepted(implied=False)


def test_parts_have_to_add_up_to_the_atom() -> None:
    with pytest.raises(AtomsDiffer, match="as many people"):
        opened(12, 20).refined(origins=[0, 1, 1], multiplicities=[12, 10, 9])


def test_an_atom_needs_people() -> None:
    with pytest.raises(EmptyAtom):
        opened(12, 0)


def test_a_cell_is_a_mask_of_all_atoms() -> None:
    with pytest.raises(AtomsDiffer, match="mask of 2 atoms"):
        opened(12, 20).offer(mask("x"))
    with pytest.raises(AtomsDiffer):
        opened(12, 20).offer_together(np.ones((1, 2)))  # type: ignore[arg-type]
    with pytest.raises(AtomsDiffer):
        opened(12, 20).offer_nested(mask("xx"))


def test_a_stored_ledger_decides_as_before() -> None:
    ledger = opened(5, 20, 20, 4)
    ledger.offer_nested(masks("xxxx", "xx.."))
    ledger.offer(mask("x.x."))
    stored = json.loads(json.dumps(ledger.to_primitives()))
    again = Ledger.from_primitives(stored)

    assert again.to_primitives() == ledger.to_primitives() == stored
    assert again.leverages == pytest.approx(ledger.leverages)
    for cell in masks("...x", "x...", ".xx.", ".x.x"):
        assert again.offer(cell) == ledger.offer(cell)


def test_an_empty_ledger_is_stored_like_any_other() -> None:
    assert Ledger.from_primitives(opened(12).to_primitives()).rank == 0


def test_a_stored_ledger_that_is_not_safe_is_not_read() -> None:
    stored = {"threshold": 10, "support": 5, "multiplicities": [4, 20], "cells": [[0, 1], [1]]}

    with pytest.raises(NotCertified):
        Ledger.from_primitives(stored)
    with pytest.raises(AtomsDiffer):
        Ledger.from_primitives(stored | {"cells": [[0, 2]]})
