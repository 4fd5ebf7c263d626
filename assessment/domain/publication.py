"""Drawing up one group's table: roll up, withhold, score, and blank whatever may not be seen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure import published_units, require_safe
from assessment.domain.edition import DONT_KNOW, FULL_SCORE, POINT, Edition
from assessment.domain.frame import UNKNOWN, Frame, subtree_totals
from assessment.domain.inference import Evenly, half_widths
from assessment.domain.questionnaire import Questionnaire, questionnaire_of
from assessment.domain.tables import NO_MARGIN, GroupTable
from assessment.domain.tally import Tally


class HeadcountTooSmall(ValueError):
    """More people of a group answered in a unit than the frame says there are."""

    def __init__(self, *, unit: str, group: str, headcount: int, responses: int) -> None:
        super().__init__(f"Unit {unit} has {headcount} people of {group}, but {responses} answered")
        self.unit = unit
        self.group = group


def group_table(
    *, edition: Edition, frame: Frame, asked: Questionnaire, own: Tally, total: Tally, threshold: int
) -> GroupTable:
    """Figures of the units that may be shown; `own` and `total` are the tally before and after rolling up.

    Raises HeadcountTooSmall, and UnsafeRelease if the choice of units were not safe.
    """
    headcounts = _headcounts(edition, frame, own)
    responses, alone = total.responses.tolist(), own.responses.tolist()
    shown = published_units(responses=responses, own=alone, parents=frame.parents, threshold=threshold)
    require_safe(shown=shown, own=alone, parents=frame.parents, threshold=threshold)
    places = np.flatnonzero(np.array(shown, dtype=np.bool_))
    enough = total.counted[places] >= edition.rules.threshold_floor
    large = total.responses[places] >= edition.rules.distribution_from
    return GroupTable(
        group=own.group,
        items=own.items,
        options=tuple(len(edition.scales[item.scale].options) for item in asked.items),
        measures=own.measures,
        cannot_judge=_beyond_judgement(edition, asked, own) if len(places) else (),
        withheld=int(np.count_nonzero(total.responses)) - len(places),
        headcounts=headcounts,
        rows=_rows(np.array(shown, dtype=np.bool_)),
        answered=total.responses[places].astype(np.int32),
        counted=np.where(enough, total.counted[places], 0).astype(np.int32),
        sums=np.where(enough, total.sums[places], 0),
        margins=_margins(edition, asked, total, places, headcounts, enough),
        distributions=_rows(large),
        counts=_counts(total.histograms[places[large]], edition.rules.threshold_floor),
    )


def _headcounts(edition: Edition, frame: Frame, own: Tally) -> NDArray[np.int64]:
    people = frame.headcounts(group=own.group, is_only_group=len(edition.audiences) == 1)
    for place in np.flatnonzero((people != UNKNOWN) & (people < own.submitted)):
        raise HeadcountTooSmall(
            unit=frame.units[place].code,
            group=own.group,
            headcount=int(people[place]),
            responses=int(own.submitted[place]),
        )
    return subtree_totals(own=people, parents=frame.parents)


def _beyond_judgement(edition: Edition, asked: Questionnaire, own: Tally) -> tuple[str, ...]:
    """Items too many could not judge, and the figures that have nothing left to stand on."""
    if not own.unscored:
        return ()
    everything = questionnaire_of(
        edition=edition,
        group=own.group,
        excluded=frozenset(practice.code for practice in edition.practices) - {item.practice for item in asked.items},
    )
    return tuple(measure for measure in everything.measures if measure not in own.measures)


def _margins(
    edition: Edition,
    asked: Questionnaire,
    total: Tally,
    places: NDArray[np.intp],
    headcounts: NDArray[np.int64],
    enough: NDArray[np.bool_],
) -> NDArray[np.int32]:
    margins = np.full(enough.shape, NO_MARGIN, dtype=np.int32)
    for column, evenly in enumerate(_evenly(edition, asked)):
        widths = half_widths(
            counted=total.counted[places, column],
            sums=total.sums[places, column],
            squares=total.squares[places, column],
            headcounts=headcounts[places],
            evenly=evenly,
        )
        known = enough[:, column] & ~np.isnan(widths)
        rounded = np.minimum(np.rint(widths[known] * POINT), FULL_SCORE)
        margins[known, column] = rounded.astype(np.int32)
    return margins


def _evenly(edition: Edition, asked: Questionnaire) -> Sequence[Evenly]:
    """The imaginary respondent of each measure: over the options of an item, over the levels of anything else."""
    by_item = [
        Evenly.over([score / POINT for score in edition.option_scores(asked.items[place]) if score is not None])
        for place in asked.scored
    ]
    composite = Evenly.over_levels(edition.rules.top_level)
    by_practice = [by_item[asked.scored.index(p[0])] if len(p) == 1 else composite for _, p in asked.practices]
    return [*by_item, *by_practice, *[composite] * len(asked.parents)]


def _rows(chosen: NDArray[np.bool_]) -> NDArray[np.int32]:
    return np.where(chosen, np.cumsum(chosen) - 1, -1).astype(np.int32)


def _counts(histograms: NDArray[np.int32], floor: int) -> NDArray[np.int32]:
    answered = histograms[:, :, 1:DONT_KNOW].sum(axis=2)
    return np.where((answered >= floor)[:, :, None], histograms, 0).astype(np.int32)
