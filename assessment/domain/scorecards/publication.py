"""Drawing up one group's table: roll up, withhold, score, and blank whatever may not be seen."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.questionnaire import Questionnaire, questionnaire_of, score_table
from assessment.domain.counts.tally import Tally
from assessment.domain.disclosure.bounds import determined_answers
from assessment.domain.disclosure.cells import Cells, cells_of
from assessment.domain.disclosure.release import ReleaseReport, release_report
from assessment.domain.edition import DONT_KNOW, FULL_SCORE, POINT, Edition
from assessment.domain.figures import Weighting
from assessment.domain.frame import UNKNOWN, Frame, subtree_totals
from assessment.domain.inference.intervals import Evenly
from assessment.domain.scorecards.spreads import agreements, bands
from assessment.domain.scorecards.tables import NO_MARGIN, GroupTable, Rest
from assessment.domain.weighting.atoms import atoms
from assessment.domain.weighting.headcounts import WeightedFigures, headcount_weighted


class HeadcountTooSmall(ValueError):
    """More people of a group answered in a unit than the frame says there are."""

    def __init__(self, *, unit: str, group: str, headcount: int, responses: int) -> None:
        super().__init__(f"Unit {unit} has {headcount} people of {group}, but {responses} answered")
        self.unit = unit
        self.group = group


def group_table(
    *, edition: Edition, frame: Frame, asked: Questionnaire, own: Tally, total: Tally, threshold: int
) -> tuple[GroupTable, ReleaseReport]:
    """Figures of the cells that may be shown, and the report on the choice.

    `own` and `total` are the tally before and after rolling up. Raises HeadcountTooSmall, and UnsafeRelease if the
    choice of cells were not safe.
    """
    people = _people(edition, frame, own)
    headcounts = subtree_totals(own=people, parents=frame.parents)
    cells = cells_of(
        responses=total.responses,
        own=own.responses,
        parents=frame.parents,
        threshold=threshold,
        least=max(edition.rules.distribution_from, threshold),
    )
    if not len(cells.places):
        asked = _everything(edition, asked, own)
        own = _untold(asked, own)
    table = GroupTable(
        group=own.group,
        items=own.items,
        owners=tuple(item.practice for item in asked.items),
        options=tuple(len(edition.scales[item.scale].options) for item in asked.items),
        measures=own.measures,
        cannot_judge=_beyond_judgement(edition, asked, own),
        withheld=int(np.count_nonzero(total.responses)) - len(cells.units),
        rests=_rests(frame, cells),
        headcounts=headcounts,
        rows=_unit_rows(cells, len(frame.units)),
        people=_cell_people(cells, headcounts),
        answered=cells.gathered(total.responses).astype(np.int32),
        **_scored(edition, _weighted(edition, asked, own, cells, people)),
        **_spread(edition, asked, cells, cells.gathered(total.histograms)),
    )
    return table, _report(edition, asked, own, cells, threshold)


def _report(edition: Edition, asked: Questionnaire, own: Tally, cells: Cells, threshold: int) -> ReleaseReport:
    """What was shown and withheld; answers that agreement gives away are counted as if every figure were exact."""
    distributions = np.zeros(len(cells.shown), dtype=np.bool_)
    distributions[cells.places[cells.distributions]] = True
    determined = determined_answers(
        shown=cells.shown.tolist(),
        distributions=distributions.tolist(),
        parents=cells.tree.parents,
        histograms=cells.spread(own.histograms),
        scores=score_table(edition=edition, items=asked.items),
        spread=True,
    )
    return release_report(
        group=own.group,
        responses=cells.tree.responses,
        own=cells.tree.own,
        parents=cells.tree.parents,
        shown=cells.shown.tolist(),
        distributions=distributions.tolist(),
        threshold=threshold,
        distribution_from=max(edition.rules.distribution_from, threshold),
        rest_groups=[group.place for group in cells.tree.groups],
        items=len(asked.items),
        determined=determined.total,
    )


def _scored(edition: Edition, figures: WeightedFigures) -> dict[str, NDArray[Any]]:
    """Scores and intervals of the cells, blank where too few have the score."""
    enough = figures.counted >= edition.rules.threshold_floor
    return {
        "weighted": np.where(enough, figures.weighting == Weighting.HEADCOUNT, 0).astype(np.int8),
        "counted": np.where(enough, figures.counted, 0).astype(np.int32),
        "scores": np.where(enough, figures.scores, 0).astype(np.int32),
        "margins": _micro(figures.half_widths, enough),
        "degrees": np.where(enough, figures.degrees, 0).astype(np.int32),
    }


def _spread(
    edition: Edition, asked: Questionnaire, cells: Cells, histograms: NDArray[np.int32]
) -> dict[str, NDArray[Any]]:
    """Agreement, bands and distributions of the cells."""
    floor, whole_from = edition.rules.threshold_floor, edition.rules.distribution_from
    return {
        "agreements": agreements(edition=edition, asked=asked, histograms=histograms, least=floor),
        "bands": bands(edition=edition, items=asked.items, histograms=histograms, least=floor, whole_from=whole_from),
        "distributions": _rows(cells.distributions),
        "counts": _counts(histograms[cells.distributions], floor),
    }


def _weighted(
    edition: Edition, asked: Questionnaire, own: Tally, cells: Cells, people: NDArray[np.int64]
) -> WeightedFigures:
    """Figures of the cells, each made of the parts that the release leaves apart anyway (docs/method.md, Weighting)."""
    parts = atoms(shown=cells.shown, parents=cells.tree.parents)
    rank = np.argsort(np.argsort(cells.places))
    found = headcount_weighted(
        parents=parts.parents,
        people=parts.people(cells.spread(people)),
        counted=parts.totals(cells.spread(own.counted)),
        sums=parts.totals(cells.spread(own.sums)),
        squares=parts.totals(cells.spread(own.squares)),
        evenly=_evenly(edition, asked),
    )
    return replace(found, **{each.name: getattr(found, each.name)[rank] for each in fields(found)})


def _people(edition: Edition, frame: Frame, own: Tally) -> NDArray[np.int64]:
    people = frame.headcounts(group=own.group, is_only_group=len(edition.audiences) == 1)
    for place in np.flatnonzero((people != UNKNOWN) & (people < own.submitted)):
        raise HeadcountTooSmall(
            unit=frame.units[place].code,
            group=own.group,
            headcount=int(people[place]),
            responses=int(own.submitted[place]),
        )
    return people


def _cell_people(cells: Cells, headcounts: NDArray[np.int64]) -> NDArray[np.int64]:
    """People of each cell [S]; UNKNOWN where a member of a rest group is."""
    unknown = cells.gathered((headcounts == UNKNOWN).astype(np.int64)) > 0
    return np.where(unknown, UNKNOWN, cells.gathered(np.where(headcounts == UNKNOWN, 0, headcounts)))


def _rests(frame: Frame, cells: Cells) -> tuple[Rest, ...]:
    codes = frame.codes
    return tuple(
        Rest(codes[group.parent], tuple(codes[member] for member in group.members), len(cells.units) + number)
        for number, group in enumerate(cells.groups)
    )


def _unit_rows(cells: Cells, units: int) -> NDArray[np.int32]:
    rows = np.full(units, -1, dtype=np.int32)
    rows[cells.units] = np.arange(len(cells.units))
    return rows


def _untold(everything: Questionnaire, own: Tally) -> Tally:
    """The tally without any score, as if every item could be judged: of a group that is not shown not even that."""
    shape = (len(own.units), len(everything.measures))
    nothing = np.zeros(shape, dtype=np.int64)
    limbs = np.zeros((*shape, 2), dtype=np.int64)
    return replace(own, unscored=(), measures=everything.measures, counted=nothing, sums=nothing.copy(), squares=limbs)


def _beyond_judgement(edition: Edition, asked: Questionnaire, own: Tally) -> tuple[str, ...]:
    """Items too many could not judge, and the figures that have nothing left to stand on."""
    if not own.unscored:
        return ()
    return tuple(measure for measure in _everything(edition, asked, own).measures if measure not in own.measures)


def _everything(edition: Edition, asked: Questionnaire, own: Tally) -> Questionnaire:
    """The group's questionnaire as if every item could be judged."""
    asked_of = {item.practice for item in asked.items}
    excluded = frozenset(practice.code for practice in edition.practices) - asked_of
    return questionnaire_of(edition=edition, group=own.group, excluded=excluded)


def _micro(widths: NDArray[np.float64], enough: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Half intervals in micro-points [S, M]; NO_MARGIN where there is none."""
    margins = np.full(enough.shape, NO_MARGIN, dtype=np.int32)
    known = enough & ~np.isnan(widths)
    margins[known] = np.minimum(np.rint(widths[known] * POINT), FULL_SCORE).astype(np.int32)
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
