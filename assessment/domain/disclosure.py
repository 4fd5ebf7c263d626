"""Which units may be shown, so that nobody smaller than the threshold can be worked out by subtraction.

A release is safe exactly when, for every shown unit, the respondents it has outside the shown units below it are
none or at least the threshold: every other number that can be computed from the release is a mixture of such groups.
"""

from collections.abc import Sequence

NEVER = -1


class UnsafeRelease(ValueError):
    """A shown unit has a remainder smaller than the threshold; nothing may leave."""


def published_units(
    *,
    responses: Sequence[int],
    own: Sequence[int],
    parents: Sequence[int],
    threshold: int,
    weights: Sequence[int] | None = None,
) -> tuple[bool, ...]:
    """The safe set of units with the greatest total weight, by dynamic programming over the tree (V k² steps).

    `own` are respondents of each unit itself, `responses` those of its subtree, `parents` places before their
    children. By default as many units as possible, then as many respondents in them; the agency before all.
    """
    worth = _default_weights(responses) if weights is None else list(weights)
    states = [[NEVER] * (threshold + 1) for _ in own]
    for place, count in enumerate(own):
        states[place][min(count, threshold)] = 0
    final: list[list[int]] = [[] for _ in own]
    merges: list[list[list[int]]] = [[] for _ in own]
    for place in range(len(own) - 1, -1, -1):
        final[place] = _with_publication(states[place], responses[place], worth[place], threshold)
        if place:
            parent = parents[place]
            merges[parent].append(states[parent])
            states[parent] = _combined(states[parent], final[place], threshold)
    return _choice(states, final, merges, parents, responses, worth, threshold)


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
    if weights:
        weights[0] = sum(weights) + 1
    return weights


def _with_publication(state: list[int], responses: int, weight: int, threshold: int) -> list[int]:
    shown = max(state[0], state[threshold])
    if responses < threshold or shown == NEVER:
        return state
    return [max(state[0], weight + shown), *state[1:]]


def _combined(left: list[int], right: list[int], threshold: int) -> list[int]:
    combined = [NEVER] * (threshold + 1)
    for a, x in enumerate(left):
        if x == NEVER:
            continue
        for b, y in enumerate(right):
            s = min(a + b, threshold)
            if y != NEVER and x + y > combined[s]:
                combined[s] = x + y
    return combined


def _choice(states, final, merges, parents, responses, worth, threshold) -> tuple[bool, ...]:  # type: ignore[no-untyped-def]
    count = len(states)
    target = [0] * count
    if count:
        target[0] = max(range(threshold + 1), key=lambda s: final[0][s])
    shown = [False] * count
    waiting = [0] if count else []
    children: list[list[int]] = [[] for _ in range(count)]
    for place in range(count - 1, 0, -1):
        children[parents[place]].append(place)
    while waiting:
        place = waiting.pop()
        s = target[place]
        state = states[place]
        if final[place][s] != state[s]:
            shown[place] = True
            s = 0 if state[0] >= state[threshold] else threshold
        value = state[s]
        for child, before in zip(reversed(children[place]), reversed(merges[place]), strict=True):
            a, b = next(
                (a, b)
                for a in range(threshold + 1)
                for b in range(threshold + 1)
                if before[a] != NEVER
                and final[child][b] != NEVER
                and min(a + b, threshold) == s
                and before[a] + final[child][b] == value
            )
            target[child] = b
            s, value = a, before[a]
            waiting.append(child)
    return tuple(shown)
