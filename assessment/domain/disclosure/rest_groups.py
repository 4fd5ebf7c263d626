"""Small units side by side, rolled up into one named rest group, so that whoever leads them still gets a page.

A rest group is one more unit between a unit and those of its children that are too small to be shown. It is offered to
the same choice as all units (disclosure.py), so it can neither be worked out nor help to work out anybody else. Who is
in it depends on memberships only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.tree import Whole


@dataclass(frozen=True, slots=True)
class RestGroup:
    """The children of one unit that have some respondents and fewer than the threshold, with all that is below them."""

    place: int
    """Its place among the units with rest groups."""
    parent: int
    """The unit it stands under, a place among the units alone."""
    members: tuple[int, ...]
    """Its children, places among the units alone."""


@dataclass(frozen=True, slots=True)
class WithRestGroups:
    """A tree with rest groups put in right after their parents; every unit still comes after its parent."""

    responses: tuple[int, ...]
    own: tuple[int, ...]
    parents: tuple[int, ...]
    weights: tuple[int, ...]
    """Above 0: all rest groups together weigh less than one unit, the agency more than all others."""
    places: tuple[int, ...]
    """Where each unit of the tree alone stands in this one."""
    groups: tuple[RestGroup, ...]


def with_rest_groups(*, responses: Whole, own: Whole, parents: Whole, threshold: int) -> WithRestGroups:
    """The tree [V] with a rest group wherever two children and more with 0 < n < threshold reach it together.

    A rest group that would be everybody in its parent is the parent's page again, and is left out. Weights make the
    choice lexicographic: as many units as without rest groups, then as many rest groups, then most respondents.
    """
    totals, alone = np.asarray(responses, dtype=np.int64), np.asarray(own, dtype=np.int64)
    above = np.asarray(parents, dtype=np.intp)
    small = np.flatnonzero((totals > 0) & (totals < threshold) & (above >= 0))
    held = np.bincount(above[small], weights=totals[small], minlength=len(totals)).astype(np.int64)
    several = np.bincount(above[small], minlength=len(totals)) > 1
    has_group = several & (held >= threshold) & (held < totals)
    return _inserted(totals, alone, above, has_group, held, small[has_group[above[small]]])


def _inserted(
    totals: NDArray[np.int64],
    alone: NDArray[np.int64],
    above: NDArray[np.intp],
    has_group: NDArray[np.bool_],
    held: NDArray[np.int64],
    members: NDArray[np.intp],
) -> WithRestGroups:
    tops = np.flatnonzero(has_group)
    places = np.arange(len(totals)) + np.cumsum(has_group) - has_group
    group_places = places[tops] + 1
    higher = np.where(above < 0, -1, places[above])
    higher[members] = group_places[np.searchsorted(tops, above[members])]
    counts = _woven(totals, held[tops], places, group_places)
    is_group = np.zeros(len(counts), dtype=np.bool_)
    is_group[group_places] = True
    return WithRestGroups(
        responses=tuple(counts.tolist()),
        own=tuple(_woven(alone, np.zeros_like(tops), places, group_places).tolist()),
        parents=tuple(_woven(higher, places[tops], places, group_places).tolist()),
        weights=_weights(counts.tolist(), is_group.tolist()),
        places=tuple(places.tolist()),
        groups=_groups(tops, group_places, above, members),
    )


def _woven(
    units: NDArray[np.integer], groups: NDArray[np.integer], places: NDArray[np.intp], group_places: NDArray[np.intp]
) -> NDArray[np.int64]:
    woven = np.empty(len(units) + len(groups), dtype=np.int64)
    woven[places] = units
    woven[group_places] = groups
    return woven


def _weights(responses: list[int], is_group: list[bool]) -> tuple[int, ...]:
    of_group = sum(responses) + 1
    of_unit = of_group * (sum(is_group) + 1)
    weights = [(of_group if group else of_unit) + count for group, count in zip(is_group, responses, strict=True)]
    return (sum(weights) + 1, *weights[1:])


def _groups(
    tops: NDArray[np.intp], group_places: NDArray[np.intp], above: NDArray[np.intp], members: NDArray[np.intp]
) -> tuple[RestGroup, ...]:
    by_top: dict[int, list[int]] = {top: [] for top in tops.tolist()}
    for member, top in zip(members.tolist(), above[members].tolist(), strict=True):
        by_top[top].append(member)
    return tuple(
        RestGroup(place, top, tuple(found))
        for place, (top, found) in zip(group_places.tolist(), by_top.items(), strict=True)
    )
