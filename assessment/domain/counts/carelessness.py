"""Patterns of answers that look careless, and what the score would be without them; nothing is ever deleted.

Careless answering is best seen by speed, which is impossible here by design: a sheet bears no time, so that it cannot
be matched with a person. What is left are patterns of answers. Two of them must agree (Meade & Craig 2012; Curran
2016), but both see one kind only, the same answer nearly throughout, and whoever is honestly content looks the same: a
flag says "uniform", never "careless", and leads to a remark, not to a deletion. Random answering is seen by neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.counting import BLOCK
from assessment.domain.counts.scoring import MISSING
from assessment.domain.edition import DONT_KNOW, POINT, WIDTH

LONG_RUN = Fraction(3, 5)
"""A run of identical answers of this share of the items answered is long."""
LITTLE_SPREAD = 0.25
"""A standard deviation below this is little, on a scale of five options."""
LEAST_ANSWERED = 10
"""Items a respondent must have answered for a run to mean anything: a convention of this method."""
NOTEWORTHY = 2 * POINT
"""A score that moves by more without the flagged is reported."""
FIVE_OPTIONS = 4.0
STEPS = 2520
"""Divisible by the steps of every scale of 2 to 11 options, so that sums of places stay whole and exact."""


class UnfitAnswers(ValueError):
    """The answers are not byte codes of items with these numbers of options."""


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """What each of N respondents' answers look like."""

    answered: NDArray[np.uint16]
    """[N] items with an option; skipped, do not know and not about us do not count."""
    longest_run: NDArray[np.uint16]
    """[N] longest run of the same option, items without one being passed over."""
    spread: NDArray[np.float64]
    """[N] standard deviation within the person (IRV, divisor n − 1), every scale stretched to five options.

    NaN below two answered items."""

    @property
    def uniform(self) -> NDArray[np.bool_]:
        """[N] whether both patterns agree: run ≥ .6 of the items answered and spread < .25, from 10 answered items."""
        answered = self.answered.astype(np.int64)
        long = self.longest_run * LONG_RUN.denominator >= answered * LONG_RUN.numerator
        return long & (self.spread < LITTLE_SPREAD) & (answered >= LEAST_ANSWERED)


@dataclass(frozen=True, slots=True)
class Effect:
    """The score with and without the flagged, in points; `reported` when they differ by more than 2."""

    n: int
    """Respondents with a score."""
    flagged: int
    """Of these, flagged ones."""
    score: float
    without: float
    reported: bool


@dataclass(frozen=True, slots=True)
class NobodyLeft:
    """Nobody, or nobody but the flagged, has a score, so that there is nothing to compare with."""

    n: int


def patterns(*, answers: NDArray[np.uint8], options: NDArray[np.integer]) -> Patterns:
    """Patterns of answers [N, I] as given to items of that many options [I], in the order asked.

    Reversed items are not turned: a run is one of places on the page. Goes through the sheets in blocks: memory beyond
    the result does not grow with N. Raises UnfitAnswers.
    """
    _require_fit(answers, options)
    blocks = list(_blocks(answers, _places(options)))
    return Patterns(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))


def uniform(*, answers: NDArray[np.uint8], options: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which respondents [N] gave the same answer nearly throughout (`Patterns.uniform`); marks them, deletes nothing.

    Raises UnfitAnswers.
    """
    return patterns(answers=answers, options=options).uniform


def effect_of_flagged(*, scores: NDArray[np.int64], flagged: NDArray[np.bool_]) -> Effect | NobodyLeft:
    """Mean score of everybody and of the unflagged, from micro-point scores [N] (MISSING left out) and marks [N].

    The figure that is published stays that of everybody.
    """
    present = scores > MISSING
    kept = present & ~flagged
    n, left = int(present.sum()), int(kept.sum())
    if not left:
        return NobodyLeft(n)
    whole, part = int(scores[present].sum()), int(scores[kept].sum())
    return Effect(
        n=n,
        flagged=n - left,
        score=whole / (n * POINT),
        without=part / (left * POINT),
        reported=abs(whole * left - part * n) > NOTEWORTHY * n * left,
    )


def _require_fit(answers: NDArray[np.uint8], options: NDArray[np.integer]) -> None:
    if answers.dtype != np.uint8 or answers.ndim != 2 or options.shape != answers.shape[1:]:
        raise UnfitAnswers("Answers need one byte for each item, and each item its number of options")
    if ((options < 2) | (options >= DONT_KNOW)).any():
        raise UnfitAnswers(f"A scale has 2 to {DONT_KNOW - 1} options")
    if answers.size and answers.max() >= WIDTH:
        raise UnfitAnswers(f"A code above {WIDTH - 1} is no answer")


def _places(options: NDArray[np.integer]) -> NDArray[np.float64]:
    """Place of each code on its scale [I, 14], from 0 to STEPS; 0 for codes that are no option."""
    codes = np.arange(WIDTH)
    place = (codes - 1) * (STEPS // (options[:, None] - 1))
    return np.where((codes >= 1) & (codes <= options[:, None]), place, 0).astype(np.float64)


def _blocks(
    answers: NDArray[np.uint8], places: NDArray[np.float64]
) -> Iterator[tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.float64]]]:
    for start in range(0, max(len(answers), 1), BLOCK):
        codes = np.ascontiguousarray(answers[start : start + BLOCK].T)
        answered, longest = _runs(codes)
        yield answered, longest, _spread(codes, places, answered)


def _runs(codes: NDArray[np.uint8]) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """Answered items and longest run by respondent, from codes [I, rows]."""
    answered, run, longest = np.zeros((3, codes.shape[1]), dtype=np.uint16)
    before = np.zeros(codes.shape[1], dtype=np.uint8)
    for column in codes:
        given = (column > 0) & (column < DONT_KNOW)
        run *= ~given | (column == before)
        run += given
        answered += given
        np.maximum(longest, run, out=longest)
        np.copyto(before, column, where=given)
    return answered, longest


def _spread(codes: NDArray[np.uint8], places: NDArray[np.float64], answered: NDArray[np.uint16]) -> NDArray[np.float64]:
    """Standard deviation by respondent; sums are of whole numbers below 2⁵³, so the same answers give exactly 0."""
    total, squares = np.zeros((2, codes.shape[1]))
    for column, place in zip(codes, places, strict=True):
        value = place.take(column)
        total += value
        squares += value * value
    n = answered.astype(np.float64)
    variance = (n * squares - total * total) / np.maximum(n * (n - 1), 1)
    return np.where(n >= 2, np.sqrt(variance) * (FIVE_OPTIONS / STEPS), np.nan)
