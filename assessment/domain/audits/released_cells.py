"""What frozen scorecards released, as sets of people: the starting point of whoever tries to work somebody out.

Nothing here asks how it was chosen what to show; only which units stand in each shown figure and how many answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.counts.tally import Tally
from assessment.domain.figures import Figure
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.tables import Rest

Piece = tuple[str, int]
"""Respondents of one unit that all scorecards count alike: the unit's code, and a number."""
People = frozenset[Piece]


class CountsDiffer(ValueError):
    """A scorecard names another number of respondents than the sealed sheets of the same units have."""


class FamilyKind(StrEnum):
    """What is shown of the units of a family."""

    FIGURES = "figures"
    DISTRIBUTIONS = "distributions"


Sums = Mapping[str, Mapping[str, tuple[int, int]]]
"""By item and unit: how many of the unit's own respondents have a score, and its sum in micro-points."""


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen scorecard, and by group how many of each unit's own respondents it counts and what they scored.

    Figures may weigh units by their people. Whoever knows the headcounts gets the plain sums of the same cells out of
    them, so it is these that the attack is given.
    """

    card: Scorecard
    counts: Mapping[str, Mapping[str, int]]
    sums: Mapping[str, Sums]

    @classmethod
    def of(cls, card: Scorecard, tallies: Mapping[str, Tally]) -> "Release":
        """The scorecard with the tallies it was drawn up from."""
        counts = {
            group: dict(zip(tally.units, tally.responses.tolist(), strict=True)) for group, tally in tallies.items()
        }
        return cls(card, counts, {group: _sums(tally) for group, tally in tallies.items()})

    def scored(self, group: str, item: str, people: People) -> tuple[int, int]:
        """How many of these people have a score for an item, and its sum in micro-points."""
        found = self.sums[group].get(item, {})
        known = [found[unit] for unit in {unit for unit, _ in people} if unit in found]
        return sum(n for n, _ in known), sum(total for _, total in known)

    def figure(self, group: str, cell: str, measure: str) -> Figure:
        """What is shown of a cell: a unit's code, or the name of a rest group."""
        rests = {rest_name(rest): rest for rest in self.card.rests(group)}
        if cell in rests:
            return self.card.rest_figure(group, rests[cell], measure)
        return self.card.figure(group, cell, measure)


def rest_name(rest: Rest) -> str:
    """Name of a rest group among the cells; no code of a unit holds a line's end."""
    return f"{rest.parent}\nrest"


def _sums(tally: Tally) -> Sums:
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for column, measure in enumerate(tally.measures):
        kind, _, item = measure.partition("/")
        if kind == "items":
            pairs = zip(tally.counted[:, column].tolist(), tally.sums[:, column].tolist(), strict=True)
            found[item] = dict(zip(tally.units, pairs, strict=True))
    return found


@dataclass(frozen=True, slots=True)
class Family:
    """The cells of one kind that one scorecard shows of a group: for each shown unit, whom its figures are of."""

    fingerprint: str
    group: str
    kind: FamilyKind
    at_least: int
    """The fewest people whom anything computed from these cells may be about."""
    cells: Mapping[str, People]


def piece_sizes(counts: Sequence[Mapping[str, int]]) -> dict[Piece, int]:
    """How many people each piece has, from the unit counts of each scorecard.

    Where two scorecards count a unit differently, the smaller number is taken for a part of the larger one, and those
    between are a piece of their own: the difference of the two is about them.
    """
    sizes: dict[Piece, int] = {}
    for unit in sorted({unit for known in counts for unit in known}):
        before = 0
        for count in sorted({known.get(unit, 0) for known in counts} - {0}):
            sizes[unit, count] = count - before
            before = count
    return sizes


def families_of(*, releases: Sequence[Release], group: str, threshold: int) -> tuple[Family, ...]:
    """Two families for each scorecard, all of which have the group: its figures and its distributions.

    `threshold` is what the group was promised, whatever the scorecards say. Raises CountsDiffer.
    """
    sizes = piece_sizes([release.counts[group] for release in releases])
    return tuple(family for release in releases for family in _families(release, group, threshold, sizes))


def kinds_of(cells: Sequence[People], sizes: Mapping[Piece, int]) -> dict[frozenset[int], int]:
    """People by the cells they are in, given as places; those who are in the same ones cannot be told apart."""
    where: dict[Piece, set[int]] = {}
    for place, people in enumerate(cells):
        for piece in people:
            where.setdefault(piece, set()).add(place)
    kinds: dict[frozenset[int], int] = {}
    for piece, places in where.items():
        if sizes[piece]:
            kinds[frozenset(places)] = kinds.get(frozenset(places), 0) + sizes[piece]
    return kinds


def _families(release: Release, group: str, threshold: int, sizes: Mapping[Piece, int]) -> Iterable[Family]:
    card = release.card
    branches = _branches(card, release.counts[group], sizes)
    shown = [unit.code for unit in card.units if card.is_shown(group, unit.code)]
    for unit in shown:
        counted = sum(sizes[piece] for piece in branches[unit])
        if card.answered(group, unit) != counted:
            raise CountsDiffer(
                f"Scorecard {card.fingerprint} names other respondents of {group} in {unit} than its {counted} sheets"
            )
    spread = [unit for unit in shown if _has_distribution(card, group, unit)]
    figures = {unit: branches[unit] for unit in shown}
    for rest in card.rests(group):
        figures[rest_name(rest)] = frozenset().union(*(branches[member] for member in rest.members))
    yield Family(card.fingerprint, group, FamilyKind.FIGURES, threshold, figures)
    distributions = {unit: branches[unit] for unit in spread}
    yield Family(card.fingerprint, group, FamilyKind.DISTRIBUTIONS, card.distribution_from, distributions)


def _branches(card: Scorecard, counts: Mapping[str, int], sizes: Mapping[Piece, int]) -> dict[str, People]:
    """Pieces of each unit and of all units below it, as this scorecard counts them."""
    found: dict[str, set[Piece]] = {unit.code: set() for unit in card.units}
    for code, count in sizes:
        if code in found and count <= counts.get(code, 0):
            found[code].add((code, count))
    for unit in reversed(card.units):
        if unit.parent is not None:
            found[unit.parent] |= found[unit.code]
    return {code: frozenset(pieces) for code, pieces in found.items()}


def _has_distribution(card: Scorecard, group: str, unit: str) -> bool:
    return any(card.counts(group, unit, item) is not None for item in card.tables[group].items)
