"""How much agreement people who answer at random would show: exact distributions, not simulation.

Everybody chooses each of A options with the same chance, items apart from each other. The sums of such answers are
convolutions, taken by Fourier transform, so a level is that of the full distribution up to rounding (below 10⁻⁹).
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from assessment.domain.reliability.agreement_nulls import null_variance

ERROR = 0.05
LARGEST = 100
"""More respondents are taken for this many: the level asked of them is then a little too strict, never too lax."""
FOURIER_NOISE = 1e-15
"""Chances below it are rounding."""
TIE = 1e-9
"""A chance this near to 5 % is 5 %."""


class TooFewForChance(ValueError):
    """One respondent always agrees with himself: chance has no level."""


@lru_cache(maxsize=256)
def agreement_needed(*, n: int, options: int, items: int = 1) -> float:
    """95th percentile of r*WG among n people answering J items of A options at random.

    The smallest r with P(r*WG ≤ r) ≥ .95; agreement is beyond chance when r*WG is above it. `stepped_up` turns it into
    the level of rWG(J). Raises TooFewForChance for n < 2.
    """
    size = _size(n)
    # n Σx² − (Σx)² = n (n − 1) s² is a whole number; small ones mean agreement.
    spread = _lower_percentile(_of_items(_squared_spread(size, options), items))
    return 1 - spread / (items * size * (size - 1) * null_variance(options))


@lru_cache(maxsize=256)
def deviation_below(*, n: int, options: int, items: int = 1) -> float:
    """5th percentile of AD from the mean among n people answering J items of A options at random, in options.

    The smallest a with P(AD ≤ a) ≥ .05; agreement is beyond chance when AD is below it. Raises TooFewForChance.
    """
    size = _size(n)
    return 2 * _lower_percentile(_of_items(_absolute_spread(size, options), items)) / (items * size * size)


def _size(n: int) -> int:
    if n < 2:
        raise TooFewForChance(f"{n} respondents cannot disagree")
    return min(n, LARGEST)


def _squared_spread(n: int, options: int) -> NDArray[np.float64]:
    """P(n Σx² − (Σx)² = d) for d = 0, 1, …"""
    # Counted from the middle option and by x (x + 1) / 2 in place of x², the table is several times smaller.
    middle = (options - 1) // 2
    places = np.arange(options)
    triangular = (places - middle) * (places - middle + 1) // 2
    one = np.zeros((n * (options - 1) + 1, n * int(triangular.max()) + 1))
    np.add.at(one, (places, triangular), 1 / options)
    joint = np.fft.irfft2(np.fft.rfft2(one) ** n, s=one.shape)
    sums, triangles = np.nonzero(joint > FOURIER_NOISE)
    centred = sums - n * middle
    spread = n * (2 * triangles - centred) - centred * centred
    return np.asarray(np.bincount(spread, weights=joint[sums, triangles]), dtype=np.float64)


def _absolute_spread(n: int, options: int) -> NDArray[np.float64]:
    """P(k Σx − n Σ(x of those below the mean) = d), k people being below: half of n² AD, for d = 0, 1, …"""
    found = np.zeros(n * n * (options - 1) // 4 + 1)
    # Nobody is below the mean only when all agree.
    found[0] = float(options) ** (1 - n)
    for cut in range(1, options):
        for below in range(1, n):
            _add_cut(found, n, options, cut, below)
    return found


def _add_cut(found: NDArray[np.float64], n: int, options: int, cut: int, below: int) -> None:
    """Add the cases of a mean in (cut − 1, cut] with `below` people at places under `cut`."""
    low, high = _sum_chances(below, cut), _sum_chances(n - below, options - cut)
    low_sum = np.arange(len(low))[:, None]
    total = low_sum + np.arange(len(high)) + (n - below) * cut
    here = ((cut - 1) * n < total) & (total <= cut * n)
    chance = np.exp(
        gammaln(n + 1)
        - gammaln(below + 1)
        - gammaln(n - below + 1)
        + below * np.log(cut)
        + (n - below) * np.log(options - cut)
        - n * np.log(options)
    )
    spread = (below * total - n * low_sum)[here]
    counts = np.bincount(spread, weights=(chance * low[:, None] * high)[here])
    found[: len(counts)] += counts


@lru_cache(maxsize=4096)
def _sum_chances(people: int, options: int) -> NDArray[np.float64]:
    """P(Σx = s) of that many people choosing among places 0 … options − 1."""
    padded = people * (options - 1) + 1
    one = np.zeros(padded)
    one[:options] = 1 / options
    return np.clip(np.fft.irfft(np.fft.rfft(one) ** people, n=padded), 0, None)


def _of_items(single: NDArray[np.float64], items: int) -> NDArray[np.float64]:
    """Distribution of the sum over items apart from each other."""
    if items == 1:
        return single
    padded = items * (len(single) - 1) + 1
    return np.fft.irfft(np.fft.rfft(single, n=padded) ** items, n=padded)


def _lower_percentile(chances: NDArray[np.float64]) -> int:
    """The smallest value reached with a chance of at least 5 %."""
    return int(np.searchsorted(np.cumsum(chances), ERROR - TIE))
