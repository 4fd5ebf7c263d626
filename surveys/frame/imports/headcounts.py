"""Headcounts by group that came with a tree: those of the agency, and of its surveys in preparation."""

from collections.abc import Collection, Sequence

from assessment.domain.frame import Frame
from assessment.models import Agency
from surveys.waves.models import Headcount, UnitHeadcount, Wave

_BATCH = 1000


def headcounts_free(*, drafts: Sequence[Wave], gone: Collection[str]) -> None:
    """Surveys in preparation count nobody in units that go; so units can."""
    codes = sorted(gone)
    for start in range(0, len(codes), _BATCH):
        Headcount.objects.filter(wave__in=drafts, unit__code__in=codes[start : start + _BATCH]).delete()


def headcounts_write(*, agency: Agency, drafts: Sequence[Wave], tree: Frame) -> None:
    """The numbers of the tree take the place of all that were there before.

    In surveys in preparation that holds for each group they ask and the tree counts; a group it does not count keeps
    what was typed in. Opened surveys keep their own numbers.
    """
    units = dict(agency.units.values_list("code", "pk"))
    counts = [
        (units[unit.code], group, people) for unit in tree.units for group, people in sorted(unit.headcounts.items())
    ]
    UnitHeadcount.objects.filter(unit__agency=agency).delete()
    UnitHeadcount.objects.bulk_create(
        [UnitHeadcount(unit_id=unit, group=group, headcount=people) for unit, group, people in counts],
        batch_size=_BATCH,
    )
    counted = {group for _, group, _ in counts}
    for wave in drafts:
        asked = counted.intersection(wave.groups.values_list("group", flat=True))
        Headcount.objects.filter(wave=wave, group__in=asked).delete()
        Headcount.objects.bulk_create(
            [
                Headcount(wave=wave, unit_id=unit, group=group, headcount=people)
                for unit, group, people in counts
                if group in asked
            ],
            batch_size=_BATCH,
        )
