"""The agenda of a consensus meeting: each practice, its levels in words, what is agreed, how the groups see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment import selectors
from assessment.domain.edition import Applies, Edition, Texts
from assessment.domain.figures import Agreed, Figure, Shown
from assessment.models import Cycle


@dataclass(frozen=True, slots=True)
class View:
    """How one group sees a practice; `level` is None where nothing may or can be shown."""

    group: str
    name: str
    level: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Topic:
    """One practice to agree on."""

    code: str
    name: str
    section: str
    """Name of its section."""
    levels: tuple[str, ...]
    """What each level from 0 up looks like."""
    evidence: str
    """What could prove it."""
    agreed: Agreed | None
    views: tuple[View, ...]
    """One for each group of the latest scorecard; none before the first wave is counted."""


def groups_of(cycle: Cycle, language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of the groups of the cycle's latest scorecard."""
    texts = selectors.texts_of(cycle, language)
    return tuple((group, texts[f"audiences/{group}/name"]) for group in _figures_of(cycle))


def topics_of(cycle: Cycle, language: str) -> tuple[Topic, ...]:
    """Every practice that concerns the agency, in edition order."""
    edition, texts = selectors.edition_of(cycle), selectors.texts_of(cycle, language)
    applying = {entry.practice for entry in selectors.applicability_of(cycle) if entry.status is not Applies.EXCLUDED}
    agreed = {entry.practice: entry for entry in selectors.consensus_of(cycle)}
    figures = _figures_of(cycle)
    return tuple(
        Topic(
            code=practice.code,
            name=texts[f"practices/{practice.code}/name"],
            section=texts[f"sections/{practice.section}/name"],
            levels=level_texts(edition, texts, practice.code),
            evidence=texts.get(f"practices/{practice.code}/evidence"),
            agreed=agreed.get(practice.code),
            views=tuple(_view(group, texts, seen[practice.code]) for group, seen in figures.items()),
        )
        for practice in edition.practices
        if practice.code in applying
    )


def level_texts(edition: Edition, texts: Texts, practice: str) -> tuple[str, ...]:
    """What each level from 0 up looks like in a practice, in the edition's words, else the levels' own meaning."""
    levels = range(edition.rules.top_level + 1)
    for item in edition.items:
        options = edition.scales[item.scale].options
        if item.practice == practice and len(options) == len(levels) and not item.reversed:
            own = [texts.get(f"items/{item.code}/options/{option.code}") for option in options]
            if all(own):
                return tuple(own)
    return tuple(texts.get(f"levels/{level}/meaning") or texts[f"levels/{level}/name"] for level in levels)


def _figures_of(cycle: Cycle) -> Mapping[str, Mapping[str, Figure]]:
    """Figures of the latest scorecard for the whole agency: group -> practice -> figure; empty without one."""
    scorecard = selectors.latest_scorecard(cycle)
    if scorecard is None:
        return {}
    card = selectors.scorecard_read(scorecard)
    root, practices = card.units[0].code, selectors.edition_of(cycle).practices
    return {
        group: {practice.code: card.figure(group, root, f"practices/{practice.code}") for practice in practices}
        for group in card.groups
    }


def _view(group: str, texts: Texts, figure: Figure) -> View:
    name = texts[f"audiences/{group}/name"]
    return View(group, name, figure.level, figure.n) if isinstance(figure, Shown) else View(group, name, None, 0)
