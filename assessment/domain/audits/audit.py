"""The audit of a release: everything frozen scorecards ever showed of a wave, attacked as an outsider would.

Works from the shown cells and from how many sheets each unit has, never from the code that chose what to show, so that
a fault there is found here (docs/anonymity.md). Slow to import, for its solver: for the command, not for the site.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.audits.determined_answers import OPEN, determined_codes
from assessment.domain.audits.released_answers import released_answers
from assessment.domain.audits.released_cells import (
    Family,
    FamilyKind,
    People,
    Piece,
    Release,
    families_of,
    kinds_of,
    piece_sizes,
)
from assessment.domain.audits.smallest_support import Support, smallest_support
from assessment.domain.edition import Edition

__all__ = ["Audit", "Determined", "FamilyAudit", "GroupAudit", "Release", "Verdict", "audited"]


class Verdict(StrEnum):
    """What the audit comes to; the worst of its parts."""

    NOTHING = "nothing released"
    SAFE = "safe"
    UNPROVEN = "unproven"
    """Nothing was found, but neither could it be proven that there is nothing."""
    LEAK = "leak"


@dataclass(frozen=True, slots=True)
class FamilyAudit:
    """The residual scan of one family: its cells, and the fewest people outside the cells within a cell."""

    scorecard: str
    kind: FamilyKind
    at_least: int
    cells: int
    smallest_remainder: int | None

    @property
    def is_safe(self) -> bool:
        """Whether nobody smaller than promised is left over."""
        return self.smallest_remainder is None or self.smallest_remainder >= self.at_least


@dataclass(frozen=True, slots=True)
class Determined:
    """Answers that follow from what was released: everybody of some people chose the same."""

    answers: int
    """People times items."""
    of_too_few: int
    """Those among people fewer than the threshold, who hide among nobody."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupAudit:
    """Everything released of one group."""

    group: str
    threshold: int
    families: tuple[FamilyAudit, ...]
    figures: Support
    """Of combinations of all cells of all scorecards."""
    distributions: Support
    """Of combinations of all cells with distributions; fewer than `distribution_from` is a leak."""
    distribution_from: int
    determined: Determined

    @property
    def cells(self) -> int:
        """How many cells were released, over all scorecards."""
        return sum(family.cells for family in self.families)

    @property
    def verdict(self) -> Verdict:
        """A leak where one is known, unproven where none is known and none excluded."""
        if not self.cells:
            return Verdict.NOTHING
        parts = ((self.figures, self.threshold), (self.distributions, self.distribution_from))
        if any(support.people is not None and support.people < least for support, least in parts):
            return Verdict.LEAK
        if self.determined.of_too_few or not all(family.is_safe for family in self.families):
            return Verdict.LEAK
        return Verdict.SAFE if all(support.proven >= least for support, least in parts) else Verdict.UNPROVEN


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of a wave."""

    scorecards: tuple[str, ...]
    groups: tuple[GroupAudit, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of a group."""
        found = {group.verdict for group in self.groups}
        return next((verdict for verdict in reversed(Verdict) if verdict in found), Verdict.NOTHING)


def audited(*, releases: Sequence[Release], edition: Edition, thresholds: Mapping[str, int]) -> Audit:
    """The audit of all scorecards of one wave, the superseded among them, against the thresholds that were promised.

    Raises CountsDiffer, Contradiction.
    """
    groups = [group for group in thresholds if any(group in release.card.tables for release in releases)]
    return Audit(
        scorecards=tuple(release.card.fingerprint for release in releases),
        groups=tuple(_group(releases, edition, group, thresholds[group]) for group in groups),
    )


def _group(releases: Sequence[Release], edition: Edition, group: str, threshold: int) -> GroupAudit:
    asked = [release for release in releases if group in release.card.tables]
    sizes = piece_sizes([release.counts[group] for release in asked])
    families = families_of(releases=asked, group=group, threshold=threshold)
    spread_from = max(release.card.distribution_from for release in asked)
    spread = [family for family in families if family.kind is FamilyKind.DISTRIBUTIONS]
    return GroupAudit(
        group=group,
        threshold=threshold,
        families=tuple(_scanned(family, sizes) for family in families),
        figures=smallest_support(kinds=kinds_of(_cells(families), sizes), below=threshold),
        distributions=smallest_support(kinds=kinds_of(_cells(spread), sizes), below=spread_from),
        distribution_from=spread_from,
        determined=_determined(asked, edition, families, sizes, threshold),
    )


def _scanned(family: Family, sizes: Mapping[Piece, int]) -> FamilyAudit:
    kinds = kinds_of(_cells([family]), sizes)
    return FamilyAudit(
        scorecard=family.fingerprint,
        kind=family.kind,
        at_least=family.at_least,
        cells=len(family.cells),
        smallest_remainder=min(kinds.values(), default=None),
    )


def _cells(families: Sequence[Family]) -> list[People]:
    """Each set of people once, whoever showed it."""
    return list(dict.fromkeys(cell for family in families for cell in family.cells.values()))


def _determined(
    asked: Sequence[Release], edition: Edition, families: Sequence[Family], sizes: Mapping[Piece, int], threshold: int
) -> Determined:
    cells = _cells(families)
    kinds = kinds_of(cells, sizes)
    answers = of_too_few = 0
    items: list[str] = []
    for item, known in released_answers(releases=asked, edition=edition, families=families, cells=cells, kinds=kinds):
        codes = determined_codes(known)
        sure = known.people[(codes != OPEN) & (codes != len(known.scores) - 1)]
        answers += int(sure.sum())
        of_too_few += int(sure[sure < threshold].sum())
        items += [item] if len(sure) else []
    return Determined(answers, of_too_few, tuple(items))
