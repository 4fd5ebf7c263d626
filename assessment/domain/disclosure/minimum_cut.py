"""The smallest cut of a weighted graph: the least weight of edges whose removal takes the graph apart.

Stoer & Wagner 1997, "A simple min-cut algorithm", after Padberg & Rinaldi 1990: two vertices joined more strongly than
the best cut known so far are on one side of every better cut, and are made one.
"""

import numpy as np
from numpy.typing import NDArray


def minimum_cut_up_to(weights: NDArray[np.int64], bound: int) -> int:
    """The weight of the smallest cut of a connected graph [V, V], symmetric, or `bound` if that is smaller; exact.

    A graph of one vertex cannot be cut: the bound is given back. O(V³) at worst; a small bound makes it much faster.
    """
    left = weights.copy()
    np.fill_diagonal(left, 0)
    while len(left) > 1:
        bound = min(bound, int(left.sum(axis=1).min()))
        strong = groups_of(left >= bound)
        if len(strong) < len(left):
            left = _contracted(left, strong)
            continue
        cut, pair = _phase(left)
        bound = min(bound, cut)
        others = [np.array([place]) for place in range(len(left)) if place not in pair]
        left = _contracted(left, [np.array(pair), *others])
    return bound


def groups_of(joined: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """The connected parts of a graph given by which vertices are joined [V, V], as places in order."""
    size = len(joined)
    labels = np.arange(size)
    while True:
        lowest = np.minimum(labels, np.where(joined, labels, size).min(axis=1, initial=size))
        if np.array_equal(lowest, labels):
            return [np.flatnonzero(labels == label) for label in np.unique(labels)]
        labels = lowest[lowest]


def _contracted(weights: NDArray[np.int64], groups: list[NDArray[np.intp]]) -> NDArray[np.int64]:
    order = np.concatenate(groups)
    starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    merged = np.add.reduceat(np.add.reduceat(weights[np.ix_(order, order)], starts, axis=0), starts, axis=1)
    np.fill_diagonal(merged, 0)
    return merged


def _phase(weights: NDArray[np.int64]) -> tuple[int, tuple[int, int]]:
    """Take in vertices, always the one joined most to those within; the last one's edges are a cut, smallest for it."""
    joined = weights[0].copy()
    within = np.zeros(len(weights), dtype=np.bool_)
    within[0] = True
    previous, last = 0, 0
    for _ in range(len(weights) - 1):
        previous, last = last, int(np.where(within, -1, joined).argmax())
        within[last] = True
        joined += weights[last]
    return int(weights[last].sum()), (previous, last)
