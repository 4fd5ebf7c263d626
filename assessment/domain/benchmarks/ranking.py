"""Ranks: the places an organisation may well hold, and what can be said of it, instead of a naked place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assessment.domain.benchmarks.shrinkage import Floats, Shrinkage

Places = NDArray[np.int64]

DRAWS = 4000
BLOCK = 256
"""Draws at a time: beside the ranks themselves, memory is this many times organisations."""
TAIL = 0.05
"""Left out at either end of a rank interval."""
LABEL_ABOVE = 0.8


class TooFewDraws(ValueError):
    """Fewer draws than the ends of an interval need."""


class Standing(StrEnum):
    """What may be said of an organisation's place."""

    PROBABLY_TOP_QUARTILE = "probably_top_quartile"
    PROBABLY_BOTTOM_QUARTILE = "probably_bottom_quartile"
    NOT_DISTINGUISHED = "not_distinguished"
    """Neither is probable enough to be said."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Of each organisation [k], place 1 being the highest score; organisations with one posterior share everything."""

    low: Places
    """Best place of the 5–95 % rank interval."""
    high: Places
    """Worst place of it."""
    top: Floats
    """Probability of being in the top quartile: of at most a quarter of the organisations."""
    bottom: Floats
    """Probability of being in the bottom quartile."""
    band: Places
    """1, 2, … downwards: members of a band could all hold one and the same place, so that it is one tie."""
    order: Places
    """Organisations from the first to be shown to the last: by band, and in it by shrunken score."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """A quartile is named only when its probability is above 0.8."""
        return tuple(
            standing(top=float(top), bottom=float(low)) for top, low in zip(self.top, self.bottom, strict=True)
        )


def standing(*, top: float, bottom: float) -> Standing:
    """What may be said, given the probabilities of the top and the bottom quartile."""
    if top > LABEL_ABOVE:
        return Standing.PROBABLY_TOP_QUARTILE
    return Standing.PROBABLY_BOTTOM_QUARTILE if bottom > LABEL_ABOVE else Standing.NOT_DISTINGUISHED


def rank(posterior: Shrinkage, *, seed: int, draws: int = DRAWS, block: int = BLOCK) -> Ranks:
    """Rank intervals by draws of all true scores from their joint posterior (Laird & Louis 1989).

    A draw is θ = shrunken + (1 − B) x'(β − β̂) + √(B v) z, and is ranked; the interval is the draws' ranks without a
    twentieth at either end (Goldstein & Spiegelhalter 1996). One seed gives one answer, whatever the block and the
    order of organisations. Memory: draws × k × 2 bytes of ranks, and a block. TooFewDraws below 20.
    """
    if draws * TAIL < 1:
        raise TooFewDraws(f"{draws} draws do not tell the ends of an interval")
    twins = _twins(posterior)
    # Drawn in the order of posteriors, so that the order in which organisations came cannot matter.
    places = np.argsort(twins, kind="stable")
    ranks = _drawn(posterior, places, draws=draws, block=block, seed=seed)
    quarter = len(places) // 4
    top, bottom = (ranks <= quarter).mean(axis=1), (ranks > len(places) - quarter).mean(axis=1)
    low, high = _ends(ranks)
    group = twins[places]
    low, high = _lowest(low, group)[twins], -_lowest(-high, group)[twins]
    order = np.lexsort((twins, -posterior.shrunken))
    return Ranks(
        low=low,
        high=high,
        top=_means(top, group)[twins],
        bottom=_means(bottom, group)[twins],
        band=tie_bands(posterior.shrunken, low=low, high=high, order=order),
        order=order,
    )


def tie_bands(shrunken: Floats, *, low: Places, high: Places, order: Places) -> Places:
    """Band numbers: bands are taken from the top, each as long as one place is left that all its members could hold.

    `order` lists organisations by falling shrunken score. Intervals that share a place two by two share one all
    together (Helly), so in a band all overlap with all, except that equal scores are never parted.
    """
    bands = np.empty_like(order)
    band, from_place, to_place, before = 0, 0, -1, np.inf
    for place in order:
        from_place, to_place = max(from_place, low[place]), min(to_place, high[place])
        if from_place > to_place and shrunken[place] != before:
            band, from_place, to_place = band + 1, low[place], high[place]
        bands[place], before = band, shrunken[place]
    return bands


def _twins(posterior: Shrinkage) -> Places:
    """The same number for organisations that have the same posterior; numbers rise with the shrunken score."""
    rows = np.column_stack((posterior.shrunken, posterior.conditional, posterior.pulls))
    return np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1)


def _drawn(posterior: Shrinkage, places: Places, *, draws: int, block: int, seed: int) -> NDArray[np.unsignedinteger]:
    """Ranks [k, draws] of organisations taken in the order `places`."""
    own, usual = np.random.default_rng(seed).spawn(2)
    # Centred, so that single precision is spent on differences; negative, because place 1 is the highest score.
    shrunken = posterior.shrunken[places]
    means = (shrunken.mean() - shrunken).astype(np.float32)
    deviations = np.sqrt(posterior.conditional[places]).astype(np.float32)
    common = (posterior.pulls[places] @ np.linalg.cholesky(posterior.covariance)).astype(np.float32).T
    kind = np.uint16 if len(places) < 1 << 16 else np.uint32
    ranks = np.empty((len(places), draws), dtype=kind)
    numbers = np.arange(1, len(places) + 1, dtype=kind)[np.newaxis]
    for start, size in _blocks(draws, block):
        scores = own.standard_normal((size, len(places)), dtype=np.float32)
        scores *= deviations
        scores += means
        scores += usual.standard_normal((size, len(common)), dtype=np.float32) @ common
        ranked = np.empty(scores.shape, dtype=kind)
        np.put_along_axis(ranked, scores.argsort(axis=1), numbers, axis=1)
        ranks[:, start : start + size] = ranked.T
    return ranks


def _blocks(draws: int, block: int) -> Iterator[tuple[int, int]]:
    return ((start, min(block, draws - start)) for start in range(0, draws, block))


def _ends(ranks: NDArray[np.unsignedinteger]) -> tuple[Places, Places]:
    """The ends of the middle nine tenths of each row, which is left in another order."""
    draws = ranks.shape[1]
    cut = int(np.ceil(draws * TAIL)) - 1
    ranks.partition((cut, draws - 1 - cut), axis=1)
    return ranks[:, cut].astype(np.int64), ranks[:, draws - 1 - cut].astype(np.int64)


def _lowest(values: Places, group: Places) -> Places:
    return np.minimum.reduceat(values, np.flatnonzero(np.diff(group, prepend=-1)))


def _means(values: Floats, group: Places) -> Floats:
    return np.bincount(group, weights=values) / np.bincount(group)
