"""Whether the sheets of a unit can come from the people it has."""

from collections.abc import Mapping, Sequence

import numpy as np

from assessment.domain.edition import Edition, ItemKind
from surveys.spreadsheets.faults import Fault, Faults, Rule
from surveys.spreadsheets.sheets import NOWHERE, GroupSheets
from surveys.spreadsheets.units import UnitRow


def headcounts_check(
    *, file: str, rows: Sequence[UnitRow], edition: Edition, sheets: Mapping[str, GroupSheets], faults: Faults
) -> None:
    """Note units with more sheets of a group than people: `headcount_<group>`, else `headcount`.

    `headcount` counts who works there, so it does not bound a group that is asked facts alone (clients), unless that
    is the only group there is.
    """
    for group, given in sheets.items():
        counts = np.bincount(given.units[given.units != NOWHERE], minlength=len(rows))
        is_scored = any(item.kind == ItemKind.SCORED for item in edition.items_for(group))
        works_there = is_scored or len(edition.audiences) == 1
        for row, count in zip(rows, counts.tolist(), strict=True):
            column, people = _bound(row, group, works_there)
            if people is not None and count > people:
                found, allowed = str(people), str(count)
                faults.add(Fault(file, row.row, column, Rule.HEADCOUNT_OF_SHEETS, found=found, allowed=allowed))


def _bound(row: UnitRow, group: str, works_there: bool) -> tuple[str, int | None]:  # noqa: FBT001
    if group in row.headcounts:
        return f"headcount_{group}", row.headcounts[group]
    return "headcount", row.headcount if works_there else None
