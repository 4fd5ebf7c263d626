"""The agency's tree with its headcounts as it stands, and as a table that an import gives back again."""

import csv
import hashlib
import io
from collections.abc import Iterable

from assessment.domain.frame import Frame, Unit
from assessment.library import EditionRefused, edition, editions
from assessment.models import Agency
from assessment.selectors import frame_units
from surveys.spreadsheets.units import REQUIRED, UnitRow
from surveys.spreadsheets.uploaded import FORMULA_SIGNS
from surveys.waves.models import UnitHeadcount

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the letters are UTF-8."""


def groups_of(agency: Agency) -> tuple[str, ...]:
    """Groups that the agency's cycles can ask, the newest first; without a cycle, those of the newest edition."""
    used = agency.cycles.order_by("-starts_on", "-pk").values_list("edition_code", flat=True)
    by_edition = map(_audiences, tuple(dict.fromkeys(used)) or reversed(editions()))
    if not used:
        return next(filter(None, by_edition), ())
    return tuple(dict.fromkeys(group for groups in by_edition for group in groups))


def tree_of(agency: Agency) -> Frame:
    """Units in order, with the people of the unit itself and of each of its groups."""
    by_unit: dict[str, dict[str, int]] = {}
    rows = UnitHeadcount.objects.filter(unit__agency=agency).order_by("group")
    for code, group, people in rows.values_list("unit__code", "group", "headcount"):
        by_unit.setdefault(code, {})[group] = people
    return Frame.of(
        Unit(unit.code, unit.parent, unit.name, unit.headcount, by_unit.get(unit.code, {}))
        for unit in frame_units(agency)
    )


def tree_given(rows: Iterable[UnitRow]) -> Frame:
    """The tree that rows of a table form."""
    return Frame.of(Unit(row.code, row.parent, row.name, row.headcount, row.headcounts) for row in rows)


def tree_fingerprint(tree: Frame) -> str:
    """The same for the same tree, names and numbers, in the same order."""
    said = [(unit.code, unit.parent, unit.name, unit.headcount, sorted(unit.headcounts.items())) for unit in tree.units]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def units_table(*, tree: Frame, groups: tuple[str, ...]) -> bytes:
    """The tree as units.csv: imported again it gives the same tree; no cell of it is run as a formula."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([*REQUIRED, *(f"headcount_{group}" for group in groups)])
    for unit in tree.units:
        name = f"'{unit.name}" if unit.name.startswith(FORMULA_SIGNS) else unit.name
        people = [unit.headcount, *(unit.headcounts.get(group) for group in groups)]
        rows.writerow([unit.code, unit.parent or "", name, *("" if count is None else count for count in people)])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _audiences(code: str) -> tuple[str, ...]:
    """The groups of an edition; none of one that does not compile."""
    try:
        return tuple(audience.code for audience in edition(code).audiences)
    except EditionRefused:
        return ()
