"""Whether every cut of a sparse graph weighs at least so much: exact, and quick where nearly every edge is heavy.

Nagamochi, Ono & Ibaraki 1994, "Implementing an efficient minimum capacity cut algorithm": vertices are taken in, always
the one joined most to those within. When the edge from v to w is met, w is joined to those within by q, and no cut
between v and w weighs less than q. Where q suffices the two are made one. The vertex taken in last has all its edges to
those within, so while every vertex alone is heavy enough some edge goes in each round.
"""

from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

Graph = dict[int, dict[int, int]]
"""By vertex: its neighbours, and the weight of the edge to each."""


def is_held_together(
    *, first: NDArray[np.integer], second: NDArray[np.integer], weights: NDArray[np.integer], least: int
) -> bool:
    """Whether no cut within a connected part of the graph weighs less than `least`, a whole number above 0.

    Edge e joins the vertices first[e] and second[e] with weights[e] > 0; parallel edges add up, and an edge from a
    vertex to itself is in no cut. O(E log V) a round, and usually a handful of rounds.
    """
    graph = _graph(first.tolist(), second.tolist(), weights.tolist())
    while graph:
        if any(sum(near.values()) < least for near in graph.values()):
            return False
        graph = _contracted(graph, _strongly_joined(graph, least))
    return True


def parts_of(*, first: NDArray[np.integer], second: NDArray[np.integer], vertices: int) -> NDArray[np.intp]:
    """The connected part of each vertex [V], named by its first vertex, for edges between first[e] and second[e]."""
    parts = list(range(vertices))
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        _join(parts, one, other)
    return np.array([_root(parts, vertex) for vertex in range(vertices)], dtype=np.intp)


def _graph(first: list[int], second: list[int], weights: list[int]) -> Graph:
    """Without edges from a vertex to itself, and without vertices that have no other edge."""
    graph: Graph = {}
    for one, other, weight in zip(first, second, weights, strict=True):
        if one != other:
            for here, there in ((one, other), (other, one)):
                near = graph.setdefault(here, {})
                near[there] = near.get(there, 0) + weight
    return graph


def _strongly_joined(graph: Graph, least: int) -> dict[int, int]:
    """By vertex the one it is made one with."""
    parts = {vertex: vertex for vertex in graph}
    joined = dict.fromkeys(graph, 0)
    waiting = [(0, vertex) for vertex in graph]
    within: set[int] = set()
    while waiting:
        vertex = heappop(waiting)[1]
        if vertex in within:
            continue
        within.add(vertex)
        for other, weight in graph[vertex].items():
            if other not in within:
                joined[other] += weight
                heappush(waiting, (-joined[other], other))
                if joined[other] >= least:
                    _join(parts, vertex, other)
    return {vertex: _root(parts, vertex) for vertex in graph}


def _contracted(graph: Graph, parts: dict[int, int]) -> Graph:
    edges = [(one, other, weight) for one, near in graph.items() for other, weight in near.items() if one < other]
    return _graph([parts[one] for one, _, _ in edges], [parts[other] for _, other, _ in edges], [w for *_, w in edges])


def _root(parts: dict[int, int] | list[int], vertex: int) -> int:
    while parts[vertex] != vertex:
        parts[vertex] = parts[parts[vertex]]
        vertex = parts[vertex]
    return vertex


def _join(parts: dict[int, int] | list[int], one: int, other: int) -> None:
    first, second = sorted((_root(parts, one), _root(parts, other)))
    parts[second] = first
