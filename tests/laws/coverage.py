"""How often intervals cover the truth: finite populations are drawn, part of each answers, and the truth is looked up.

Populations are draws of N people from a distribution over five options; n of them answer at random. The method's own
functions compute the intervals. `coverage_table` serves the tests and, at full size, whoever measures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from assessment.domain.edition import POINT
from assessment.domain.inference.intervals import Evenly, half_widths
from assessment.domain.inference.proportions import wilson_bounds
from assessment.domain.inference.welch import Moments, welch

Array = NDArray[np.int64]
Bounds = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]

POPULATIONS = {"typical": (0.05, 0.12, 0.25, 0.40, 0.18), "skewed": (0.01, 0.02, 0.05, 0.32, 0.60)}
SIZES = ((15, 10), (40, 24), (200, 120), (1000, 500))
"""People and answers."""
SCORES = np.arange(5, dtype=np.int64) * 25
EVENLY = Evenly.over_levels(4)


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of the table: percent of intervals that cover the truth, and their mean width in points."""

    population: str
    method: str
    people: int
    answers: int
    coverage: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """Histograms [populations, 5] of whole populations and of those who answered."""

    whole: Array
    answered: Array


def coverage_table(populations: int, seed: int) -> list[Row]:
    """Every population shape, size and method, from as many finite populations each."""
    generator = np.random.default_rng(seed)
    return [row for shape in POPULATIONS for size in SIZES for row in _rows(shape, size, populations, generator)]


def _rows(shape: str, size: tuple[int, int], populations: int, generator: np.random.Generator) -> Iterator[Row]:
    people, answers = size
    drawn, other = (_drawn(shape, size, populations, generator) for _ in range(2))
    for method, interval in METHODS.items():
        truth, low, high = interval(drawn, other)
        covers = (low - 1e-9 <= truth) & (truth <= high + 1e-9)
        yield Row(shape, method, people, answers, 100 * float(covers.mean()), float((high - low).mean()))


def _drawn(shape: str, size: tuple[int, int], populations: int, generator: np.random.Generator) -> Drawn:
    people, answers = size
    whole = generator.multinomial(people, POPULATIONS[shape], size=populations)
    return Drawn(whole, _sampled(whole, answers, generator))


def _sampled(whole: Array, answers: int, generator: np.random.Generator) -> Array:
    """Answers drawn without replacement, option by option."""
    answered = np.zeros_like(whole)
    left = np.full(len(whole), answers)
    for option in range(whole.shape[1]):
        others = whole[:, option + 1 :].sum(axis=1)
        answered[:, option] = generator.hypergeometric(whole[:, option], others, left)
        left = left - answered[:, option]
    return answered


def _moments(histograms: Array, people: Array) -> Moments:
    squares = histograms @ SCORES**2
    # The limbs of a tally: squares of micro-points, in units of 1 and of 2³².
    high, low = divmod(POINT * POINT, 1 << 32)
    limbs = np.stack([squares * low, squares * high], axis=-1)
    return Moments(histograms.sum(axis=1), histograms @ SCORES * POINT, limbs, people)


def _sums(drawn: Drawn) -> Moments:
    return _moments(drawn.answered, drawn.whole.sum(axis=1))


def _mean(drawn: Drawn, _: Drawn) -> Bounds:
    sums = _sums(drawn)
    half = half_widths(
        counted=sums.counted, sums=sums.sums, squares=sums.squares, headcounts=sums.headcounts, evenly=EVENLY
    )
    means = sums.sides().means
    return _truth(drawn), means - half, means + half


def _plain_mean(drawn: Drawn, _: Drawn) -> Bounds:
    sides = _sums(drawn).sides()
    half = stdtrit(sides.n - 1, 0.975) * np.sqrt(np.nan_to_num(sides.errors))
    return _truth(drawn), sides.means - half, sides.means + half


def _truth(drawn: Drawn) -> NDArray[np.float64]:
    return np.asarray(drawn.whole @ SCORES / drawn.whole.sum(axis=1), dtype=np.float64)


def _favourable(drawn: Drawn, _: Drawn) -> Bounds:
    n, people = drawn.answered.sum(axis=1), drawn.whole.sum(axis=1)
    low, high = wilson_bounds(shares=drawn.answered[:, 3:].sum(axis=1) / n, n=n, headcounts=people)
    return 100 * drawn.whole[:, 3:].sum(axis=1) / people, 100 * low, 100 * high


def _difference(drawn: Drawn, other: Drawn) -> Bounds:
    found = welch(of=_sums(drawn).sides(EVENLY), to=_sums(other).sides(EVENLY))
    return _truth(drawn) - _truth(other), found.low, found.high


METHODS: dict[str, Callable[[Drawn, Drawn], Bounds]] = {
    "t, population": _plain_mean,
    "t, population, imaginary respondent": _mean,
    "Wilson, favourable": _favourable,
    "Welch, imaginary respondent": _difference,
}
