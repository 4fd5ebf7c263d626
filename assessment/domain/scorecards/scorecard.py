"""The scorecard: drawing it up from tallies, and the types everyone reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.domain import METHOD
from assessment.domain.applicability import excluded_practices, settled
from assessment.domain.consensus import counted_consensus
from assessment.domain.counts.questionnaire import Questionnaire, questionnaire_of
from assessment.domain.counts.tally import TalliesDiffer, Tally, require_consistent, roll_up
from assessment.domain.disclosure.release import ReleaseReport
from assessment.domain.edition import Edition, frozen
from assessment.domain.figures import (
    Agreed,
    CapApplied,
    Consensual,
    Counts,
    Figure,
    Gap,
    Headline,
    Identity,
    Practised,
    Reason,
    Reliability,
    SectionPoints,
    Shown,
    Withheld,
)
from assessment.domain.frame import Frame, Unit
from assessment.domain.levels import headline
from assessment.domain.reliability.practices import reliabilities
from assessment.domain.reliability.quality import Quality, quality_of
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.packing import fingerprint_of, pack, unpack
from assessment.domain.scorecards.publication import HeadcountTooSmall, group_table
from assessment.domain.scorecards.tables import GroupTable

__all__ = [
    "Agreed",
    "CapApplied",
    "Consensual",
    "Counts",
    "Figure",
    "Frame",
    "Gap",
    "GroupTable",
    "HeadcountTooSmall",
    "Headline",
    "Identity",
    "Practised",
    "Reason",
    "Reliability",
    "Scorecard",
    "SectionPoints",
    "Shown",
    "ThresholdTooLow",
    "Unit",
    "Withheld",
    "draw_up",
    "pack",
    "unpack",
]


class ThresholdTooLow(ValueError):
    """A group has no threshold, or one below the edition's floor."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a scorecard holds of one group."""

    table: GroupTable
    report: ReleaseReport
    reliability: Mapping[str, Reliability]
    quality: Quality | None


def draw_up(
    *,
    edition: Edition,
    frame: Frame,
    tallies: Mapping[str, Tally],
    thresholds: Mapping[str, int],
    applicability: Sequence[Practised],
    consensus: Sequence[Agreed],
    identity: Identity,
) -> Scorecard:
    """Score, withhold and freeze: one scorecard of the groups' own tallies, units in the frame's order.

    Raises TalliesDiffer when a tally counts other units or another questionnaire, ContradictoryTally,
    HeadcountTooSmall, ThresholdTooLow, UnsafeRelease, and the errors of applicability and consensus.
    """
    practised = settled(edition=edition, entered=applicability)
    excluded = excluded_practices(practised)
    groups = [audience.code for audience in edition.audiences if audience.code in tallies]
    found = {group: _group(edition, frame, tallies[group], group, thresholds, excluded) for group in groups}
    agreed = counted_consensus(edition=edition, agreed=consensus, applicability=practised)
    levels = {practice: entry.level for practice, entry in agreed.items()}
    card = Scorecard(
        edition_code=edition.code,
        edition_fingerprint=edition.fingerprint,
        method=METHOD,
        identity=identity,
        top_level=edition.rules.top_level,
        gap_flag=float(edition.rules.gap_flag),
        thresholds=frozen({group: thresholds[group] for group in groups}),
        distribution_from=edition.rules.distribution_from,
        units=frame.units,
        applicability=practised,
        consensus=agreed,
        verified=frozen({}),
        excluded=_excluded_measures(edition, excluded),
        headline=headline(edition=edition, levels=levels, applicability=practised),
        reliability=frozen({group: part.reliability for group, part in found.items()}),
        release=frozen({group: part.report for group, part in found.items()}),
        quality=frozen({group: part.quality for group, part in found.items() if part.quality}),
        tables=frozen({group: part.table for group, part in found.items()}),
        places=frozen(frame.places),
    )
    return replace(card, fingerprint=fingerprint_of(card))


def _group(
    edition: Edition,
    frame: Frame,
    tally: Tally,
    group: str,
    thresholds: Mapping[str, int],
    excluded: frozenset[str],
) -> _Part:
    threshold = _threshold(edition, group, thresholds)
    asked = _questionnaire(edition, frame, tally, group, excluded)
    total = roll_up(tally, frame.parents)
    table, report = group_table(edition=edition, frame=frame, asked=asked, own=tally, total=total, threshold=threshold)
    if table.rows[0] < 0:
        return _Part(table, report, frozen({}), None)
    quality = quality_of(edition=edition, asked=asked, total=total, threshold=threshold)
    return _Part(table, report, reliabilities(edition=edition, asked=asked, total=total), quality)


def _threshold(edition: Edition, group: str, thresholds: Mapping[str, int]) -> int:
    threshold = thresholds.get(group, 0)
    if threshold < edition.rules.threshold_floor:
        raise ThresholdTooLow(f"{group} needs a threshold of at least {edition.rules.threshold_floor}")
    return threshold


def _questionnaire(edition: Edition, frame: Frame, tally: Tally, group: str, excluded: frozenset[str]) -> Questionnaire:
    asked = questionnaire_of(edition=edition, group=group, excluded=excluded, unscored=frozenset(tally.unscored))
    items = tuple(item.code for item in asked.items)
    if (tally.group, tally.units, tally.items, tally.measures) != (group, frame.codes, items, asked.measures):
        raise TalliesDiffer(f"The tally of {group} counts other units or another questionnaire than this scorecard")
    require_consistent(tally)
    return asked


def _excluded_measures(edition: Edition, excluded: frozenset[str]) -> tuple[str, ...]:
    left = [practice for practice in edition.practices if practice.code not in excluded]
    criteria, sections = {practice.criterion for practice in left}, {practice.section for practice in left}
    return (
        *(f"items/{item.code}" for item in edition.items if item.practice in excluded),
        *(f"practices/{practice.code}" for practice in edition.practices if practice.code in excluded),
        *(f"criteria/{criterion.code}" for criterion in edition.criteria if criterion.code not in criteria),
        *(f"sections/{section.code}" for section in edition.sections if section.code not in sections),
    )
