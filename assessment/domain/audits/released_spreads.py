"""What bands and agreement of a cell tell of its answers: how many can have chosen some of an item's options."""

from collections.abc import Iterator, Mapping

from assessment.domain.audits.released_cells import Family, People, Release, rest_name
from assessment.domain.disclosure.unanimity import AtLeast, AtMost, ShownShare, stored_share
from assessment.domain.edition import FULL_SCORE, Edition
from assessment.domain.figures import Shown
from assessment.domain.scorecards.tables import NO_BAND, GroupTable

Share = tuple[People, frozenset[int], float, float]
"""People, places of options, and the fewest and the most of them who can have chosen one of these."""
HALF = 0.5
"""Percent, or thousandths, that rounding hides."""


def released_shares(*, release: Release, family: Family, edition: Edition, item: str) -> Iterator[Share]:
    """Of every cell of a family that shows the item: its three bands, and its one option where all agree."""
    table = release.card.tables[family.group]
    rows = _rows(release, family)
    for name, cell in family.cells.items():
        if isinstance(release.figure(family.group, name, f"items/{item}"), Shown):
            n, total = release.scored(family.group, item, cell)
            points = [score or 0 for score in edition.option_scores(edition.item(item))]
            yield from _bands(table, rows[name], item, cell, n, points, whole_from=release.card.distribution_from)
            if is_unanimous(table, rows[name], item, n) and total in [n * score for score in points]:
                yield cell, frozenset({[n * score for score in points].index(total)}), n, n


def is_unanimous(table: GroupTable, row: int, item: str, n: int) -> bool:
    """Whether the agreement printed for the item's practice leaves no room for one other answer among n.

    One of n who answers one option apart has s² = 1/n, hence r*WG = 1 − 12 / ((A² − 1) n J) at most, over J items.
    """
    practice = table.owners[table.places[item]]
    column = table.practices.get(practice)
    if column is None or table.agreements[row, column] != 1000:
        return False
    options = table.options[table.places[item]]
    items = sum(owner == practice for owner in table.owners)
    return 12_000 / ((options**2 - 1) * n * items) > HALF


def _bands(
    table: GroupTable, row: int, item: str, cell: People, n: int, points: list[int], *, whole_from: int
) -> Iterator[Share]:
    sides = [(2 * score > FULL_SCORE) - (2 * score < FULL_SCORE) for score in points]
    for side, percent in zip((-1, 0, 1), table.bands[row, table.places[item]].tolist(), strict=True):
        part = frozenset(place for place, on in enumerate(sides) if on == side)
        if percent != NO_BAND and part:
            yield cell, part, *_limits(stored_share(percent, is_held=n < whole_from), n)


def _limits(share: ShownShare, n: int) -> tuple[float, float]:
    """The fewest and the most of n that a share as it is said allows."""
    if isinstance(share, AtMost):
        return 0.0, share.percent * n / 100
    if isinstance(share, AtLeast):
        return share.percent * n / 100, float(n)
    return max((share.percent - HALF) * n / 100, 0.0), min((share.percent + HALF) * n / 100, float(n))


def _rows(release: Release, family: Family) -> Mapping[str, int]:
    table = release.card.tables[family.group]
    units = {code: int(table.rows[place]) for code, place in release.card.places.items()}
    return units | {rest_name(rest): rest.row for rest in release.card.rests(family.group)}
