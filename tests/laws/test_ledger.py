"""Laws of the ledger: what it accepts lets no combination live on fewer people than promised."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.domain.disclosure.ledger import Accepted, Ledger, Refused
from assessment.domain.disclosure.leverage import is_certified, leverages
from tests.laws.attackers import smallest_support, smallest_support_found

SUPPORT = 5


@st.composite
def offers(draw: st.DrawFn) -> tuple[list[int], list[list[bool]]]:
    """People per atom and cells over them."""
    atoms = draw(st.integers(1, 7))
    people = draw(st.lists(st.integers(1, 12), min_size=atoms, max_size=atoms))
    return people, draw(st.lists(st.lists(st.booleans(), min_size=atoms, max_size=atoms), max_size=6))


@settings(max_examples=60, deadline=None)
@given(offers(), st.integers(5, 10))
def test_what_is_accepted_lives_on_enough_people(offered: tuple[list[int], list[list[bool]]], threshold: int) -> None:
    people, cells = offered
    ledger = Ledger(multiplicities=people, threshold=threshold, support=SUPPORT)
    accepted = [cell for cell in cells if isinstance(ledger.offer(np.array(cell)), Accepted)]

    if accepted:
        assert smallest_support(cells=np.array(accepted), people=np.array(people)) >= SUPPORT
        assert all(np.array(people)[cell].sum() >= threshold for cell in accepted)


@settings(max_examples=60, deadline=None)
@given(offers())
def test_the_ledger_keeps_the_leverages_of_what_it_accepted(offered: tuple[list[int], list[list[bool]]]) -> None:
    people, cells = offered
    ledger = Ledger(multiplicities=people, threshold=5, support=SUPPORT)
    accepted = [cell for cell in cells if isinstance(ledger.offer(np.array(cell)), Accepted)]
    released = np.array(accepted, dtype=np.bool_).reshape(-1, len(people))
    found = leverages(cells=released, multiplicities=ledger.multiplicities)

    assert ledger.leverages == pytest.approx(found, abs=1e-9)
    assert ledger.rank == np.linalg.matrix_rank(released) if accepted else ledger.rank == 0
    assert float(ledger.multiplicities @ ledger.leverages) == pytest.approx(ledger.rank)
    assert is_certified(leverages=found, multiplicities=ledger.multiplicities, support=SUPPORT)


@settings(max_examples=60, deadline=None)
@given(offers())
def test_a_refused_cell_is_refused_for_ever(offered: tuple[list[int], list[list[bool]]]) -> None:
    people, cells = offered
    ledger = Ledger(multiplicities=people, threshold=5, support=SUPPORT)
    refused = [cell for cell in cells if isinstance(ledger.offer(np.array(cell)), Refused)]

    assert all(isinstance(ledger.offer(np.array(cell)), Refused) for cell in refused)


@settings(max_examples=40, deadline=None)
@given(offers(), st.data())
def test_finer_atoms_change_no_decision(offered: tuple[list[int], list[list[bool]]], data: st.DataObject) -> None:
    people, cells = offered
    ledger = Ledger(multiplicities=people, threshold=5, support=SUPPORT)
    half = data.draw(st.integers(0, len(cells)))
    for cell in cells[:half]:
        ledger.offer(np.array(cell))
    origins = np.repeat(np.arange(len(people)), people)
    finer = ledger.refined(origins=origins.tolist(), multiplicities=[1] * len(origins))

    for cell in cells[half:]:
        assert finer.offer(np.array(cell)[origins]) == ledger.offer(np.array(cell))


@pytest.mark.parametrize("seed", range(2))
def test_an_attacker_who_solves_equations_finds_no_small_combination(seed: int) -> None:
    """Units and two characteristics of sixty people: what passes a threshold alone is unsafe more often than not."""
    rng = np.random.default_rng(seed)
    traits = np.column_stack([rng.integers(0, size, 60) for size in (3, 2, 3)])
    strata, people = np.unique(traits, axis=0, return_counts=True)
    offered = [(strata[:, trait] == value) for trait in range(3) for value in range(3)]
    offered += [offered[0] & offered[place] for place in (3, 4)] + [offered[1] & offered[place] for place in (6, 7)]
    offered = [cell for cell in offered if people[cell].sum() >= 8]
    ledger = Ledger(multiplicities=people, threshold=8, support=SUPPORT)
    accepted = [cell for cell in offered if isinstance(ledger.offer(cell), Accepted)]

    assert smallest_support_found(cells=np.array(accepted), people=people) >= SUPPORT


def test_the_attacker_finds_what_a_plain_threshold_gives_away() -> None:
    cells, people = np.array([[True, True, False], [False, True, True], [True, True, True]]), np.array([10, 30, 2])

    assert smallest_support(cells=cells, people=people) == 2
    assert smallest_support_found(cells=cells, people=people) == 2
