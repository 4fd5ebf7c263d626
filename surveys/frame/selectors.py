"""Participation as counts, and batches of links; never which link."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from assessment.domain.disclosure.tree import published_units
from assessment.domain.frame import Frame
from assessment.selectors import frame_units
from surveys.frame.models import Invitation, PaperCount
from surveys.waves.models import FLOOR, Headcount, Wave


@dataclass(frozen=True, slots=True)
class Participation:
    """How many took part in a unit with all units below it; `used` is None where it is hidden.

    It is hidden in branches with fewer than five links or sheets on paper, and where the difference of two branches
    would tell of fewer than five. `paper` are those of `used` that came on paper; since that is known to those who
    typed them, the rest is hidden like links alone. `headcount` is None where nobody said.
    """

    unit_code: str
    unit_name: str
    depth: int
    group: str
    headcount: int | None
    issued: int
    used: int | None
    paper: int = 0


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """Links issued together."""

    batch: str
    unit_name: str
    group: str
    links: int
    revoked: int


def participation(*, wave: Wave) -> tuple[Participation, ...]:
    """Every unit in tree order, and in it every group of the wave; revoked links are not counted."""
    frame = Frame.of(frame_units(wave.cycle.agency))
    groups = wave.groups.order_by("group").values_list("group", flat=True)
    by_group = {group: list(_of_group(wave=wave, frame=frame, group=group)) for group in groups}
    return tuple(rows[place] for place in range(len(frame.units)) for rows in by_group.values())


def batches(*, wave: Wave) -> tuple[BatchSummary, ...]:
    """Batches by unit, group and code."""
    rows = (
        Invitation.objects.filter(wave=wave)
        .values_list("batch", "unit__name", "group")
        .annotate(links=Count("pk"), revoked=Count("pk", filter=Q(state=Invitation.State.REVOKED)))
        .order_by("unit__name", "group", "batch")
    )
    return tuple(BatchSummary(*row) for row in rows)


def _of_group(*, wave: Wave, frame: Frame, group: str) -> Iterator[Participation]:
    counted = _counted(wave=wave, group=group)
    headcounts = dict(Headcount.objects.filter(wave=wave, group=group).values_list("unit__code", "headcount"))
    heads = _branches([headcounts.get(code, 0) for code in frame.codes], frame.parents)
    own = [counted.get(unit.code, (0, 0)) for unit in frame.units]
    typed = dict(PaperCount.objects.filter(wave=wave, group=group).values_list("unit__code", "sheets"))
    own_paper = [typed.get(code, 0) for code in frame.codes]
    issued = _branches([links for links, _ in own], frame.parents)
    used = _branches([marks for _, marks in own], frame.parents)
    paper = _branches(own_paper, frame.parents)
    shown = _shown(links=[links for links, _ in own], paper=own_paper, parents=frame.parents)
    depths = _depths(frame.parents)
    for place, unit in enumerate(frame.units):
        yield Participation(
            unit_code=unit.code,
            unit_name=unit.name,
            depth=depths[place],
            group=group,
            headcount=heads[place] if headcounts else None,
            issued=issued[place],
            used=used[place] + paper[place] if shown[place] else None,
            paper=paper[place] if shown[place] else 0,
        )


def _shown(*, links: list[int], paper: list[int], parents: tuple[int, ...]) -> list[bool]:
    """Branches whose counts may be seen: with paper taken away from them as well, where there are links at all."""
    by_link, on_paper = _branches(links, parents), _branches(paper, parents)
    everybody = [link + sheet for link, sheet in zip(links, paper, strict=True)]
    by_both = [link + sheet for link, sheet in zip(by_link, on_paper, strict=True)]
    shown = published_units(responses=by_both, own=everybody, parents=parents, threshold=FLOOR)
    if not any(paper):
        return list(shown)
    apart = published_units(responses=by_link, own=links, parents=parents, threshold=FLOOR)
    return [both and (alone or not issued) for both, alone, issued in zip(shown, apart, by_link, strict=True)]


def _counted(*, wave: Wave, group: str) -> dict[str, tuple[int, int]]:
    valid = Invitation.objects.filter(wave=wave, group=group).exclude(state=Invitation.State.REVOKED)
    rows = valid.values_list("unit__code").annotate(
        links=Count("pk"), marks=Count("pk", filter=Q(state=Invitation.State.USED))
    )
    return {code: (links, marks) for code, links, marks in rows.order_by()}


def _branches(own: list[int], parents: tuple[int, ...]) -> list[int]:
    totals = list(own)
    for place in range(len(own) - 1, 0, -1):
        totals[parents[place]] += totals[place]
    return totals


def _depths(parents: tuple[int, ...]) -> list[int]:
    depths = [0] * len(parents)
    for place in range(1, len(parents)):
        depths[place] = depths[parents[place]] + 1
    return depths
