"""Estimates for shown units from the samples of their atoms: post-stratified by headcount, and pooled.

Answers arrive as whole numbers and leave as whole micro-points; the rounding in between is whole-number rounding, so
scores do not depend on the order of atoms or on the machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.scoring import MISSING
from assessment.domain.inference.intervals import Evenly, variances
from assessment.domain.weighting.atoms import NONE, subtree_sums

TRIM = 3
"""A respondent counts for no less than a third and no more than three times the unit's mean weight."""

FINE = np.array([30_000 * 10**power for power in range(6)], dtype=np.int64)
PARTS = np.array([10**power for power in range(6, -1, -1)], dtype=np.int64)
"""Weights are whole millionths of a person in a unit of up to 30,000 people, tenths of that with every tenfold: weights
times micro-points then stay below 62 bits for any number of people there are."""

Counts = NDArray[np.int64]
Reals = NDArray[np.float64]
Cells = tuple[Counts, NDArray[np.intp]]
"""Rows and columns of an array [A, M]."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """What A atoms bring along of M measures, and what each unit's subtree does."""

    parents: Counts
    """[A] as in `Atoms`."""
    people: Counts
    """[A, M] people of an atom that has answers to the measure, no fewer than answered; else 0."""
    counted: Counts
    """[A, M] respondents; likewise the sums and squares of a tally below."""
    sums: Counts
    squares: Counts
    """[A, M, 2]"""
    evenly: Sequence[Evenly]
    """[M] the imaginary respondent of each measure."""

    def below(self, name: str) -> Counts:
        """One of the arrays summed over each unit's subtree."""
        return subtree_sums(values=getattr(self, name), parents=self.parents)


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Estimates [A, M] of shown units; scores in micro-points, MISSING where nobody is counted, errors in points."""

    scores: Counts
    errors: Reals
    degrees: Counts
    design_effects: Reals


def nearest(*, numerator: Counts, denominator: Counts) -> Counts:
    """The quotient of whole numbers ≥ 0 rounded to the nearest, ties to the even one; 0/0 is 0; exact in 62 bits."""
    divisor = np.maximum(denominator, 1)
    quotient = numerator // divisor
    twice = 2 * (numerator - quotient * divisor) + (quotient & 1)
    return np.asarray(quotient + (twice > divisor))


def pooled(*, samples: Samples, fractions: Reals) -> Estimates:
    """Every respondent of the subtree alike: V = (1 − f) s̃²/n, n − 1 degrees; `fractions` f [A, M] are deducted."""
    counted, sums = samples.below("counted"), samples.below("sums")
    spread = _spreads(counted, sums, samples.below("squares"), samples.evenly)
    return Estimates(
        scores=np.where(counted > 0, nearest(numerator=sums, denominator=counted), MISSING),
        errors=np.where(counted > 0, np.sqrt((1 - fractions) * spread / np.maximum(counted, 1)), np.nan),
        degrees=np.maximum(counted - 1, 0),
        design_effects=np.where(counted > 0, 1.0, np.nan),
    )


def poststratified(samples: Samples, *, reached: Reals | float = 1.0) -> Estimates:
    """ȳ = Σ Wₐ ȳₐ / Σ Wₐ over the atoms of the subtree, V = Σ Wₐ² (1 − r nₐ/Nₐ) s̃ₐ²/nₐ / (Σ Wₐ)², Σn − atoms degrees.

    Wₐ = Nₐ with Nₐ/nₐ held within a third and three times ΣN/Σn of the unit, rounded as PARTS says; ȳₐ is rounded to a
    micro-point. `reached` r [A, M]: ΣN over atoms with answers as a share of all the unit's people, since the atoms
    speak for the silent ones too; 0 where these are not known. Sums of the untrimmed go up the tree once; then each
    atom is compared with all the units above it.
    """
    means = nearest(numerator=samples.sums, denominator=samples.counted)
    answers = np.maximum(samples.counted, 1)
    spread = _spreads(samples.counted, samples.sums, samples.squares, samples.evenly)
    fractions = samples.counted / np.maximum(samples.people, 1)
    scatter = np.stack([(1 - fractions) * spread / answers, fractions * spread / answers])
    counted, people = samples.below("counted"), samples.below("people")
    persons = samples.people.astype(np.float64)
    parts = PARTS[np.searchsorted(FINE, people)]
    weight = parts * people
    total = parts * subtree_sums(values=samples.people * means, parents=samples.parents)
    left, deducted = (subtree_sums(values=persons**2 * part, parents=samples.parents) for part in scatter)
    square = subtree_sums(values=persons**2 / answers, parents=samples.parents)
    for own, unit, held in _held(samples, people, counted, parts):
        added = held - parts[unit] * samples.people[own]
        squared = (held / parts[unit]) ** 2 - persons[own] ** 2
        np.add.at(weight, unit, added)
        np.add.at(total, unit, added * means[own])
        np.add.at(left, unit, squared * scatter[0][own])
        np.add.at(deducted, unit, squared * scatter[1][own])
        np.add.at(square, unit, squared / answers[own])
    represented = np.where(counted > 0, weight / parts, np.nan)
    strata = subtree_sums(values=(samples.counted > 0).astype(np.int64), parents=samples.parents)
    return Estimates(
        scores=np.where(counted > 0, nearest(numerator=total, denominator=weight), MISSING),
        errors=np.sqrt(np.maximum(left, 0) + (1 - reached) * np.maximum(deducted, 0)) / represented,
        degrees=counted - strata,
        design_effects=counted * square / represented**2,
    )


def _held(samples: Samples, people: Counts, counted: Counts, parts: Counts) -> Iterator[tuple[Cells, Cells, Counts]]:
    """Cells of atoms and of units above them in which the atom's weight is beyond the bounds, and where it is held.

    It then speaks for n · ΣN/3Σn or n · 3ΣN/Σn people, in parts.
    """
    for atoms, units in _above(samples):
        given = samples.people[atoms] * counted[units]
        fair = samples.counted[atoms] * people[units]
        for beyond, times, over in ((TRIM * given < fair, 1, TRIM), (given > TRIM * fair, TRIM, 1)):
            rows, columns = np.nonzero(beyond)
            unit = (units[rows], columns)
            held = nearest(numerator=times * parts[unit] * fair[rows, columns], denominator=over * counted[unit])
            yield (atoms[rows], columns), unit, held


def _above(samples: Samples) -> Iterator[tuple[Counts, Counts]]:
    """Atoms with answers and a unit each is part of: first its own, then the next above, and so on."""
    atoms = np.flatnonzero(samples.counted.any(axis=1)).astype(np.int64)
    units = atoms
    while len(atoms):
        yield atoms, units
        units = samples.parents[units]
        atoms, units = atoms[units != NONE], units[units != NONE]


def _spreads(counted: Counts, sums: Counts, squares: Counts, evenly: Sequence[Evenly]) -> Reals:
    """Variance of each measure with its imaginary respondent, points²."""
    found = np.zeros(counted.shape)
    for column, imaginary in enumerate(evenly):
        found[:, column] = variances(
            counted=counted[:, column], sums=sums[:, column], squares=squares[:, column], evenly=imaginary
        )
    return found
