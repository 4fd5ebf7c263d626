"""What frozen scorecards released about the answers to each item, as sums over sets of people."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.audits.determined_answers import Known
from assessment.domain.audits.released_cells import Family, FamilyKind, People, Release
from assessment.domain.audits.released_spreads import Share, released_shares
from assessment.domain.edition import POINT, Edition
from assessment.domain.figures import Counts, Shown

Inside = Mapping[People, NDArray[np.bool_]]
WITHOUT_OPTION = 3
"""Codes beside the options: could not judge, does not apply, skipped; the last one is no answer."""


def released_answers(
    *,
    releases: Sequence[Release],
    edition: Edition,
    families: Sequence[Family],
    cells: Sequence[People],
    kinds: Mapping[frozenset[int], int],
) -> Iterator[tuple[str, Known]]:
    """Each item that some scorecard shows, with what is known; `kinds` are by places among `cells`."""
    inside = {cell: np.array([place in kind for kind in kinds], dtype=np.bool_) for place, cell in enumerate(cells)}
    people = np.array(list(kinds.values()), dtype=np.int64)
    figures = [family for family in families if family.kind is FamilyKind.FIGURES]
    for item in edition.items:
        means: dict[tuple[People, int, float], None] = {}
        spread: dict[tuple[People, Counts], None] = {}
        shares: dict[Share, None] = {}
        for release, family in zip(releases, figures, strict=True):
            means |= dict.fromkeys(_means(release, family, item.code))
            spread |= dict.fromkeys(_distributions(release, family, item.code))
            shares |= dict.fromkeys(released_shares(release=release, family=family, edition=edition, item=item.code))
        if means or spread:
            points = [np.nan if score is None else score / POINT for score in edition.option_scores(item)]
            yield (
                item.code,
                Known(
                    people=people,
                    distributions=[(inside[cell], _coded(counts)) for cell, counts in spread],
                    means=[(inside[cell], n, score) for cell, n, score in means],
                    scores=np.array([*points, *[np.nan] * WITHOUT_OPTION]),
                    shares=[(inside[cell], _among(points, part), low, high) for cell, part, low, high in shares],
                ),
            )


def _means(release: Release, family: Family, item: str) -> Iterator[tuple[People, int, float]]:
    for name, cell in family.cells.items():
        if isinstance(release.figure(family.group, name, f"items/{item}"), Shown):
            n, total = release.scored(family.group, item, cell)
            yield cell, n, total / (n * POINT)


def _distributions(release: Release, family: Family, item: str) -> Iterator[tuple[People, Counts]]:
    units = {unit.code for unit in release.card.units}
    for unit, cell in family.cells.items():
        counts = release.card.counts(family.group, unit, item) if unit in units else None
        if counts is not None:
            yield cell, counts


def _coded(counts: Counts) -> NDArray[np.int64]:
    return np.array([*counts.options, counts.dont_know, counts.not_applicable, counts.skipped], dtype=np.int64)


def _among(points: Sequence[float], options: frozenset[int]) -> NDArray[np.bool_]:
    return np.isin(np.arange(len(points) + WITHOUT_OPTION), sorted(options))
