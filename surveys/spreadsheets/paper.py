"""Sheets that were filled in on paper: read for a wave whose units, groups and free places are known."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assessment.domain.edition import Edition
from surveys.spreadsheets.faults import Fault, Faults, Rule, quoted
from surveys.spreadsheets.sheets import NOWHERE, GroupSheets, sheets_read


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """What a file of sheets is held against.

    `units` are the agency's codes, `groups` those asked in the wave, `unasked` practices whose items may lack a column,
    `room` how many more sheets a unit (its code) and group may have; where that is not known it has no key.
    """

    edition: Edition
    units: Sequence[str]
    groups: Collection[str]
    unasked: frozenset[str]
    room: Mapping[tuple[str, str], int]


def paper_read(*, path: Path, frame: PaperFrame) -> dict[str, GroupSheets]:
    """Sheets by group, units as places in those of the frame; raises `Refused` with every fault of the file."""
    faults = Faults()
    sheets = sheets_read(
        path=path,
        edition=frame.edition,
        units=frame.units,
        units_file="",
        unasked=frame.unasked,
        faults=faults,
        groups=frame.groups,
    )
    for group, given in sheets.items():
        faults.add(*_beyond(path.name, frame, group, given))
    faults.refuse()
    return sheets


def _beyond(file: str, frame: PaperFrame, group: str, given: GroupSheets) -> list[Fault]:
    """One fault for each unit that has more sheets than room, at the first row that is too many."""
    found = []
    for place in np.unique(given.units[given.units != NOWHERE]).tolist():
        unit = frame.units[place]
        rows = given.rows[given.units == place]
        room = frame.room.get((unit, group), len(rows))
        if len(rows) > room:
            where = quoted(f"{unit}, {group}: {len(rows)}")
            faulty = Fault(file, int(rows[room]), "unit", Rule.BEYOND_HEADCOUNT, found=where, allowed=str(room))
            found.append(faulty)
    return found
