"""How much respondents agree, and how far the items of a practice hang together; all from counts.

A histogram is how many chose each option, in the scale's order; options count 1 … A.
"""

from collections.abc import Sequence
from enum import StrEnum
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from assessment.domain.reliability.agreement_nulls import Null, null_variance

NO_AGREEMENT = 0.30
"""r*WG at or below which LeBreton & Senter (2008) speak of no agreement."""


class Centre(StrEnum):
    """What distances are measured from."""

    MEAN = "mean"
    MEDIAN = "median"


class NoAwg(StrEnum):
    """Why aWG says nothing."""

    NO_ITEM = "no item"
    TOO_FEW = "fewer than two respondents"
    AT_THE_END = "everybody chose the same end of the scale: there is no room for disagreement at that mean"


def option_variance(histogram: Sequence[int]) -> float | None:
    """Variance of the chosen options, divisor n − 1; None for fewer than two respondents."""
    n = sum(histogram)
    if n < 2:
        return None
    total = sum(place * count for place, count in enumerate(histogram))
    square = sum(place * place * count for place, count in enumerate(histogram))
    return (n * square - total * total) / (n * (n - 1))


def agreement_rstar(histograms: Sequence[Sequence[int]], *, null: Null = Null.UNIFORM) -> float | None:
    """r*WG = 1 − v, v = mean over items of s² / σ²E (Lindell); 1 unanimous, 0 as if at random, below 0 in camps.

    σ²E is the variance of the null distribution, (A² − 1) / 12 when uniform. None when some item has fewer than two
    respondents or there is no item. Raises UnknownNull.
    """
    ratios = []
    for histogram in histograms:
        variance = option_variance(histogram)
        if variance is None:
            return None
        ratios.append(_ratio(variance, len(histogram), null))
    return 1 - sum(ratios) / len(ratios) if ratios else None


def agreement_rwg(histograms: Sequence[Sequence[int]], *, null: Null = Null.UNIFORM) -> float | None:
    """rWG(J) = J r / (J r + 1 − r), r = r*WG held at 0 or more (James, Demaree & Wolf 1984); for one item it is r."""
    rstar = agreement_rstar(histograms, null=null)
    return None if rstar is None else stepped_up(rstar, items=len(histograms))


def stepped_up(rstar: float, *, items: int) -> float:
    """rWG(J) of J items whose r*WG is r: J r / (J r + 1 − r), r held at 0 or more. It grows with J, r*WG does not."""
    held = max(rstar, 0.0)
    return items * held / (items * held + 1 - held)


def average_deviation(histograms: Sequence[Sequence[int]], *, around: Centre = Centre.MEAN) -> float | None:
    """AD: mean distance in options from the mean (or median) option, averaged over items.

    Burke, Finkelstein & Dusig 1999. The median of an even number is the middle of the two options in between. None
    when some item has no respondent or there is no item.
    """
    deviations = []
    for histogram in histograms:
        n = sum(histogram)
        if not n:
            return None
        centre = _mean(histogram, n) if around is Centre.MEAN else _median(histogram, n)
        deviations.append(sum(abs(place - centre) * count for place, count in enumerate(histogram)) / n)
    return sum(deviations) / len(deviations) if deviations else None


def agreement_awg(histograms: Sequence[Sequence[int]]) -> float | NoAwg:
    """aWG: 1 − 2 s² / [((H + L) M − M² − H L) n / (n − 1)] averaged over items (Brown & Hauenstein 2005).

    s² is compared with the largest variance that a mean of M allows, so that agreement near an end of the scale is
    not mistaken for more than it is: 1 unanimous, 0 half of the largest, −1 all at the two ends. L = 1, H = A. When
    everybody is at one end the formula is 0/0, and the reason is returned.
    """
    found = []
    for histogram in histograms:
        variance = option_variance(histogram)
        if variance is None:
            return NoAwg.TOO_FEW
        n, top = sum(histogram), len(histogram) - 1
        mean = _mean(histogram, n)
        largest = mean * (top - mean) * n / (n - 1)
        if not largest:
            return NoAwg.AT_THE_END
        found.append(1 - 2 * variance / largest)
    return fmean(found) if found else NoAwg.NO_ITEM


def awg_can_reach_minus_one(histogram: Sequence[int]) -> bool:
    """Whether the mean lies where n people could reach aWG = −1: (L (n − 1) + H) / n ≤ M ≤ (H (n − 1) + L) / n.

    Outside, so near an end that not one person could stand at the other, aWG is not to be interpreted (Brown &
    Hauenstein 2005). In whole numbers: Σ of places 0 … A − 1 between A − 1 and (A − 1)(n − 1). False for nobody.
    """
    n, top = sum(histogram), len(histogram) - 1
    total = sum(place * count for place, count in enumerate(histogram))
    return top <= total <= top * (n - 1)


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


def _ratio(variance: float, options: int, null: Null) -> float:
    """s² / σ²E; under the uniform null with one rounding less than a quotient of quotients."""
    if null is Null.UNIFORM:
        return variance * 12 / (options**2 - 1)
    return variance / null_variance(options, null)


def _mean(histogram: Sequence[int], n: int) -> float:
    return sum(place * count for place, count in enumerate(histogram)) / n


def _median(histogram: Sequence[int], n: int) -> float:
    reached = np.cumsum(histogram)
    lower, upper = np.searchsorted(reached, [(n + 1) // 2, n // 2 + 1])
    return float(lower + upper) / 2
