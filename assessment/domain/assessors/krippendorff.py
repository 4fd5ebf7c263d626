"""Krippendorff's alpha: agreement where not everybody rated everything, for names, orders, intervals and ratios."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assessment.domain.assessors.undefined import Cause, Interval, Undefined


class Metric(StrEnum):
    """How far apart two ratings are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Band(StrEnum):
    """What alpha allows to be concluded (Krippendorff 2004)."""

    UNRELIABLE = "unreliable"
    """Below .667."""
    TENTATIVE = "tentative"
    """From .667."""
    RELIABLE = "reliable"
    """From .800."""


class RatingsNotOnMetric(ValueError):
    """Ratings are not a table [units, assessors] of numbers and gaps, or are below 0 on the ratio metric."""


@dataclass(frozen=True, slots=True)
class PairedRatings:
    """How often each unit that was rated at least twice got each rating: all that alpha needs."""

    values: NDArray[np.float64]
    """[V] distinct ratings, rising."""
    counts: NDArray[np.float64]
    """[U, V] ratings of the unit with the value; each row sums to 2 or more."""

    @classmethod
    def of(cls, ratings: NDArray[np.float64]) -> "PairedRatings":
        """Of ratings [units, assessors], NaN = gap; units with one rating or none say nothing about agreement.

        Raises RatingsNotOnMetric.
        """
        if ratings.ndim != 2 or np.isinf(ratings).any():
            raise RatingsNotOnMetric("Ratings are a table of units by assessors, of numbers and gaps")
        paired = ratings[(~np.isnan(ratings)).sum(axis=1) >= 2]
        units, assessors = np.nonzero(~np.isnan(paired))
        values, places = np.unique(paired[units, assessors], return_inverse=True)
        counts = np.zeros((len(paired), len(values)))
        np.add.at(counts, (units, places), 1)
        return cls(values, counts)

    def coincidences(self, times: NDArray[np.integer] | None = None) -> NDArray[np.float64]:
        """Coincidence matrix [V, V]: o_ck = Σ over units of n_uc (n_uk − [c = k]) / (m_u − 1), m_u ratings of the unit.

        Symmetric; sums to the number of paired ratings. `times` [U] counts a unit several times or not at all.
        """
        each = 1 / (self.counts.sum(axis=1) - 1)
        weighted = self.counts * (each if times is None else each * times)[:, None]
        return np.asarray(weighted.T @ self.counts - np.diag(weighted.sum(axis=0)), dtype=np.float64)


def krippendorff_alpha(ratings: NDArray[np.float64], *, metric: Metric = Metric.ORDINAL) -> float | Undefined:
    """Alpha = 1 − D_o / D_e, 1 for agreement, 0 for chance; ratings [units, assessors] with NaN for gaps.

    D_o = Σ o_ck δ²_ck / n, D_e = Σ n_c n_k δ²_ck / (n (n − 1)); n_c sums of the coincidence matrix, n their sum
    (Krippendorff 2011). Undefined when nothing was rated twice or every paired rating is the same.
    Raises RatingsNotOnMetric.
    """
    found = PairedRatings.of(ratings)
    _require_on(found, metric)
    return _alpha(found.coincidences(), found.values, metric)


def alpha_interval(
    ratings: NDArray[np.float64],
    *,
    metric: Metric = Metric.ORDINAL,
    generator: np.random.Generator,
    draws: int = 2000,
    confidence: float = 0.95,
) -> Interval | Undefined:
    """Percentile bootstrap of alpha over units: those rated twice are drawn anew, with all their ratings.

    Draws in which every rating is the same have no alpha and are left out. Undefined as alpha is, for one such unit,
    and when no draw has an alpha. Raises RatingsNotOnMetric.
    """
    found = PairedRatings.of(ratings)
    _require_on(found, metric)
    units = len(found.counts)
    whole = _alpha(found.coincidences(), found.values, metric)
    if isinstance(whole, Undefined):
        return whole
    if units < 2:
        return Undefined(Cause.ONE_UNIT)
    samples = generator.multinomial(units, np.full(units, 1 / units), size=draws)
    drawn = [_alpha(found.coincidences(times), found.values, metric) for times in samples]
    alphas = [alpha for alpha in drawn if not isinstance(alpha, Undefined)]
    if not alphas:
        return Undefined(Cause.NO_VARIANCE)
    low, high = np.quantile(alphas, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()
    return Interval(low, high)


def band(alpha: float) -> Band:
    """The band of Krippendorff 2004; a value on a boundary belongs to the higher one."""
    if alpha >= 0.8:
        return Band.RELIABLE
    return Band.TENTATIVE if alpha >= 0.667 else Band.UNRELIABLE


def _alpha(matrix: NDArray[np.float64], values: NDArray[np.float64], metric: Metric) -> float | Undefined:
    totals = matrix.sum(axis=1)
    if not totals.any():
        return Undefined(Cause.NO_PAIRS)
    if np.count_nonzero(totals) == 1:
        return Undefined(Cause.NO_VARIANCE)
    distances = _distances(values, totals, metric)
    return float(1 - (totals.sum() - 1) * (matrix * distances).sum() / (totals @ distances @ totals))


def _distances(values: NDArray[np.float64], totals: NDArray[np.float64], metric: Metric) -> NDArray[np.float64]:
    """δ²[V, V]; ordinal distances count the ratings in between, ends by half."""
    if metric is Metric.NOMINAL:
        return 1 - np.eye(len(values))
    if metric is Metric.ORDINAL:
        middles = np.cumsum(totals) - totals / 2
        return np.square(np.subtract.outer(middles, middles))
    apart = np.subtract.outer(values, values)
    if metric is Metric.RATIO:
        together = np.add.outer(values, values)
        apart = apart / np.where(together == 0, 1, together)
    return np.square(apart)


def _require_on(found: PairedRatings, metric: Metric) -> None:
    if metric is Metric.RATIO and (found.values < 0).any():
        raise RatingsNotOnMetric("Ratios need ratings of 0 and more")
