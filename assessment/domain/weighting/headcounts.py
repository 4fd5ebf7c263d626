"""Weighting by headcount: a unit's figure speaks for its people, not for those who happened to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from assessment.domain.figures import Weighting
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.intervals import CONFIDENCE, Evenly
from assessment.domain.weighting.atoms import subtree_sums
from assessment.domain.weighting.poststratification import Counts, Estimates, Reals, Samples, pooled, poststratified
from assessment.domain.weighting.strata import UNEVEN, MoreAnswersThanPeople

ROUNDING = 1e-9
"""So that a design effect of exactly 2 is not above 2 in one order of adding and below in another."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightedFigures:
    """Figures of A shown units and M measures; every array is [A, M]."""

    counted: Counts
    scores: Counts
    """Micro-points; MISSING (-1) where nobody is counted."""
    errors: Reals
    """Standard errors in points; NaN where nobody is counted."""
    degrees: Counts
    """Degrees of freedom of the errors."""
    weighting: NDArray[np.int8]
    """`Weighting` of each figure."""
    design_effects: Reals
    """Kish's deff of the headcount weights, also where it forbade them; NaN without headcounts or answers."""

    @property
    def half_widths(self) -> Reals:
        """Half the 95 % interval in points: t(degrees) · error; 0 when everybody answered, NaN without degrees."""
        degrees, places = np.unique(np.maximum(self.degrees, 1), return_inverse=True)
        quantiles = np.asarray(stdtrit(degrees, (1 + CONFIDENCE) / 2))[places].reshape(self.degrees.shape)
        widths = np.where(self.degrees >= 1, quantiles * self.errors, np.nan)
        return np.where(self.errors == 0, 0, widths)


def headcount_weighted(
    *,
    parents: Counts,
    people: Counts,
    counted: Counts,
    sums: Counts,
    squares: Counts,
    evenly: Sequence[Evenly],
) -> WeightedFigures:
    """Figures of shown units from their atoms: Σ Wₐ ȳₐ / Σ Wₐ over the atoms a of a unit's subtree.

    `parents` [A] as in `Atoms`; `people` N [A], UNKNOWN (-1) where not supplied; `counted` n [A, M], `sums`
    micro-points [A, M], `squares` limbs [A, M, 2] as in a tally; `evenly` the imaginary respondent of each measure [M].
    W, the variance and its degrees as in `poststratified` (Cochran 1977, 5A.9; Lohr 2019, 4.4); atoms without answers
    to a measure leave the score, but not the N of the interval: nothing is deducted when theirs or another atom's is
    unknown. All respondents weigh the same, as in `pooled`, in every measure of a unit with an answering atom of
    unknown N, and in a measure whose weights have deff > 2. So a figure is a function of the atoms' tables alone and
    cannot separate units hidden within an atom. Raises MoreAnswersThanPeople.
    """
    is_unknown = people == UNKNOWN
    if (counted > np.where(is_unknown, np.iinfo(np.int64).max, people)[:, None]).any():
        raise MoreAnswersThanPeople("More people are counted in a part of a unit than the frame says there are")
    standing = np.where(is_unknown[:, None], counted, np.where(counted > 0, people[:, None], 0))
    samples = Samples(parents, standing, counted, sums, squares, evenly)
    unknown = subtree_sums(values=(is_unknown & counted.any(axis=1)).astype(np.int64), parents=parents) > 0
    all_counted = samples.below("counted")
    everybody = _everybody(parents, people)
    weighted = poststratified(samples, reached=samples.below("people") / everybody)
    equal = unknown[:, None] | (weighted.design_effects > UNEVEN * (1 + ROUNDING))
    return _chosen(equal, unknown, all_counted, pooled(samples=samples, fractions=all_counted / everybody), weighted)


def _everybody(parents: Counts, people: Counts) -> Reals:
    """All the people of each unit, whether anybody answered or not [A, 1]; without end where a part is unknown."""
    lacking = subtree_sums(values=(people == UNKNOWN).astype(np.int64), parents=parents) > 0
    known = subtree_sums(values=np.where(people == UNKNOWN, 0, people), parents=parents)
    return np.where(lacking, np.inf, np.maximum(known, 1))[:, None]


def _chosen(
    equal: NDArray[np.bool_], unknown: NDArray[np.bool_], counted: Counts, alike: Estimates, weighted: Estimates
) -> WeightedFigures:
    return WeightedFigures(
        counted=counted,
        scores=np.where(equal, alike.scores, weighted.scores),
        errors=np.where(equal, alike.errors, weighted.errors),
        degrees=np.where(equal, alike.degrees, weighted.degrees),
        weighting=np.where(equal, Weighting.EQUAL, Weighting.HEADCOUNT).astype(np.int8),
        design_effects=np.where(unknown[:, None], np.nan, weighted.design_effects),
    )
