"""How much respondents agree, and how far the items of a practice hang together; all from counts.

A histogram is how many chose each option, in the scale's order; options count 1 … A.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NO_AGREEMENT = 0.30
"""r*WG at or below which LeBreton & Senter (2008) speak of no agreement."""


def option_variance(histogram: Sequence[int]) -> float | None:
    """Variance of the chosen options, divisor n − 1; None for fewer than two respondents."""
    n = sum(histogram)
    if n < 2:
        return None
    total = sum(place * count for place, count in enumerate(histogram))
    square = sum(place * place * count for place, count in enumerate(histogram))
    return (n * square - total * total) / (n * (n - 1))


def agreement_rstar(histograms: Sequence[Sequence[int]]) -> float | None:
    """r*WG = 1 − v, v = mean over items of s² / σ²E, σ²E = (A² − 1) / 12 (Lindell); 1 unanimous, 0 as if at random.

    None when some item has fewer than two respondents or there is no item.
    """
    ratios = []
    for histogram in histograms:
        variance = option_variance(histogram)
        if variance is None:
            return None
        ratios.append(variance * 12 / (len(histogram) ** 2 - 1))
    return 1 - sum(ratios) / len(ratios) if ratios else None


def agreement_rwg(histograms: Sequence[Sequence[int]]) -> float | None:
    """rWG(J) = J r / (J r + 1 − r), r = r*WG held at 0 or more (James, Demaree & Wolf 1984); for one item it is r."""
    rstar = agreement_rstar(histograms)
    if rstar is None:
        return None
    items, held = len(histograms), max(rstar, 0.0)
    return items * held / (items * held + 1 - held)


def average_deviation(histograms: Sequence[Sequence[int]]) -> float | None:
    """AD: mean absolute deviation from the mean option, averaged over items (Burke, Finkelstein & Dusig 1999)."""
    deviations = []
    for histogram in histograms:
        n = sum(histogram)
        if not n:
            return None
        mean = sum(place * count for place, count in enumerate(histogram)) / n
        deviations.append(sum(abs(place - mean) * count for place, count in enumerate(histogram)) / n)
    return sum(deviations) / len(deviations) if deviations else None


def alpha(cross: NDArray[np.int64]) -> float | None:
    """Cronbach's alpha = J/(J − 1) · (1 − Σ sᵢ² / s²sum) from cross-products [3, J, J] of a tally.

    Covariances are pairwise: (Σxy − Σx Σy / n) / (n − 1) over those who have both. None for fewer than two items, a
    pair answered together by fewer than two, or a sum that does not vary.
    """
    n, sums, products = (part.astype(np.float64) for part in cross)
    items = len(n)
    if items < 2 or n.min() < 2:
        return None
    covariances = (products - sums * sums.T / n) / (n - 1)
    total = covariances.sum()
    if total <= 0:
        return None
    return float(items / (items - 1) * (1 - np.trace(covariances) / total))


def is_split(rstar: float | None) -> bool:
    """Whether views differ so much that their mean describes nobody."""
    return rstar is not None and rstar <= NO_AGREEMENT
