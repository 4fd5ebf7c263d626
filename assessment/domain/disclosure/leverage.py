"""Leverages: how far the released groups pin down each person, and the certificate that rests on them.

A person's leverage is also the greatest share of the variance of their answer that a linear guess from the release can
explain (independent answers of equal variance), so a bound on it limits good guesses as well as exact ones.
"""

import numpy as np
from numpy.typing import NDArray

IMPLIED = 1e-12
"""A cell whose part outside the span is less than this of it (squared lengths) is taken to be within.

Rounding leaves about 1e-28; one person of a million still leaves 1e-6. In doubt a cell counts as new, which is safe.
"""

CLOSE_TO_ONE = 1e-9
"""Sums this close to 1 count as 1: rounding must not certify what is exactly at the bound."""


def leverages(*, cells: NDArray[np.bool_], multiplicities: NDArray[np.int64]) -> NDArray[np.float64]:
    """The leverage of a person of each atom [S] for cells [P, S]: h = diag(Aᵀ (A M Aᵀ)⁺ A).

    A holds the cells, M the people per atom on its diagonal, so A M Aᵀ are the people that each two cells share: P × P,
    however many people there are. O(P³ + P² S).
    """
    mask = cells.astype(np.float64)
    shared = (mask * multiplicities) @ mask.T
    inverse = np.linalg.pinv(shared, rcond=IMPLIED, hermitian=True)
    found: NDArray[np.float64] = np.einsum("ps,ps->s", mask, inverse @ mask)
    return np.clip(found, 0, 1)


def laminar_leverages(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """The leverage in a family of nested sets, of a person of each atom [S] with so many people: 1 / people."""
    return 1 / np.maximum(sizes, 1)


def is_certified(*, leverages: NDArray[np.float64], multiplicities: NDArray[np.int64], support: int) -> bool:
    """Whether the support − 1 largest leverages of people sum to less than 1; atoms [S] have so many people each."""
    order = np.argsort(-leverages, kind="stable")[: support - 1]
    before = np.cumsum(multiplicities[order]) - multiplicities[order]
    taken = np.clip(support - 1 - before, 0, multiplicities[order])
    return float(taken @ leverages[order]) < 1 - CLOSE_TO_ONE


def certified_groups(
    *, cells: NDArray[np.bool_], groups: NDArray[np.integer], multiplicities: NDArray[np.int64], support: int
) -> NDArray[np.bool_]:
    """The cells [P] that may be released at once, where going one by one would take too long.

    Cells of one group stand or fall together; a group with a larger number matters less. While the certificate fails,
    the group that matters least of those with the person of largest leverage goes.
    """
    kept = np.ones(len(cells), dtype=np.bool_)
    while kept.any():
        found = leverages(cells=cells[kept], multiplicities=multiplicities)
        if is_certified(leverages=found, multiplicities=multiplicities, support=support):
            break
        worst = kept & cells[:, int(found.argmax())]
        kept &= groups != groups[worst].max()
    return kept


def unit_cells(
    *, shown: NDArray[np.bool_], parents: NDArray[np.integer], units: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """The shown units as cells [P, S], in order, over atoms [S] each in one unit."""
    rows = np.where(shown, np.cumsum(shown) - 1, -1)
    cells = np.zeros((int(shown.sum()), len(units)), dtype=np.bool_)
    atoms, above = np.arange(len(units)), np.asarray(units)
    while len(atoms):
        is_shown = shown[above]
        cells[rows[above[is_shown]], atoms[is_shown]] = True
        inside = parents[above] >= 0
        atoms, above = atoms[inside], parents[above[inside]]
    return cells
