"""What surveys hold fast in an agency's tree: all of it while one is open, the units it asked for ever after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.domain.frame import Frame
from assessment.models import Agency
from surveys.frame.imports.changes import Change, Kind
from surveys.frame.models import Invitation, PaperCount
from surveys.spreadsheets.faults import Fault, Faults, Rule, quoted
from surveys.spreadsheets.units import UnitRow
from surveys.waves.models import Headcount, Wave

_UNCOUNTED = (Wave.State.OPEN, Wave.State.CLOSED, Wave.State.SEALED)
_OF_THE_TREE = (Kind.NEW, Kind.GONE, Kind.MOVED)


@dataclass(frozen=True, slots=True)
class Holds:
    """Titles of the surveys that hold: the whole tree, a unit in its place, a unit at all."""

    uncounted: str | None
    """A survey that is open or not yet counted."""
    counted: Mapping[str, str]
    """By code of the unit, a survey that was opened and asked there or below."""
    invited: Mapping[str, str]
    """By code of the unit, a survey in preparation whose links are printed already."""


def holds_of(*, agency: Agency, tree: Frame) -> Holds:
    """What holds the tree at present."""
    waves = Wave.objects.filter(cycle__agency=agency)
    uncounted = waves.filter(state__in=_UNCOUNTED).order_by("pk").values_list("title", flat=True).first()
    drafts = Invitation.objects.filter(wave__in=waves.filter(state=Wave.State.DRAFT))
    opened = waves.exclude(state=Wave.State.DRAFT)
    asked: dict[str, str] = {}
    for model in (Headcount, Invitation, PaperCount):
        rows = model._default_manager.filter(wave__in=opened).values_list("unit__code", "wave__title")
        asked |= dict(rows.distinct().order_by())
    invited = dict(drafts.values_list("unit__code", "wave__title").distinct().order_by())
    return Holds(uncounted, _with_those_above(tree, asked), invited)


def hold_faults(
    *, file: str, found: Sequence[Change], rows: Sequence[UnitRow], tree: Frame, holds: Holds, faults: Faults
) -> None:
    """Note what an import must not change: everything of the tree, or units that surveys were counted by."""
    shape = [change for change in found if change.kind in _OF_THE_TREE]
    root = next(row for row in rows if row.parent is None)
    if shape and holds.uncounted is not None:
        count = str(len({change.code for change in shape}))
        faults.add(Fault(file, None, None, Rule.TREE_FROZEN, found=count, allowed=quoted(holds.uncounted)))
        return
    if root.code in {unit.code for unit in tree.units[1:]}:
        faults.add(Fault(file, root.row, "code", Rule.TOP_TAKEN, found=quoted(root.code)))
    gone = [change.code for change in found if change.kind is Kind.GONE]
    gone += [tree.units[0].code] if tree.units[0].code != root.code else []
    faults.add(*_missing(file, gone, holds), *_moved(file, found, rows, holds))


def _missing(file: str, gone: Iterable[str], holds: Holds) -> Iterator[Fault]:
    for code in gone:
        for rule, titles in ((Rule.UNIT_COUNTED, holds.counted), (Rule.UNIT_INVITED, holds.invited)):
            if code in titles:
                yield Fault(file, None, "code", rule, found=quoted(code), allowed=quoted(titles[code]))
                break


def _moved(file: str, found: Iterable[Change], rows: Sequence[UnitRow], holds: Holds) -> Iterator[Fault]:
    moved = {change.code for change in found if change.kind is Kind.MOVED}
    for row in rows:
        if row.code in moved and row.code in holds.counted:
            title = quoted(holds.counted[row.code])
            yield Fault(file, row.row, "parent", Rule.UNIT_STAYS_PUT, found=quoted(row.parent or ""), allowed=title)


def _with_those_above(tree: Frame, asked: Mapping[str, str]) -> dict[str, str]:
    """A survey that asked in a unit spoke of every unit above it too."""
    held = dict(asked)
    for place in range(len(tree.units) - 1, 0, -1):
        code, above = tree.units[place].code, tree.units[tree.parents[place]].code
        if code in held:
            held.setdefault(above, held[code])
    return held
