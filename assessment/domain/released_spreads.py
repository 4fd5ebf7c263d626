"""What bands and agreement of a cell tell of its answers: how many can have chosen some of an item's options."""

from collections.abc import Iterator, Mapping

import numpy as np

from assessment.domain.edition import Edition
from assessment.domain.figures import Shown
from assessment.domain.proportions import end_options
from assessment.domain.released_cells import Family, People, Release, rest_name
from assessment.domain.spreads import HELD
from assessment.domain.tables import NO_BAND, GroupTable

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
            yield from _bands(table, rows[name], item, cell, n, points)
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


def _bands(table: GroupTable, row: int, item: str, cell: People, n: int, points: list[int]) -> Iterator[Share]:
    order = np.argsort(np.array(points), kind="stable").tolist()
    ends = end_options(len(points))
    parts = (order[:ends], order[ends : len(order) - ends], order[len(order) - ends :])
    for part, percent in zip(parts, table.bands[row, table.places[item]].tolist(), strict=True):
        if percent != NO_BAND and part:
            low = 0.0 if percent == HELD[0] else max((percent - HALF) * n / 100, 0.0)
            high = float(n) if percent == HELD[1] else min((percent + HALF) * n / 100, n)
            yield cell, frozenset(part), low, high


def _rows(release: Release, family: Family) -> Mapping[str, int]:
    table = release.card.tables[family.group]
    units = {code: int(table.rows[place]) for code, place in release.card.places.items()}
    return units | {rest_name(rest): rest.row for rest in release.card.rests(family.group)}
