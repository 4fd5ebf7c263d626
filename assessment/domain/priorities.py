"""Priorities: what to keep and what to work on first, each with the figure it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.domain.applicability import excluded_practices
from assessment.domain.edition import Edition
from assessment.domain.figures import Shown
from assessment.domain.scorecards.card import Scorecard

CONSENSUS = "consensus"
PREFERRED = "staff"
USUAL = 3


@dataclass(frozen=True, slots=True)
class Priority:
    """A practice, its level, and the points the agency would gain by bringing it to the top level."""

    practice: str
    basis: str
    """`consensus`, or the group whose view it is."""
    level: float
    gain: float
    """(top level − level) / top level × the practice's points."""
    figure: Shown | None
    """The group's figure; None for consensus, which is one agreed level."""


def basis_of(card: Scorecard) -> str | None:
    """What priorities rest on: the whole consensus; else the staff's view; else that of the first group with one."""
    if card.headline is not None:
        return CONSENSUS
    seen = [group for group in card.groups if _shown(card, group)]
    return PREFERRED if PREFERRED in seen else next(iter(seen), None)


def practice_points(*, card: Scorecard, edition: Edition) -> Mapping[str, float]:
    """Points of each applicable practice: its section's points shared out by weight."""
    excluded = excluded_practices(card.applicability)
    applicable = [practice for practice in edition.practices if practice.code not in excluded]
    weights = {section.code: 0 for section in edition.sections}
    for practice in applicable:
        weights[practice.section] += practice.weight
    points = {section.code: section.points for section in edition.sections}
    return {p.code: points[p.section] * p.weight / max(weights[p.section], 1) for p in applicable}


def strengths(*, card: Scorecard, edition: Edition, count: int = USUAL) -> tuple[Priority, ...]:
    """Practices with the highest levels, at least the middle of the scale; equals in the edition's order."""
    known = _priorities(card, edition)
    high = [entry for entry in known if entry.level >= card.top_level / 2]
    return tuple(sorted(high, key=lambda entry: -entry.level)[:count])


def improvements(*, card: Scorecard, edition: Edition, count: int = USUAL) -> tuple[Priority, ...]:
    """Practices with most points to gain, without those named as strengths; equals in the edition's order."""
    kept = {entry.practice for entry in strengths(card=card, edition=edition, count=count)}
    low = [entry for entry in _priorities(card, edition) if entry.gain > 0 and entry.practice not in kept]
    return tuple(sorted(low, key=lambda entry: -entry.gain)[:count])


def _priorities(card: Scorecard, edition: Edition) -> list[Priority]:
    basis = basis_of(card)
    points = practice_points(card=card, edition=edition)
    figures: dict[str, Shown] = {}
    if basis == CONSENSUS:
        levels = {practice: float(entry.level) for practice, entry in card.consensus.items()}
    else:
        figures = _shown(card, basis) if basis is not None else {}
        levels = {practice: figure.level for practice, figure in figures.items()}
    return [
        Priority(
            practice=practice,
            basis=str(basis),
            level=levels[practice],
            gain=(card.top_level - levels[practice]) / card.top_level * points[practice],
            figure=figures.get(practice),
        )
        for practice in points
        if practice in levels
    ]


def _shown(card: Scorecard, group: str) -> dict[str, Shown]:
    measures = [measure for measure in card.tables[group].measures if measure.startswith("practices/")]
    figures = {measure.removeprefix("practices/"): card.figure(group, card.root, measure) for measure in measures}
    return {practice: figure for practice, figure in figures.items() if isinstance(figure, Shown)}
