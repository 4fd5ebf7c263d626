"""The certificate over strata."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.disclosure import strata_leverage
from assessment.domain.disclosure.leverage import is_certified, leverages
from assessment.domain.disclosure.strata_leverage import is_certified_in_strata


def certified(labels: list[list[int]], people: list[int], support: int) -> bool:
    return is_certified_in_strata(labels=np.array(labels), people=np.array(people), support=support)


def exactly(labels: NDArray[np.int64], people: NDArray[np.int64], support: int) -> bool:
    """By the projector on all atoms at once."""
    cells = np.array([row == label for row in labels for label in range(row.max() + 1)])
    found = leverages(cells=cells, multiplicities=people)
    return is_certified(leverages=found, multiplicities=people, support=support)


def test_large_strata_need_no_reckoning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strata_leverage, "leverages", None)

    assert certified([[0, 1]], [10, 12], 10)


def test_a_stratum_that_hangs_on_nothing_has_its_size() -> None:
    assert not certified([[0, 1]], [4, 12], 5)
    assert certified([[0, 1]], [5, 12], 5)


def test_a_small_stratum_is_held_by_those_that_share_its_atoms() -> None:
    """Six people went one way between two offices and six the other: nobody can part the six from the six."""
    assert certified([[0, 0, 1, 1], [0, 1, 0, 1]], [20, 6, 6, 20], 10)
    assert not certified([[0, 0, 1], [0, 1, 1]], [20, 6, 20], 10)


def test_people_outside_a_family_are_held_by_the_others() -> None:
    assert not certified([[0, 0], [0, -1]], [20, 4], 5)
    assert certified([[0, 0], [0, -1]], [20, 5], 5)
    assert not certified([[0, 0], [0, -1], [-1, -1]], [20, 4], 5)


@pytest.mark.parametrize("seed", range(30))
def test_in_one_piece_leverages_are_exact(seed: int) -> None:
    random = np.random.default_rng(seed)
    labels, people = random.integers(-1, 3, (3, 10)), random.integers(1, 15, 10)
    labels[0] = np.maximum(labels[0], 0)

    for support in range(2, 9):
        found = is_certified_in_strata(labels=labels, people=people, support=support)
        assert found is exactly(labels, people, support)


@pytest.mark.parametrize("seed", range(30))
def test_in_many_pieces_nothing_is_certified_that_is_not(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strata_leverage, "TOGETHER", 4)
    random = np.random.default_rng(seed)
    labels, people = random.integers(0, 4, (2, 14)), random.integers(1, 15, 14)

    for support in range(2, 9):
        if is_certified_in_strata(labels=labels, people=people, support=support):
            assert exactly(labels, people, support)


def test_pieces_certify_what_hangs_together_in_large_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strata_leverage, "TOGETHER", 4)
    rings = np.arange(40)
    # Pairs of offices that exchanged six people both ways, all of them in a chain of twelves.
    labels = [np.repeat(rings, 4).tolist(), (np.repeat(rings, 4) + np.tile([0, 1, 0, 1], 40)).tolist()]

    assert certified(labels, [20, 12, 20, 12] * 40, 10)
