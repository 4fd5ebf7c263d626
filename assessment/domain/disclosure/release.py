"""The release report: what of a group's units was shown, what was withheld and why, and what can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from assessment.domain.disclosure.tree import Whole, remainders


class Verdict(StrEnum):
    """The sentence that sums a release up."""

    NOTHING_SHOWN = "nothing_shown"
    ALL_SHOWN = "all_shown"
    SMALL_WITHHELD = "small_withheld"
    """Only units that are too small are withheld."""
    OTHERS_WITHHELD = "others_withheld"
    """Larger ones as well, lest the small be worked out from them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Which sentence to print, and the numbers in it."""

    verdict: Verdict
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """One group of one scorecard. Units are those with a respondent; rest groups are counted apart."""

    group: str
    threshold: int
    distribution_from: int
    offered: int
    """Units with at least one respondent."""
    shown: int
    withheld_small: int
    """Fewer respondents than the threshold."""
    withheld_in_consequence: int
    """Large enough, but a small group could be worked out from them."""
    distributions_offered: int
    """Shown units and rest groups large enough for a distribution."""
    distributions_shown: int
    rest_groups_offered: int
    rest_groups_shown: int
    smallest_group: int
    """Respondents of the smallest group that can be worked out by whatever formula; 0 when nothing is shown."""
    answers: int
    """Respondents in anything shown × items."""
    determined: int
    """Answers that are determined because a group agrees (bounds.py)."""

    @property
    def distributions_withheld(self) -> int:
        """Large enough, but a smaller distribution could be worked out from them."""
        return self.distributions_offered - self.distributions_shown

    @property
    def sentence(self) -> Sentence:
        """What to tell the agency in one sentence."""
        numbers = ("offered", "shown", "withheld_small", "withheld_in_consequence", "threshold", "smallest_group")
        return Sentence(self._verdict, {name: getattr(self, name) for name in numbers})

    @property
    def _verdict(self) -> Verdict:
        if not self.shown:
            return Verdict.NOTHING_SHOWN
        if self.withheld_in_consequence:
            return Verdict.OTHERS_WITHHELD
        return Verdict.SMALL_WITHHELD if self.withheld_small else Verdict.ALL_SHOWN

    def to_primitives(self) -> dict[str, Any]:
        """Names and numbers."""
        return asdict(self)

    @classmethod
    def from_primitives(cls, stored: Mapping[str, Any]) -> "ReleaseReport":
        """The report that was stored."""
        return cls(**stored)


def release_report(
    *,
    group: str,
    responses: Whole,
    own: Whole,
    parents: Whole,
    shown: Sequence[bool],
    distributions: Sequence[bool],
    threshold: int,
    distribution_from: int,
    rest_groups: Sequence[int] = (),
    items: int = 0,
    determined: int = 0,
) -> ReleaseReport:
    """The report on a choice of units [V], `rest_groups` being the places of those that are none."""
    counts = np.asarray(responses, dtype=np.int64)
    is_shown, has_distribution = np.asarray(shown, dtype=np.bool_), np.asarray(distributions, dtype=np.bool_)
    is_unit = np.ones(len(counts), dtype=np.bool_)
    is_unit[list(rest_groups)] = False
    atoms = [left for left in remainders(shown=shown, own=own, parents=parents) if left]
    small = (counts > 0) & (counts < threshold)
    return ReleaseReport(
        group=group,
        threshold=threshold,
        distribution_from=distribution_from,
        offered=int((is_unit & (counts > 0)).sum()),
        shown=int((is_unit & is_shown).sum()),
        withheld_small=int((is_unit & small & ~is_shown).sum()),
        withheld_in_consequence=int((is_unit & (counts >= threshold) & ~is_shown).sum()),
        distributions_offered=int((is_shown & (counts >= distribution_from)).sum()),
        distributions_shown=int(has_distribution.sum()),
        rest_groups_offered=len(rest_groups),
        rest_groups_shown=int((~is_unit & is_shown).sum()),
        smallest_group=min(atoms, default=0),
        answers=sum(atoms) * items,
        determined=determined,
    )
