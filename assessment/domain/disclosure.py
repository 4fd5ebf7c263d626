"""Which units may be shown, so that nobody smaller than the threshold can be worked out by subtraction.

A release is safe exactly when every shown unit's remainder — its respondents outside the shown units below it — is
none or at least the threshold: whatever else can be computed from the release mixes such remainders (docs/method.md).
Only memberships decide, never answers, so that withholding itself says nothing about answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

State = dict[int, int]
"""Respondents not covered by a shown unit, at most the threshold → the greatest weight shown with that many left."""


class UnsafeRelease(ValueError):
    """A shown unit has a remainder smaller than the threshold; nothing may leave."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A unit's states before those of one child were added."""

    child: int
    before: State


def published_units(
    *,
    responses: Sequence[int],
    own: Sequence[int],
    parents: Sequence[int],
    threshold: int,
    weights: Sequence[int] | None = None,
) -> tuple[bool, ...]:
    """The safe set of units with the greatest total weight: dynamic programming over the tree, O(V k²).

    `own` are respondents of each unit itself, `responses` those of its subtree, `parents` places before their
    children (-1 for the first, the agency). By default as many units as possible are shown, among such choices those
    with most respondents; the agency is worth more than all others together.
    """
    worth = _default_weights(responses) if weights is None else weights
    states: list[State] = [{min(count, threshold): 0} for count in own]
    closed: list[State] = [{}] * len(own)
    merges: list[list[Merge]] = [[] for _ in own]
    for place in range(len(own) - 1, -1, -1):
        closed[place] = _with_publication(states[place], responses[place], worth[place], threshold)
        if place:
            parent = parents[place]
            merges[parent].append(Merge(place, states[parent]))
            states[parent] = _combined(states[parent], closed[place], threshold)
    return _traced(states, closed, merges, threshold)


def remainders(*, shown: Sequence[bool], own: Sequence[int], parents: Sequence[int]) -> tuple[int | None, ...]:
    """For each shown unit, its respondents outside the shown units below it; None for the others."""
    uncovered = list(own)
    left: list[int | None] = [None] * len(own)
    for place in range(len(own) - 1, -1, -1):
        if shown[place]:
            left[place] = uncovered[place]
        elif place:
            uncovered[parents[place]] += uncovered[place]
    return tuple(left)


def require_safe(*, shown: Sequence[bool], own: Sequence[int], parents: Sequence[int], threshold: int) -> None:
    """Raise UnsafeRelease when any remainder is smaller than the threshold and not zero."""
    for place, left in enumerate(remainders(shown=shown, own=own, parents=parents)):
        if left is not None and 0 < left < threshold:
            raise UnsafeRelease(f"Unit {place} would leave {left} respondents to be worked out, fewer than {threshold}")


def _default_weights(responses: Sequence[int]) -> list[int]:
    above_all = sum(responses) + 1
    weights = [above_all + count for count in responses]
    return [sum(weights) + 1, *weights[1:]]


def _with_publication(state: State, responses: int, weight: int, threshold: int) -> State:
    safe = max(state.get(0, -1), state.get(threshold, -1))
    if responses < threshold or safe < 0:
        return state
    return {**state, 0: max(state.get(0, -1), weight + safe)}


def _combined(left: State, right: State, threshold: int) -> State:
    if len(right) == 1:
        ((passed, worth),) = right.items()
        if passed == 0:
            return {held: value + worth for held, value in left.items()}
    combined: State = {}
    for held, value in left.items():
        for passed, worth in right.items():
            total = min(held + passed, threshold)
            if value + worth > combined.get(total, -1):
                combined[total] = value + worth
    return combined


def _traced(states: list[State], closed: list[State], merges: list[list[Merge]], threshold: int) -> tuple[bool, ...]:
    """Walk back from the best state of the agency to which units were shown in it."""
    shown = [False] * len(states)
    targets = [0] * len(states)
    targets[0] = max(closed[0], key=lambda left: closed[0][left])
    for place, state in enumerate(states):
        target = targets[place]
        if closed[place][target] != state.get(target, -1):
            shown[place] = True
            target = 0 if state.get(0, -1) >= state.get(threshold, -1) else threshold
        value = state[target]
        for merge in reversed(merges[place]):
            target, value, targets[merge.child] = _parted(merge.before, closed[merge.child], target, value, threshold)
    return tuple(shown)


def _parted(left: State, right: State, target: int, value: int, threshold: int) -> tuple[int, int, int]:
    """The pair of states that gave this one: what was held, its value, and what the child passed up."""
    for passed, worth in right.items():
        for held, before in left.items():
            if before + worth == value and min(held + passed, threshold) == target:
                return held, before, passed
    raise AssertionError("Every combined state comes from a pair")
