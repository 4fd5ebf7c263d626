"""The families of differences of one document, each judged once however many parts speak of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from assessment.domain.figures import Figure, Shown
from assessment.domain.inference.differences import Difference
from assessment.domain.levels import level_of
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.comparison import UnitMeasure, against_above, views
from assessment.domain.waves.bridge import BreakMark
from assessment.domain.waves.crosswalk import Crosswalk
from assessment.domain.waves.trend import CardsDoNotFit, Trend, trend
from assessment.domain.waves.wave_changes import wave_changes


class Families:
    """Verdicts on a scorecard: group with group, unit with the unit above, this wave with the one before."""

    def __init__(
        self,
        card: Scorecard,
        *,
        pair: tuple[str, str] | None,
        previous: Scorecard | None,
        crosswalk: Crosswalk | None,
    ) -> None:
        """Nothing is judged before somebody asks; without an earlier wave and its crosswalk there are no changes."""
        self._card, self._pair, self._previous, self._crosswalk = card, pair, previous, crosswalk
        self._above: dict[str, Mapping[UnitMeasure, Difference]] = {}
        self._changes: dict[str, Mapping[str, Difference]] = {}
        self._trends: dict[str, Trend | None] = {}

    @cached_property
    def views(self) -> Mapping[str, Difference]:
        """How the pair of groups see what both were asked, by measure; empty without a pair."""
        return views(self._card, of=self._pair[0], to=self._pair[1]) if self._pair else {}

    def against_above(self, group: str) -> Mapping[UnitMeasure, Difference]:
        """Every shown unit of a group against the nearest shown unit above, by unit and measure."""
        if group not in self._above:
            self._above[group] = against_above(self._card, group)
        return self._above[group]

    def changes(self, group: str) -> Mapping[str, Difference]:
        """What changed for a group since the earlier wave, by measure; empty where nothing can be compared."""
        if group not in self._changes:
            found = self.trend(group)
            self._changes[group] = (
                wave_changes(found, card=self._card, previous=self._previous) if found and self._previous else {}
            )
        return self._changes[group]

    def before(self, group: str, measure: str) -> Figure | None:
        """The earlier figure that a measure continues, its level on today's scale; None where it continues none."""
        found = self.trend(group)
        earlier = next((pair.before for pair in found.pairs if pair.measure == measure), None) if found else None
        if isinstance(earlier, Shown):
            return replace(earlier, level=level_of(score=earlier.score, top_level=self._card.top_level))
        return earlier

    def break_of(self, group: str, measure: str) -> BreakMark | None:
        """Why a measure of today cannot be set beside the earlier wave; None where it can, or nothing can."""
        found = self.trend(group)
        return next((mark for mark in found.breaks if mark.new == measure), None) if found else None

    def trend(self, group: str) -> Trend | None:
        """The group's figures of both waves side by side; None without an earlier wave that fits."""
        if group not in self._trends:
            self._trends[group] = self._trend(group)
        return self._trends[group]

    def _trend(self, group: str) -> Trend | None:
        if self._previous is None or self._crosswalk is None:
            return None
        try:
            return trend(before=self._previous, after=self._card, crosswalk=self._crosswalk, group=group)
        except CardsDoNotFit:
            return None
