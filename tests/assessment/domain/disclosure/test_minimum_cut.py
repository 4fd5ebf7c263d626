"""Tests of the smallest cut of a graph."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.disclosure.minimum_cut import groups_of, minimum_cut_up_to

# The example of Stoer & Wagner 1997, figure 1: its smallest cut weighs 4 and parts 1, 2, 5, 6 from 3, 4, 7, 8.
STOER_WAGNER = [
    (1, 2, 2),
    (1, 5, 3),
    (2, 3, 3),
    (2, 5, 2),
    (2, 6, 2),
    (3, 4, 4),
    (3, 7, 2),
    (4, 7, 2),
    (4, 8, 2),
    (5, 6, 3),
    (6, 7, 1),
    (7, 8, 3),
]


def graph(edges: list[tuple[int, int, int]]) -> NDArray[np.int64]:
    """Symmetric weights of edges between vertices numbered from 1."""
    size = max(max(first, second) for first, second, _ in edges)
    weights = np.zeros((size, size), dtype=np.int64)
    for first, second, weight in edges:
        weights[first - 1, second - 1] = weights[second - 1, first - 1] = weight
    return weights


def test_the_published_example_has_its_published_cut() -> None:
    assert minimum_cut_up_to(graph(STOER_WAGNER), 1_000) == 4


def test_a_smaller_bound_is_given_back() -> None:
    assert minimum_cut_up_to(graph(STOER_WAGNER), 3) == 3


def test_one_vertex_cannot_be_cut() -> None:
    assert minimum_cut_up_to(np.array([[7]]), 10) == 10


def test_two_vertices_are_cut_through_their_edge() -> None:
    assert minimum_cut_up_to(graph([(1, 2, 6)]), 10) == 6


def test_the_cut_may_part_more_than_one_vertex_from_the_rest() -> None:
    rings = [(1, 2, 5), (2, 3, 5), (1, 3, 5), (4, 5, 5), (5, 6, 5), (4, 6, 5), (1, 4, 1), (2, 5, 2)]

    assert minimum_cut_up_to(graph(rings), 1_000) == 3


@pytest.mark.parametrize("length", [2, 3, 40])
def test_a_ring_is_cut_in_two_places(length: int) -> None:
    ring = [(place, place % length + 1, 1) for place in range(1, length + 1)]

    assert minimum_cut_up_to(graph(ring), 1_000) == (1 if length == 2 else 2)


def test_parts_of_a_graph_are_found_at_any_distance() -> None:
    chain = graph([(place, place + 1, 1) for place in range(1, 30)])
    chain[10, 11] = chain[11, 10] = 0

    assert [group.tolist() for group in groups_of(chain > 0)] == [list(range(11)), list(range(11, 30))]


def test_no_vertices_have_no_parts() -> None:
    assert groups_of(np.zeros((0, 0), dtype=np.bool_)) == []
