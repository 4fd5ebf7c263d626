"""Trend: figures of two scorecards side by side where they measure one thing, and marks where they do not."""

from dataclasses import dataclass

from assessment.domain.counts.questionnaire import Questionnaire, questionnaire_of
from assessment.domain.edition import Edition
from assessment.domain.figures import Figure
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.waves.bridge import BreakMark
from assessment.domain.waves.crosswalk import Crosswalk

PRACTICE = "practices/"
ITEM = "items/"


class CardsDoNotFit(ValueError):
    """The scorecards are of other editions than the crosswalk, of two agencies, or lack the group or the unit."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Figures of one thing before and after; either may be withheld."""

    measure: str
    """As the new edition calls it."""
    was: str
    """As the old edition called it."""
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """A group's figures at a unit in two waves: nothing is said here about whether they differ."""

    group: str
    unit: str
    pairs: tuple[Pair, ...]
    breaks: tuple[BreakMark, ...]
    same_levels: bool
    """Whether levels may be compared, and not scores alone."""


def trend(*, before: Scorecard, after: Scorecard, crosswalk: Crosswalk, group: str, unit: str | None = None) -> Trend:
    """Pairs of what both scorecards measure, in the order of the old edition, and break marks for the rest.

    Practices excluded in a wave and items beyond judgement in it are no part of that wave's composites, so a composite
    that lost a part in one wave alone breaks. The unit is the agency by default; one code in two trees may hold other
    people, which this does not know. Raises CardsDoNotFit.
    """
    place = before.root if unit is None else unit
    _require_fit(before, after, crosswalk, group, place)
    bridge = crosswalk.bridge_of(
        before=_counted(before, crosswalk.old, group), after=_counted(after, crosswalk.new, group)
    )
    pairs = tuple(
        Pair(new, old, before.figure(group, place, old), after.figure(group, place, new))
        for old, new in bridge.continued.items()
    )
    return Trend(group, place, pairs, bridge.breaks, crosswalk.same_levels)


def _counted(card: Scorecard, edition: Edition, group: str) -> Questionnaire:
    """The questionnaire as the wave counted it."""
    excluded = [measure.removeprefix(PRACTICE) for measure in card.excluded if measure.startswith(PRACTICE)]
    unjudged = [measure.removeprefix(ITEM) for measure in card.tables[group].cannot_judge if measure.startswith(ITEM)]
    return questionnaire_of(edition=edition, group=group, excluded=frozenset(excluded), unscored=frozenset(unjudged))


def _require_fit(before: Scorecard, after: Scorecard, crosswalk: Crosswalk, group: str, unit: str) -> None:
    for card, edition in ((before, crosswalk.old), (after, crosswalk.new)):
        if card.edition_fingerprint != edition.fingerprint:
            raise CardsDoNotFit(f"The scorecard is of {card.edition_code}, the crosswalk of another {edition.code}")
        if group not in card.tables or unit not in card.places:
            raise CardsDoNotFit(f"The scorecard of {card.wave} has no group {group} or no unit {unit}")
    if before.agency_code != after.agency_code:
        raise CardsDoNotFit(f"A trend is of one agency, not of {before.agency_code} and {after.agency_code}")
