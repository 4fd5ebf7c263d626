"""Agencies and their units."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from assessment.domain import frame
from assessment.models import Agency, Unit


class UnitsInUse(Exception):
    """Units to be removed are still spoken of elsewhere; `codes` names the units that would have gone."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(sorted(codes))
        super().__init__(", ".join(self.codes))


class TopmostUnitTaken(Exception):
    """The new topmost code belongs to a lower unit, which stays what it is; `code` is that code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@transaction.atomic
def agency_create(*, code: str, name: str, kind: str, short_name: str = "") -> Agency:
    """An agency whose only unit so far is itself, by the code `all`."""
    agency = Agency.objects.create(code=code, name=name, short_name=short_name, kind=kind)
    Unit.objects.create(agency=agency, code="all", name=name)
    return agency


@transaction.atomic
def units_replace(*, agency: Agency, units: Iterable[frame.Unit]) -> Agency:
    """Make the agency's tree exactly these units, given in any order; a known code keeps its row.

    The topmost unit is the agency itself and keeps its row under a new code too. Raises a `FrameFault` unless the
    units form one tree, TopmostUnitTaken, or UnitsInUse when a unit that is left out cannot go.
    """
    tree = frame.Frame.of(units)
    Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    rows = {tree.units[0].code: _topmost_kept(agency, tree.units[0])}
    for tier in _tiers(tree):
        fresh = [_row(agency, tree.units[place], place, rows) for place in tier]
        Unit.objects.bulk_create(
            fresh,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["agency", "code"],
            update_fields=["parent", "name", "position", "headcount"],
        )
        rows |= {row.code: row for row in fresh}
    _others_removed(agency, kept=rows)
    return agency


def _topmost_kept(agency: Agency, topmost: frame.Unit) -> Unit:
    row = agency.units.filter(parent=None).first() or Unit(agency=agency)
    if agency.units.filter(code=topmost.code).exclude(pk=row.pk).exists():
        raise TopmostUnitTaken(topmost.code)
    row.code, row.name, row.headcount = topmost.code, topmost.name, topmost.headcount
    row.save()
    return row


def _row(agency: Agency, unit: frame.Unit, place: int, rows: dict[str, Unit]) -> Unit:
    parent = rows[unit.parent or ""]
    return Unit(agency=agency, parent=parent, code=unit.code, name=unit.name, position=place, headcount=unit.headcount)


def _tiers(tree: frame.Frame) -> list[list[int]]:
    """Places of the units by depth, the topmost left out: parents are written before their parts."""
    depths = [0] * len(tree.units)
    for place, parent in enumerate(tree.parents[1:], start=1):
        depths[place] = depths[parent] + 1
    tiers: list[list[int]] = [[] for _ in range(max(depths))]
    for place, depth in enumerate(depths[1:], start=1):
        tiers[depth - 1].append(place)
    return tiers


def _others_removed(agency: Agency, *, kept: Iterable[str]) -> None:
    held = set(kept)
    gone = {code: pk for code, pk in agency.units.values_list("code", "pk") if code not in held}
    try:
        with transaction.atomic():
            Unit.objects.filter(pk__in=gone.values()).delete()
    except (RestrictedError, ProtectedError) as error:
        raise UnitsInUse(gone) from error
