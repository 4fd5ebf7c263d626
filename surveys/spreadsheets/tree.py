"""The tree that the rows of units must form: one unit at the top, no circles."""

from collections.abc import Iterator, Mapping, Sequence

from surveys.spreadsheets.faults import Fault, Faults, Rule, quoted
from surveys.spreadsheets.units import UnitRow


def tree_check(*, file: str, rows: Sequence[UnitRow], faults: Faults) -> None:
    """Note parents that do not exist, circles and further roots, in the order of the file."""
    units = {row.code: row for row in rows}
    found = [*_unknown_parents(file, units), *_circles(file, units), *_further_roots(file, rows)]
    faults.add(*sorted(found, key=lambda fault: fault.row or 0))


def _unknown_parents(file: str, units: Mapping[str, UnitRow]) -> Iterator[Fault]:
    for unit in units.values():
        if unit.parent is not None and unit.parent not in units:
            yield Fault(file, unit.row, "parent", Rule.UNKNOWN_PARENT, found=quoted(unit.parent))


def _circles(file: str, units: Mapping[str, UnitRow]) -> Iterator[Fault]:
    """One fault for each circle, at the unit of it that stands first in the file."""
    cleared: set[str] = set()
    for code in units:
        circle = _circle(units, code, cleared)
        if circle:
            first = min((units[member] for member in circle), key=lambda unit: unit.row)
            yield Fault(file, first.row, "parent", Rule.CYCLE, found=quoted(" → ".join((*circle, circle[0]))))


def _circle(units: Mapping[str, UnitRow], code: str, cleared: set[str]) -> list[str]:
    """The circle met on the way up from a unit, if it is a new one; the way is added to `cleared`."""
    trail: list[str] = []
    passed: set[str] = set()
    above: str | None = code
    while above is not None and above in units and above not in cleared and above not in passed:
        trail.append(above)
        passed.add(above)
        above = units[above].parent
    cleared.update(passed)
    return trail[trail.index(above) :] if above is not None and above in passed else []


def _further_roots(file: str, rows: Sequence[UnitRow]) -> Iterator[Fault]:
    roots = [row for row in rows if row.parent is None]
    for root in roots[1:]:
        yield Fault(file, root.row, "parent", Rule.SECOND_ROOT, found=quoted(root.code), allowed=quoted(roots[0].code))
