"""Random agencies, and what would be published of them with all rules or with one rule switched off."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.ledger import Accepted, Ledger
from assessment.domain.disclosure.rest_groups import with_rest_groups
from assessment.domain.disclosure.tree import UnsafeRelease, distribution_units, published_units, require_safe
from tests.anonymity.attack.cells import Cells, Weight, of_tree, side_by_side, together


class Rule(StrEnum):
    """One rule that can be switched off."""

    TREE = "a unit is shown only where every remainder is large enough, not from a threshold of its own"
    SCAN = "remainders are looked at again when counts are final, and an unsafe release is refused"
    LARGE = "whole distributions are shown of large units only"
    NESTED = "distributions are a family of their own, safe at the higher threshold"
    WEIGHTING = "weights part nobody within a remainder, so that two weightings of a unit tell no more than one"
    GROUPS = "groups are never pooled beside their own figures"
    RESTS = "a rest group is offered to the same choice as the units"
    LEDGER = "sheets published by one tree are published by another only as far as the ledger certifies both"


@dataclass(frozen=True, slots=True)
class Agency:
    """Units with their own respondents; parents stand before children, and so they do after the reorganisation."""

    parents: tuple[int, ...]
    moved: tuple[int, ...]
    """Parents after a reorganisation."""
    staff: tuple[int, ...]
    leaders: tuple[int, ...]
    people: tuple[int, ...]
    """Staff of each unit, whether they answered or not."""
    withdrawn: tuple[int, ...]
    """Staff who answered and took their sheets back before the wave was closed."""
    threshold: int

    @property
    def distribution_from(self) -> int:
        """From how many respondents whole distributions are shown."""
        return 3 * self.threshold


@dataclass(frozen=True, slots=True)
class Release:
    """Everything published of staff and leaders, kinds being units of staff, then units of leaders."""

    sums: Cells
    """Counts, means and whatever else is shown from the usual threshold."""
    distributions: Cells
    """Sums of which the whole distribution over the levels is shown."""


def agency(seed: int) -> Agency:
    """Up to twelve units of up to three storeys and more, many of them small."""
    chance = random.Random(seed)
    size, threshold = chance.randint(2, 12), chance.choice((3, 4, 5, 10))
    parents = tuple(-1 if not place else chance.randint(max(0, place - 5), place - 1) for place in range(size))
    moved = tuple(
        chance.randint(0, place - 1) if place and chance.random() < 0.3 else parents[place] for place in range(size)
    )
    staff = tuple(chance.randint(0, 2 * threshold) for _ in range(size))
    return Agency(
        parents=parents,
        moved=moved,
        staff=staff,
        leaders=tuple(chance.randint(0, threshold - 1) for _ in range(size)),
        people=tuple(count * chance.randint(1, 3) for count in staff),
        withdrawn=tuple(chance.randint(0, 2) if chance.random() < 0.3 else 0 for _ in range(size)),
        threshold=threshold,
    )


def release(found: Agency, *, off: Rule | None = None) -> Release:
    """What is published with all rules, or with all but one."""
    choice = _choice(found, off)
    of_staff = [
        of_tree(own=found.staff, parents=found.parents, shown=choice.units),
        _together_shown(found, choice.rests),
        _weighted(found, choice.units, off),
    ]
    again = of_tree(own=found.staff, parents=found.moved, shown=_best(found.staff, found.moved, found.threshold))
    of_staff.append(again if off is Rule.LEDGER else _certified(found, of_staff[:2], again))
    leaders = _best(found.leaders, found.parents, found.threshold)
    sums = side_by_side(together(*of_staff), of_tree(own=found.leaders, parents=found.parents, shown=leaders))
    if off is Rule.GROUPS:
        sums = together(sums, _pooled(found))
    spread = of_tree(own=found.staff, parents=found.parents, shown=_spread(found, choice.units, off))
    return Release(sums=sums, distributions=spread)


def totals(own: Sequence[int], parents: Sequence[int]) -> list[int]:
    """Each unit's own respondents and those of all units below it."""
    found = list(own)
    for place in range(len(found) - 1, 0, -1):
        found[parents[place]] += found[place]
    return found


@dataclass(frozen=True, slots=True)
class _Choice:
    """Units shown, and groups of units shown as one."""

    units: Sequence[bool]
    rests: Sequence[tuple[int, ...]]


def _choice(found: Agency, off: Rule | None) -> _Choice:
    if off is Rule.TREE:
        return _Choice([count >= found.threshold for count in totals(found.staff, found.parents)], ())
    if off is Rule.SCAN:
        return _Choice(stale(found), ())
    tree = with_rest_groups(
        responses=totals(found.staff, found.parents),
        own=found.staff,
        parents=found.parents,
        threshold=found.threshold,
    )
    if off is Rule.RESTS:
        alone = _best(found.staff, found.parents, found.threshold)
        return _Choice(alone, [group.members for group in tree.groups])
    shown = published_units(
        responses=tree.responses,
        own=tree.own,
        parents=tree.parents,
        threshold=found.threshold,
        weights=tree.weights,
    )
    require_safe(shown=shown, own=tree.own, parents=tree.parents, threshold=found.threshold)
    rests = [group.members for group in tree.groups if shown[group.place]]
    return _Choice([shown[place] for place in tree.places], rests)


def _best(own: Sequence[int], parents: Sequence[int], threshold: int) -> Sequence[bool]:
    """The units alone, without rest groups."""
    return published_units(responses=totals(own, parents), own=own, parents=parents, threshold=threshold)


def stale(found: Agency) -> Sequence[bool]:
    """Units chosen by counts that are no longer true: afterwards some took back their sheets."""
    before = [left + taken for left, taken in zip(found.staff, found.withdrawn, strict=True)]
    return _best(before, found.parents, found.threshold)


def is_refused(found: Agency, shown: Sequence[bool]) -> bool:
    """Whether the look at final counts stops this choice."""
    try:
        require_safe(shown=shown, own=found.staff, parents=found.parents, threshold=found.threshold)
    except UnsafeRelease:
        return True
    return False


def _spread(found: Agency, shown: Sequence[bool], off: Rule | None) -> Sequence[bool]:
    responses = totals(found.staff, found.parents)
    if off is Rule.LARGE:
        return shown
    if off is Rule.NESTED:
        enough = found.distribution_from
        return [is_shown and count >= enough for is_shown, count in zip(shown, responses, strict=True)]
    return distribution_units(
        shown=shown,
        responses=responses,
        own=found.staff,
        parents=found.parents,
        distribution_from=found.distribution_from,
    )


def _together_shown(found: Agency, rests: Sequence[tuple[int, ...]]) -> Cells:
    """Each rest group as the people of its members and of all below them."""
    whole = of_tree(own=found.staff, parents=found.parents, shown=[True] * len(found.staff)).rows
    return Cells(
        found.staff,
        tuple(tuple(max(whole[unit][kind] for unit in rest) for kind in range(len(whole))) for rest in rests),
    )


def _certified(found: Agency, released: Sequence[Cells], again: Cells) -> Cells:
    """Of the cells of the tree after the reorganisation, those that the ledger lets out beside what was released."""
    peopled = [place for place, people in enumerate(found.staff) if people]
    ledger = Ledger(
        multiplicities=[found.staff[place] for place in peopled], threshold=found.threshold, support=found.threshold
    )

    def mask(row: Sequence[Weight]) -> NDArray[np.bool_]:
        return np.array([row[place] != 0 for place in peopled], dtype=np.bool_)

    for cells in released:
        for row in cells.rows:
            ledger.offer(mask(row))
    return Cells(found.staff, tuple(row for row in again.rows if isinstance(ledger.offer(mask(row)), Accepted)))


def _weighted(found: Agency, shown: Sequence[bool], off: Rule | None) -> Cells:
    """The same units again, each respondent standing for as many people as there are for each who answered."""
    homes = _homes(shown, found.parents)
    if off is Rule.WEIGHTING:
        homes = tuple(range(len(homes)))
    answered, people = _by_home(homes, found.staff), _by_home(homes, found.people)
    # Thousandths of a respondent, so that elimination stays with whole numbers.
    worth: list[Weight] = [1000 * people[home] // answered[home] if answered[home] else 0 for home in homes]
    rows = of_tree(own=found.staff, parents=found.parents, shown=shown).rows
    return Cells(
        found.staff, tuple(tuple(weight * each for weight, each in zip(row, worth, strict=True)) for row in rows)
    )


def _homes(shown: Sequence[bool], parents: Sequence[int]) -> tuple[int, ...]:
    """The shown unit whose remainder each unit's people belong to; -1 for none."""
    homes: list[int] = []
    for place, parent in enumerate(parents):
        homes.append(place if shown[place] else homes[parent] if parent >= 0 else -1)
    return tuple(homes)


def _by_home(homes: Sequence[int], counts: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for home, count in zip(homes, counts, strict=True):
        found[home] = found.get(home, 0) + count
    return found


def _pooled(found: Agency) -> Cells:
    """Staff and leaders in one number, wherever both together are enough."""
    both = [staff + leaders for staff, leaders in zip(found.staff, found.leaders, strict=True)]
    shown = _best(both, found.parents, found.threshold)
    rows = of_tree(own=both, parents=found.parents, shown=shown).rows
    return Cells(found.staff + found.leaders, tuple(row + row for row in rows))
