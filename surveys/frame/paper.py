"""Sheets that came on paper, as counts: how many, how many more there may be, and forms that are good once."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from surveys.frame.models import Invitation, PaperCount, PaperForm
from surveys.frame.services import GroupNotAsked
from surveys.waves.models import Headcount, Wave
from surveys.waves.services import UnknownUnit

FEW = 500
"""Beyond so many units all of the wave are asked for: a database takes only so many values in one question."""

Cell = tuple[int, str]
"""A unit by its key, and a group."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A unit and group that would have more sheets than people: `room` more are allowed, `sheets` were brought."""

    unit_id: int
    group: str
    sheets: int
    room: int


class BeyondHeadcount(Exception):
    """More sheets than people; `excesses` names every unit and group concerned."""

    def __init__(self, excesses: Collection[Excess]) -> None:
        super().__init__(f"{len(excesses)} units and groups")
        self.excesses = tuple(excesses)


class PaperFormUsed(Exception):
    """The form was sent before, or was never shown for this wave."""


def paper_counts(*, wave: Wave) -> dict[Cell, int]:
    """Sheets on paper by unit and group; what has none is left out."""
    rows = PaperCount.objects.filter(wave=wave).values_list("unit_id", "group", "sheets")
    return {(unit_id, group): sheets for unit_id, group, sheets in rows}


def paper_room(*, wave: Wave, units: Collection[int]) -> dict[Cell, int]:
    """How many more sheets of these units and each group may come on paper: people, less links used, less paper.

    Groups that are counted nowhere in the wave are left out: nobody knows how many there are.
    """
    here = Q(wave=wave, unit_id__in=units) if len(units) <= FEW else Q(wave=wave)
    counted = set(Headcount.objects.filter(wave=wave).values_list("group", flat=True).distinct())
    room = {(unit, group): 0 for unit in units for group in counted}
    people = Headcount.objects.filter(here).values_list("unit_id", "group", "headcount")
    marks = Invitation.objects.filter(here, state=Invitation.State.USED).order_by().values_list("unit_id", "group")
    on_paper = PaperCount.objects.filter(here).values_list("unit_id", "group", "sheets")
    for unit, group, heads in people:
        if (unit, group) in room:
            room[unit, group] = heads
    for unit, group, sheets in (*marks.annotate(marks=Count("pk")), *on_paper):
        if (unit, group) in room:
            room[unit, group] = max(0, room[unit, group] - sheets)
    return room


def paper_count(*, wave: Wave, brought: Mapping[Cell, int]) -> None:
    """Counts sheets that are being stored; UnknownUnit, GroupNotAsked, BeyondHeadcount, and then nothing is counted.

    To be called in the transaction that stores them and holds the wave (`wave_lock`), so that two hands together do
    not bring more than there is room for.
    """
    _may_come(wave=wave, brought=brought)
    standing = paper_counts(wave=wave)
    PaperCount.objects.bulk_create(
        [
            PaperCount(wave=wave, unit_id=unit_id, group=group, sheets=standing.get((unit_id, group), 0) + sheets)
            for (unit_id, group), sheets in brought.items()
        ],
        update_conflicts=True,
        unique_fields=["wave", "unit", "group"],
        update_fields=["sheets"],
        batch_size=1000,
    )


def paper_form_new(*, wave: Wave) -> str:
    """The name of a new form, which brings one sheet to this wave."""
    return str(PaperForm.objects.create(wave=wave).pk)


def paper_form_use(*, wave: Wave, form: str) -> None:
    """The form is used up, inside the caller's transaction; raises PaperFormUsed."""
    try:
        found = PaperForm.objects.filter(wave=wave, pk=uuid.UUID(form))
    except ValueError:
        raise PaperFormUsed from None
    # Of two hands with one form the second waits here for the first, and then finds it gone.
    if not found.delete()[0]:
        raise PaperFormUsed


def paper_forms_purge(*, open_wave_ids: Collection[int]) -> int:
    """Forms of waves that are not open go; returns how many went."""
    return PaperForm.objects.exclude(wave_id__in=open_wave_ids).delete()[0]


def _may_come(*, wave: Wave, brought: Mapping[Cell, int]) -> None:
    units = {unit_id for unit_id, _ in brought}
    unknown = units - set(wave.cycle.agency.units.values_list("pk", flat=True))
    if unknown:
        raise UnknownUnit(", ".join(map(str, sorted(unknown))))
    unasked = {group for _, group in brought} - set(wave.groups.values_list("group", flat=True))
    if unasked:
        raise GroupNotAsked(", ".join(sorted(unasked)))
    room = paper_room(wave=wave, units=units)
    excesses = [
        Excess(unit_id, group, sheets, room[unit_id, group])
        for (unit_id, group), sheets in brought.items()
        if sheets > room.get((unit_id, group), sheets)
    ]
    if excesses:
        raise BeyondHeadcount(excesses)
