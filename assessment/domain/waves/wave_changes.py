"""Wave changes: what changed for one group along a trend, under the names of the new edition; one family."""

from collections.abc import Mapping

import numpy as np

from assessment.domain.inference.contrasts import Contrast
from assessment.domain.inference.differences import WAVES_FLOOR, Difference, Kind, judged
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.comparison import compared_measures, floor_of, standing
from assessment.domain.waves.trend import Trend


def wave_changes(trend: Trend, *, card: Scorecard, previous: Scorecard) -> Mapping[str, Difference]:
    """After minus before in everything but single items that both waves measure alike, by the new edition's measure.

    Scores are compared, never levels, which may stand for other shares of the scale in the older edition.
    """
    compared = set(compared_measures(card, trend.group))
    contrasts = [
        Contrast(pair.measure, card.wave, previous.wave, standing(pair.after), standing(pair.before))
        for pair in trend.pairs
        if pair.measure in compared
    ]
    floors = [floor_of(card, trend.group, contrast.measure) for contrast in contrasts]
    found = judged(contrasts, kind=Kind.WAVES, floor_points=WAVES_FLOOR, floor_n=np.array(floors, dtype=np.int64))
    return {difference.measure: difference for difference in found}
