"""Scorecards for tests, drawn up from sheets of the tiny instrument."""

from collections.abc import Mapping, Sequence

from assessment.domain.applicability import excluded_practices
from assessment.domain.audits.released_cells import Release
from assessment.domain.counts.tally import Tally
from assessment.domain.edition import Edition
from assessment.domain.figures import Agreed, Identity, Practised
from assessment.domain.frame import Frame, Unit
from assessment.domain.scorecards.scorecard import Scorecard, draw_up
from tests.assessment.domain.instruments import TINY, sheet, tally_of

Sheets = Mapping[str, Sequence[tuple[Sequence[int], str]]]
"""Per group: sheet vectors, each with its unit."""

IDENTITY = Identity("agency", "The agency", "authority", "Spring", "2026-03-01", "2026-03-31")
THRESHOLDS = {"staff": 10, "leaders": 5, "clients": 10}
FRAME = Frame.of(
    [
        Unit("agency", None, "The agency", 3, {"staff": 0, "leaders": 10}),
        Unit("big", "agency", "Big office", 50, {"staff": 60, "leaders": 0}),
        Unit("mid", "agency", "Middle office", 20, {"staff": 12, "leaders": 0}),
        Unit("small", "agency", "Small office", 5, {"staff": 6, "leaders": 0}),
        Unit("tiny", "agency", "Tiny office", 5, {"leaders": 0}),
    ]
)


def staff(level: int) -> list[int]:
    """A sheet of staff with one level throughout."""
    return sheet(TINY, A1_a=level, A1_b=6 - level, A1_c=level, A2_a=level, E1_a=level)


def leader(level: int) -> list[int]:
    """A sheet of a leader, who is not asked about E1."""
    return sheet(TINY, A1_a=level, A1_b=6 - level, A1_c=level, A2_a=level)


STAFF = [
    *((level, "big") for level in [2, 3, 4, 5] * 10),
    *((level, "mid") for level in [2, 3, 4] * 4),
    *((level, "small") for level in [1, 2, 3, 4, 5, 5]),
    *((level, "tiny") for level in [1, 2, 3, 4]),
]
"""40 of 60, 12 of 12, 6 of 6 and 4 of unknown many."""


def card(
    *,
    instrument: Edition = TINY,
    frame: Frame = FRAME,
    sheets: Sheets | None = None,
    applicability: Sequence[Practised] = (),
    consensus: Sequence[Agreed] = (),
    thresholds: Mapping[str, int] = THRESHOLDS,
    identity: Identity = IDENTITY,
) -> Scorecard:
    """The scorecard of these sheets per group, each with its unit; by default STAFF and ten leaders at level 5."""
    if sheets is None:
        sheets = {
            "staff": [(staff(level), unit) for level, unit in STAFF],
            "leaders": [(leader(5), "agency")] * 10,
        }
    return draw_up(
        edition=instrument,
        frame=frame,
        tallies=tallies_of(sheets, instrument=instrument, frame=frame, applicability=applicability),
        thresholds=thresholds,
        applicability=applicability,
        consensus=consensus,
        identity=identity,
    )


def tallies_of(
    sheets: Sheets, *, instrument: Edition = TINY, frame: Frame = FRAME, applicability: Sequence[Practised] = ()
) -> dict[str, Tally]:
    """The tallies of these sheets per group, each with its unit."""
    return {
        group: tally_of(
            [row for row, _ in rows],
            group=group,
            units=frame.codes,
            places=[frame.places[unit] for _, unit in rows],
            instrument=instrument,
            excluded=excluded_practices(applicability),
        )
        for group, rows in sheets.items()
    }


def release_of(sheets: Sheets, *, frame: Frame = FRAME, thresholds: Mapping[str, int] = THRESHOLDS) -> Release:
    """The scorecard of these sheets with the tallies it was drawn up from, as an audit sees it."""
    return Release.of(card(sheets=sheets, frame=frame, thresholds=thresholds), tallies_of(sheets, frame=frame))
