"""The frozen scorecard: typed access to figures that passed withholding."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.domain.disclosure.release import ReleaseReport
from assessment.domain.disclosure.unanimity import BANDS_FROM, BandShares, stored_share
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, POINT, SKIPPED
from assessment.domain.figures import (
    Consensual,
    Counts,
    Figure,
    Gap,
    Headline,
    Identity,
    Practised,
    Reason,
    Reliability,
    Shown,
    Weighting,
    Withheld,
)
from assessment.domain.frame import UNKNOWN, Unit
from assessment.domain.inference.intervals import error_of
from assessment.domain.levels import level_of
from assessment.domain.reliability.quality import Quality
from assessment.domain.scorecards.gaps import gap_between
from assessment.domain.scorecards.tables import NO_AGREEMENT, NO_BAND, NO_MARGIN, GroupTable, Rest


@dataclass(frozen=True, slots=True, eq=False)
class Scorecard:
    """All results of one wave of one agency's cycle. Two scorecards are the same when their fingerprints are."""

    edition_code: str
    edition_fingerprint: str
    method: str
    identity: Identity
    top_level: int
    gap_flag: float
    thresholds: Mapping[str, int]
    """Smallest number of respondents per group that may be shown."""
    distribution_from: int
    units: tuple[Unit, ...]
    """The tree in preorder; the agency first."""
    applicability: tuple[Practised, ...]
    consensus: Mapping[str, Consensual]
    verified: Mapping[str, int]
    """Levels confirmed by assessors, by practice."""
    excluded: tuple[str, ...]
    """Measures that are out because their practices do not apply."""
    headline: Headline | None
    reliability: Mapping[str, Mapping[str, Reliability]]
    release: Mapping[str, ReleaseReport]
    """By group: what was shown, what was withheld and why; empty in scorecards of the first form."""
    quality: Mapping[str, Quality]
    """By group that is shown at the agency: how its answers may be trusted; empty in scorecards of the first form."""
    tables: Mapping[str, GroupTable]
    places: Mapping[str, int]
    """Place of each unit by code."""
    fingerprint: str = ""
    """SHA-256 of the packed content, in hexadecimal."""

    @property
    def agency_code(self) -> str:
        """The agency's code."""
        return self.identity.agency_code

    @property
    def agency_name(self) -> str:
        """The agency's name."""
        return self.identity.agency_name

    @property
    def agency_kind(self) -> str:
        """The agency's kind, which decides default applicability."""
        return self.identity.agency_kind

    @property
    def wave(self) -> str:
        """The wave's title."""
        return self.identity.wave

    @property
    def opened_on(self) -> str | None:
        """First day of the wave, ISO."""
        return self.identity.opened_on

    @property
    def closed_on(self) -> str | None:
        """Last day of the wave, ISO."""
        return self.identity.closed_on

    @property
    def groups(self) -> tuple[str, ...]:
        """Groups that were asked, in the edition's order."""
        return tuple(self.tables)

    @property
    def root(self) -> str:
        """Code of the agency as a unit."""
        return self.units[0].code

    @property
    def withheld(self) -> Mapping[str, int]:
        """Per group, how many units have answers that are not shown."""
        return {group: table.withheld for group, table in self.tables.items()}

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered at all."""
        return not any(table.withheld or len(table.answered) for table in self.tables.values())

    def is_shown(self, group: str, unit: str) -> bool:
        """Whether the group's figures at the unit may be seen."""
        return self._row(group, unit) >= 0

    def answered(self, group: str, unit: str) -> int | None:
        """Sheets of the group in the unit and below; None when withheld."""
        row = self._row(group, unit)
        return int(self.tables[group].answered[row]) if row >= 0 else None

    def headcount(self, group: str, unit: str) -> int | None:
        """People of the group in the unit and below; None when not supplied for all of them."""
        count = int(self.tables[group].headcounts[self.places[unit]])
        return None if count == UNKNOWN else count

    def figure(self, group: str, unit: str, measure: str) -> Figure:
        """The group's figure of a measure such as `practices/A1` at a unit."""
        row = self._row(group, unit)
        return self._absence(group, measure, row) or self._figure(group, row, measure)

    def counts(self, group: str, unit: str, item: str) -> Counts | None:
        """How many chose each option; None when withheld, the unit is too small for it, or too few answered."""
        table = self.tables[group]
        row = self._row(group, unit)
        if row < 0 or table.distributions[row] < 0 or item not in table.places:
            return None
        place = table.places[item]
        codes = table.counts[table.distributions[row], place].tolist()
        if not any(codes):
            return None
        return Counts(
            tuple(codes[1 : 1 + table.options[place]]), codes[DONT_KNOW], codes[NOT_APPLICABLE], codes[SKIPPED]
        )

    def bands(self, group: str, unit: str, item: str) -> BandShares | None:
        """Shares of low, middle and high answers to an item among those who gave one; None when withheld or too few.

        Of fewer than `distribution_from` answers, 10 % or less is "at most 10 %", and 90 % or more "at least 90 %".
        """
        table, row, measure = self.tables[group], self._row(group, unit), f"items/{item}"
        if row < 0 or self._absence(group, measure, row):
            return None
        n = int(table.counted[row, table.columns[measure]])
        percents = table.bands[row, table.places[item]].tolist()
        if n < BANDS_FROM or NO_BAND in percents:
            return None
        return BandShares(*(stored_share(percent, is_held=n < self.distribution_from) for percent in percents))

    def gap(self, measure: str, *, of: str = "leaders", to: str = "staff") -> Gap | None:
        """How much higher `of` see a measure than `to` at the agency; None unless both are shown.

        It says how wide; whether it is more than chance is judged in assessment.domain.scorecards.comparison.
        """
        if of not in self.tables or to not in self.tables:
            return None
        return gap_between(
            measure=measure,
            of=(of, self.figure(of, self.root, measure)),
            to=(to, self.figure(to, self.root, measure)),
            flag_from=self.gap_flag,
        )

    def profile(self, group: str) -> Mapping[str, Figure]:
        """The group's figure of every section it was asked about, at the agency."""
        measures = [measure for measure in self.tables[group].measures if measure.startswith("sections/")]
        return {measure.removeprefix("sections/"): self.figure(group, self.root, measure) for measure in measures}

    def rests(self, group: str) -> tuple[Rest, ...]:
        """Rest groups of small units that are shown, in the order of their parents."""
        return self.tables[group].rests

    def rest_figure(self, group: str, rest: Rest, measure: str) -> Figure:
        """The group's figure of a measure in a rest group."""
        return self._absence(group, measure, rest.row) or self._figure(group, rest.row, measure)

    def agreement(self, group: str, unit: str, practice: str) -> float | None:
        """r*WG of a practice at a unit; None where it is withheld or too few answered."""
        return self._agreement(group, self._row(group, unit), practice)

    def _row(self, group: str, unit: str) -> int:
        return int(self.tables[group].rows[self.places[unit]])

    def _agreement(self, group: str, row: int, practice: str) -> float | None:
        table = self.tables[group]
        columns = table.practices
        if row < 0 or practice not in columns:
            return None
        found = int(table.agreements[row, columns[practice]])
        return None if found == NO_AGREEMENT else found / 1000

    def _absence(self, group: str, measure: str, row: int) -> Withheld | None:
        """Why a cell has no figure of a measure, apart from too few answers."""
        table = self.tables[group]
        if measure in self.excluded:
            return Withheld(Reason.EXCLUDED)
        if measure in table.cannot_judge:
            return Withheld(Reason.SMALL_GROUP if row < 0 else Reason.CANNOT_JUDGE)
        if measure not in table.columns:
            return Withheld(Reason.NOT_ASKED)
        return Withheld(Reason.SMALL_GROUP) if row < 0 else None

    def _figure(self, group: str, row: int, measure: str) -> Figure:
        table = self.tables[group]
        column = table.columns[measure]
        n = int(table.counted[row, column])
        if not n:
            return Withheld(Reason.FEW_ANSWERS)
        people, margin = int(table.people[row]), int(table.margins[row, column])
        score, half = int(table.scores[row, column]) / POINT, margin / POINT
        degrees = int(table.degrees[row, column])
        return Shown(
            n=n,
            score=score,
            level=level_of(score=score, top_level=self.top_level),
            low=None if margin == NO_MARGIN else max(score - half, 0.0),
            high=None if margin == NO_MARGIN else min(score + half, 100.0),
            census=n == people,
            headcount=None if people == UNKNOWN else people,
            weighting=Weighting.HEADCOUNT if table.weighted[row, column] else Weighting.EQUAL,
            error=None if margin == NO_MARGIN else error_of(half_width=half, degrees=degrees),
            freedom=degrees,
        )
