"""Consensus: levels agreed by the self-assessment group, counted only as far as the evidence carries them."""

from collections.abc import Mapping, Sequence

from assessment.domain.applicability import excluded_practices, require_known
from assessment.domain.edition import Edition, Rules, frozen
from assessment.domain.figures import Agreed, Consensual, Practised


class LevelOutsideScale(ValueError):
    """An agreed level is below 0 or above the edition's top level."""


def counted_consensus(
    *, edition: Edition, agreed: Sequence[Agreed], applicability: Sequence[Practised]
) -> Mapping[str, Consensual]:
    """The consensus per applicable practice in edition order; raises UnknownPractice, LevelOutsideScale."""
    require_known(edition=edition, practices=[entry.practice for entry in agreed])
    excluded = excluded_practices(applicability)
    entries = {entry.practice: entry for entry in agreed if entry.practice not in excluded}
    return frozen(
        {
            practice.code: _counted(entries[practice.code], edition.rules)
            for practice in edition.practices
            if practice.code in entries
        }
    )


def gated_level(*, level: int, documents: int, periods: int, rules: Rules) -> int:
    """The level that evidence carries: from the highest gate down, a gate not met lowers the level."""
    for gate in sorted(rules.evidence, key=lambda gate: gate.level, reverse=True):
        if level >= gate.level and (documents < gate.documents or periods < gate.periods):
            level = min(level, gate.otherwise)
    return level


def _counted(entry: Agreed, rules: Rules) -> Consensual:
    if not 0 <= entry.level <= rules.top_level:
        raise LevelOutsideScale(f"Level {entry.level} of practice {entry.practice} is not on the scale")
    level = gated_level(level=entry.level, documents=entry.documents, periods=entry.periods, rules=rules)
    return Consensual(
        entered=entry.level,
        level=level,
        reason=entry.reason,
        documents=entry.documents,
        periods=entry.periods,
        gated=level < entry.level,
    )
