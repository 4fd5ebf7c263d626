"""Packs of one group -> its tally: the only reader of sheets."""

from collections.abc import Sequence

import numpy as np

from assessment.domain.edition import Edition
from assessment.domain.tally import Tally, tally_sheets
from surveys.responses.models import PackedSheets


def group_tally(*, wave_id: int, group: str, edition: Edition, excluded: frozenset[str], units: Sequence[str]) -> Tally:
    """The tally of one group of a sealed wave; `units` are the agency's unit codes in preorder."""
    places = {code: place for place, code in enumerate(units)}
    packs = PackedSheets.objects.filter(wave_id=wave_id, group=group).order_by("pk")
    answers, index, counts = bytearray(), [], []
    for code, responses, pack in packs.values_list("unit__code", "responses", "answers").iterator():
        answers += pack
        index.append(places[code])
        counts.append(responses)
    return tally_sheets(
        edition=edition,
        group=group,
        excluded=excluded,
        units=units,
        sheets=np.frombuffer(answers, dtype=np.uint8).reshape(-1, len(edition.items)),
        unit_index=np.repeat(np.array(index, dtype=np.int32), np.array(counts, dtype=np.int64)),
    )
