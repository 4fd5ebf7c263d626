"""Both tables together: the frame and the sheets that belong to it, or every fault of both files at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assessment.domain.edition import Edition
from assessment.domain.frame import Frame, Unit
from surveys.spreadsheets.faults import Faults, Refused
from surveys.spreadsheets.headcounts import headcounts_check
from surveys.spreadsheets.sheets import GroupSheets, sheets_read
from surveys.spreadsheets.tree import tree_check
from surveys.spreadsheets.units import UnitRow, units_read


@dataclass(frozen=True, slots=True)
class Material:
    """What a diagnostic is made from: `sheets` by group point to units by their places in the frame."""

    frame: Frame
    sheets: Mapping[str, GroupSheets]


def material_read(*, units: Path, sheets: Path, edition: Edition, unasked: frozenset[str]) -> Material:
    """Read both files; `unasked` are practices whose items may lack a column. Raises `Refused` with all the faults."""
    faults = Faults()
    rows = _units(units, edition, faults)
    tree_check(file=units.name, rows=rows, faults=faults)
    given = _sheets(sheets, edition, rows, units.name, unasked, faults)
    headcounts_check(file=units.name, rows=rows, edition=edition, sheets=given, faults=faults)
    faults.refuse()
    frame = Frame.of(Unit(row.code, row.parent, row.name, row.headcount, row.headcounts) for row in rows)
    places = frame.places
    moved = np.array([places[row.code] for row in rows], dtype=np.int64)
    return Material(frame, {group: GroupSheets(moved[s.units], s.answers, s.rows) for group, s in given.items()})


def _units(path: Path, edition: Edition, faults: Faults) -> tuple[UnitRow, ...]:
    try:
        return units_read(path=path, groups=[audience.code for audience in edition.audiences], faults=faults)
    except Refused as refused:
        faults.add(*refused.faults)
        return ()


def _sheets(
    path: Path,
    edition: Edition,
    rows: Sequence[UnitRow],
    units_file: str,
    unasked: frozenset[str],
    faults: Faults,
) -> dict[str, GroupSheets]:
    codes = [row.code for row in rows]
    try:
        return sheets_read(
            path=path, edition=edition, units=codes, units_file=units_file, unasked=unasked, faults=faults
        )
    except Refused as refused:
        faults.add(*refused.faults)
        return {}
