"""Which units may be shown, so that nobody smaller than the threshold can be worked out by subtraction.

A release is safe exactly when every shown unit's remainder — its respondents outside the shown units below it — is
none or at least the threshold: whatever else can be computed from the release mixes such remainders (docs/method.md).
Only memberships decide, never answers, so that withholding itself says nothing about answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = Sequence[int] | NDArray[np.integer]
"""One whole number for each unit."""

State = dict[int, int]
"""Respondents not covered by a shown unit, at most the threshold → the greatest weight shown with that many left."""

NOBODY = -1
"""The place above the first unit."""


class UnsafeRelease(ValueError):
    """A shown unit has a remainder smaller than the threshold; nothing may leave."""


class WeightNotPositive(ValueError):
    """Showing a unit must be worth something, or there is nothing to choose by."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A unit's states before those of one child were added."""

    child: int
    before: State


@dataclass(frozen=True, slots=True)
class Eligible:
    """The units large enough to be shown, as a forest of their own: lists hold one number for each unit."""

    leaves: NDArray[np.intp]
    """Eligible units with no eligible unit below."""
    inner: list[int]
    """Eligible units with eligible units below, every unit after those above it."""
    above: list[int]
    """The nearest eligible unit above; NOBODY where there is none."""
    loose: list[int]
    """Respondents below an eligible unit and in none of the eligible units below it."""
    lightest: dict[int, int]
    """For a unit with leaves right below: the one of least weight, the first of several."""
    leaf_weights: dict[int, int]
    """For the same units: the weight of all their leaves right below."""


def published_units(
    *, responses: Whole, own: Whole, parents: Whole, threshold: int, weights: Sequence[int] | None = None
) -> tuple[bool, ...]:
    """The safe set of units with the greatest total weight: dynamic programming over the tree, O(V k²).

    `own` are respondents of each unit itself, `responses` those of its subtree, `parents` places before their
    children (-1 for the first, the agency). By default as many units as possible are shown, among such choices those
    with most respondents; the agency is worth more than all others together. Raises WeightNotPositive.
    """
    return _chosen(responses, own, parents, threshold, weights, allowed=None)


def distribution_units(
    *, shown: Sequence[bool], responses: Whole, own: Whole, parents: Whole, distribution_from: int
) -> tuple[bool, ...]:
    """The shown units whose whole distributions may be seen: a family of its own, safe at its own, higher threshold.

    Without it two nested distributions of thirty and more would subtract to one of, say, twelve. Everybody outside
    these units counts in the remainder, also people of units that are shown without a distribution.
    """
    return _chosen(responses, own, parents, distribution_from, None, allowed=shown)


def remainders(*, shown: Sequence[bool], own: Whole, parents: Whole) -> tuple[int | None, ...]:
    """For each shown unit, its respondents outside the shown units below it; None for the others."""
    uncovered, above = _listed(own), _listed(parents)
    left: list[int | None] = [None] * len(uncovered)
    for place in range(len(uncovered) - 1, -1, -1):
        if shown[place]:
            left[place] = uncovered[place]
        elif place:
            uncovered[above[place]] += uncovered[place]
    return tuple(left)


def require_safe(*, shown: Sequence[bool], own: Whole, parents: Whole, threshold: int) -> None:
    """Raise UnsafeRelease when any remainder is smaller than the threshold and not zero."""
    for place, left in enumerate(remainders(shown=shown, own=own, parents=parents)):
        if left is not None and 0 < left < threshold:
            raise UnsafeRelease(f"Unit {place} would leave {left} respondents to be worked out, fewer than {threshold}")


def nearest(*, chosen: NDArray[np.bool_], parents: Whole) -> NDArray[np.intp]:
    """The chosen unit that each unit is or stands under, the lowest of them [V]; NOBODY where there is none.

    Everybody asks the one above, then the one that that one found: twice as far each time.
    """
    # The last element stands for NOBODY, which as an index is the last element.
    found = np.append(np.where(chosen, np.arange(len(chosen)), np.asarray(parents)), NOBODY).astype(np.intp)
    while not np.array_equal(found, further := found[found]):
        found = further
    return found[:-1]


def _chosen(
    responses: Whole,
    own: Whole,
    parents: Whole,
    threshold: int,
    weights: Sequence[int] | None,
    allowed: Sequence[bool] | None,
) -> tuple[bool, ...]:
    counts = np.asarray(responses, dtype=np.int64)
    worth = _default_weights(counts) if weights is None else _positive(weights)
    large = counts >= threshold
    if allowed is not None:
        large &= np.asarray(allowed, dtype=np.bool_)
    forest = _forest(large, np.asarray(own, dtype=np.int64), np.asarray(parents, dtype=np.intp), worth)
    shown = np.zeros(len(counts), dtype=np.bool_)
    shown[forest.leaves] = True
    for place, is_shown in _inner_choice(forest, worth, threshold):
        shown[place] = is_shown
    return tuple(shown.tolist())


def _default_weights(responses: NDArray[np.int64]) -> list[int]:
    above_all = int(responses.sum()) + 1
    weights: list[int] = (responses + above_all).tolist()
    return [sum(weights) + 1, *weights[1:]]


def _positive(weights: Sequence[int]) -> Sequence[int]:
    for place, weight in enumerate(weights):
        if weight <= 0:
            raise WeightNotPositive(f"Unit {place} weighs {weight}; a weight is above 0")
    return weights


def _forest(
    large: NDArray[np.bool_], own: NDArray[np.int64], parents: NDArray[np.intp], worth: Sequence[int]
) -> Eligible:
    """Units too small only lend their people to the eligible unit above them, so they need no states of their own."""
    homes = nearest(chosen=large, parents=parents)
    above = np.where(parents == NOBODY, NOBODY, homes[parents])
    loose = np.zeros(len(large) + 1, dtype=np.int64)
    np.add.at(loose, homes, own)
    is_inner = np.zeros(len(large) + 1, dtype=np.bool_)
    is_inner[above[large]] = True
    leaves = np.flatnonzero(large & ~is_inner[:-1])
    lightest, weights = _leaves_below(leaves.tolist(), above.tolist(), worth)
    return Eligible(
        leaves=leaves,
        inner=np.flatnonzero(is_inner[:-1]).tolist(),
        above=above.tolist(),
        loose=loose[:-1].tolist(),
        lightest=lightest,
        leaf_weights=weights,
    )


def _leaves_below(leaves: list[int], above: list[int], worth: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    lightest: dict[int, int] = {}
    weights: dict[int, int] = {}
    for leaf in leaves:
        parent, weight = above[leaf], worth[leaf]
        weights[parent] = weights.get(parent, 0) + weight
        if weight < worth[lightest.setdefault(parent, leaf)]:
            lightest[parent] = leaf
    return lightest, weights


def _inner_choice(forest: Eligible, worth: Sequence[int], threshold: int) -> Iterable[tuple[int, bool]]:
    """Whether each inner unit is shown, and the leaves withheld for those above them."""
    states = {place: _with_leaves(forest, worth, place, threshold) for place in forest.inner}
    closed: dict[int, State] = {}
    merges: dict[int, list[Merge]] = {place: [] for place in forest.inner}
    for place in reversed(forest.inner):
        closed[place] = _with_publication(states[place], worth[place], threshold)
        parent = forest.above[place]
        if parent != NOBODY:
            merges[parent].append(Merge(place, states[parent]))
            states[parent] = _combined(states[parent], closed[place], threshold)
    return _traced(forest, states, closed, merges, threshold)


def _with_leaves(forest: Eligible, worth: Sequence[int], place: int, threshold: int) -> State:
    """All leaves right below are shown, or the lightest is withheld: it alone fills up any remainder."""
    held = min(forest.loose[place], threshold)
    if place not in forest.lightest:
        return {held: 0}
    weight = forest.leaf_weights[place]
    if held == threshold:
        return {held: weight}
    return {held: weight, threshold: weight - worth[forest.lightest[place]]}


def _with_publication(state: State, weight: int, threshold: int) -> State:
    """A safe state is always among them: with nothing shown below, everybody is left, and that is enough."""
    safe = max(state.get(0, -1), state.get(threshold, -1))
    return {**state, 0: weight + safe}


def _combined(left: State, right: State, threshold: int) -> State:
    combined: State = {}
    for held, value in left.items():
        for passed, worth in right.items():
            total = min(held + passed, threshold)
            if value + worth > combined.get(total, -1):
                combined[total] = value + worth
    return combined


def _traced(
    forest: Eligible,
    states: dict[int, State],
    closed: dict[int, State],
    merges: dict[int, list[Merge]],
    threshold: int,
) -> Iterable[tuple[int, bool]]:
    """Walk back from the best state of each topmost unit to which units were shown in it."""
    targets: dict[int, int] = {}
    for place in forest.inner:
        state = states[place]
        target = targets[place] if place in targets else max(closed[place], key=lambda left: closed[place][left])
        is_shown = closed[place][target] != state.get(target, -1)
        yield place, is_shown
        if is_shown:
            target = 0 if state.get(0, -1) >= state.get(threshold, -1) else threshold
        value = state[target]
        for merge in reversed(merges[place]):
            target, value, targets[merge.child] = _parted(merge.before, closed[merge.child], target, value, threshold)
        if place in forest.lightest and value < forest.leaf_weights[place]:
            yield forest.lightest[place], False


def _parted(left: State, right: State, target: int, value: int, threshold: int) -> tuple[int, int, int]:
    """The pair of states that gave this one: what was held, its value, and what the child passed up."""
    for passed, worth in right.items():
        for held, before in left.items():
            if before + worth == value and min(held + passed, threshold) == target:
                return held, before, passed
    raise AssertionError("Every combined state comes from a pair")


def _listed(numbers: Whole) -> list[int]:
    listed: list[int] = np.asarray(numbers, dtype=np.int64).tolist()
    return listed
