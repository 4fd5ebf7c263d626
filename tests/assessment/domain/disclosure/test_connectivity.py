"""Cuts of sparse graphs."""

import numpy as np
import pytest

from assessment.domain.disclosure.connectivity import is_held_together, parts_of
from assessment.domain.disclosure.minimum_cut import groups_of, minimum_cut_up_to

Edges = list[tuple[int, int, int]]
BARBELL: Edges = [(0, 1, 9), (1, 2, 9), (0, 2, 9), (3, 4, 9), (4, 5, 9), (3, 5, 9), (2, 3, 4), (0, 5, 3)]
"""Two triangles held together by 4 and 3."""


def is_held(edges: Edges, least: int) -> bool:
    first, second, weights = np.array(edges, dtype=np.int64).reshape(-1, 3).T
    return is_held_together(first=first, second=second, weights=weights, least=least)


def test_a_graph_is_held_together_by_its_smallest_cut() -> None:
    assert is_held(BARBELL, 7)
    assert not is_held(BARBELL, 8)


def test_each_connected_part_is_looked_at_by_itself() -> None:
    assert is_held([(0, 1, 10), (2, 3, 12)], 10)
    assert not is_held([(0, 1, 10), (2, 3, 9)], 10)


def test_parallel_edges_add_up_and_an_edge_to_itself_holds_nothing() -> None:
    assert is_held([(0, 1, 6), (1, 0, 4)], 10)
    assert not is_held([(0, 1, 6), (1, 1, 40)], 10)
    assert is_held([(0, 0, 1)], 10)


def test_a_graph_without_edges_has_no_cut() -> None:
    assert is_held([], 10)


@pytest.mark.parametrize("seed", range(40))
def test_random_graphs_are_judged_as_by_their_smallest_cut(seed: int) -> None:
    random = np.random.default_rng(seed)
    first, second = random.integers(0, 9, (2, 14))
    weights = random.integers(1, 8, 14)
    matrix = np.zeros((9, 9), dtype=np.int64)
    np.add.at(matrix, (first, second), weights)
    np.add.at(matrix, (second, first), weights)
    np.fill_diagonal(matrix, 0)
    smallest = 100
    for part in groups_of(matrix > 0):
        smallest = minimum_cut_up_to(matrix[np.ix_(part, part)], smallest)

    for least in range(1, 25):
        held = is_held_together(first=first, second=second, weights=weights, least=least)
        assert held is (smallest >= least or smallest == 100)


def test_parts_are_named_by_their_first_vertex() -> None:
    found = parts_of(first=np.array([4, 3, 2]), second=np.array([2, 1, 2]), vertices=6)

    assert found.tolist() == [0, 1, 2, 1, 2, 5]
