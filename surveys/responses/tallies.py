"""Packs of one group -> its tally: the only reader of sheets."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.tally import Tally, tally_sheets
from assessment.domain.edition import Edition
from surveys.responses.models import PackedSheets
from surveys.responses.reading import read_whole


def group_tally(*, wave_id: int, group: str, edition: Edition, excluded: frozenset[str], units: Sequence[str]) -> Tally:
    """The tally of one group of a sealed wave; `units` are the agency's unit codes in preorder."""
    sheets, unit_index = packed_sheets(wave_id=wave_id, group=group, units=units, width=len(edition.items))
    return tally_sheets(
        edition=edition, group=group, excluded=excluded, units=units, sheets=sheets, unit_index=unit_index
    )


def packed_sheets(
    *, wave_id: int, group: str, units: Sequence[str], width: int
) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """All sheets of a group [N, width] and the place of the unit of each [N], in the order of the units.

    Sheets that stand in that order need not be sorted when they are counted.
    """
    places = {code: place for place, code in enumerate(units)}
    packs = PackedSheets.objects.filter(wave_id=wave_id, group=group)
    rows = packs.values_list("unit__code", "responses", "answers")
    found = sorted((places[code], responses, pack) for code, responses, pack in read_whole(rows))
    sheets = np.frombuffer(b"".join(pack for *_, pack in found), dtype=np.uint8).reshape(-1, width)
    of_units = np.array([place for place, *_ in found], dtype=np.int32)
    return sheets, np.repeat(of_units, np.array([responses for _, responses, _ in found], dtype=np.int64))
