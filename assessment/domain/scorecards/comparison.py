"""Comparisons on frozen scorecards: group with group, unit with the unit above, wave with wave; each a family."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import frozen
from assessment.domain.figures import Figure, Reason, Shown, Weighting, Withheld
from assessment.domain.frame import UNKNOWN
from assessment.domain.inference.contrasts import Contrast, Side, Standing
from assessment.domain.inference.differences import (
    GROUPS_FLOOR,
    TEST_FLOOR_ITEM,
    TEST_FLOOR_OVERALL,
    TEST_FLOOR_PRACTICE,
    WAVES_FLOOR,
    Difference,
    Kind,
    judged,
)
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.weighting.poststratification import TRIM

OVERALL = "overall"
UnitMeasure = tuple[str, str]
"""A unit's code and a measure."""


def views(card: Scorecard, *, of: str, to: str) -> Mapping[str, Difference]:
    """How differently two groups see what both were asked, at the agency: one family; `of` minus `to` by measure."""
    measures = [measure for measure in compared_measures(card, of) if measure in card.tables[to].columns]
    contrasts = [
        Contrast(
            measure,
            of,
            to,
            standing(card.figure(of, card.root, measure), histogram=_histogram(card, of, measure)),
            standing(card.figure(to, card.root, measure), histogram=_histogram(card, to, measure)),
        )
        for measure in measures
    ]
    # What is one statement to either group is judged as one statement.
    floors = np.maximum(_floors(card, of, contrasts), _floors(card, to, contrasts))
    return _by_measure(judged(contrasts, kind=Kind.GROUPS, floor_points=GROUPS_FLOOR, floor_n=floors))


@lru_cache(maxsize=4)
def against_above(card: Scorecard, group: str) -> Mapping[UnitMeasure, Difference]:
    """Every shown unit against the nearest shown unit above it, in every compared measure: one family.

    Said as unit − whole, tested against the rest of the whole, since unit and rest share nobody. Frozen scorecards are
    told apart by identity, and the page and the file of one ask for the same.
    """
    measures = compared_measures(card, group)
    pairs = [(unit.code, above) for unit in card.units if (above := above_of(card, group, unit.code)) is not None]
    wholes = {above: [card.figure(group, above, measure) for measure in measures] for _, above in pairs}
    contrasts = [
        _within(measure, unit, above, part=card.figure(group, unit, measure), whole=whole)
        for unit, above in pairs
        for measure, whole in zip(measures, wholes[above], strict=True)
    ]
    found = judged(contrasts, kind=Kind.GROUPS, floor_points=GROUPS_FLOOR, floor_n=_floors(card, group, contrasts))
    return frozen({(difference.of, difference.measure): difference for difference in found})


def changes(card: Scorecard, previous: Scorecard, *, group: str, linked: Iterable[str]) -> Mapping[str, Difference]:
    """What changed since an earlier wave for one group at the agency, over the linked measures: one family."""
    both = set(linked) & set(previous.tables[group].columns) if group in previous.tables else set()
    contrasts = [
        Contrast(
            measure,
            card.wave,
            previous.wave,
            standing(card.figure(group, card.root, measure)),
            standing(previous.figure(group, previous.root, measure)),
        )
        for measure in compared_measures(card, group)
        if measure in both
    ]
    return _by_measure(
        judged(contrasts, kind=Kind.WAVES, floor_points=WAVES_FLOOR, floor_n=_floors(card, group, contrasts))
    )


def compared_measures(card: Scorecard, group: str) -> tuple[str, ...]:
    """Practices, criteria, sections and overall: what is compared; statements alone are not."""
    return tuple(measure for measure in card.tables[group].measures if not measure.startswith("items/"))


def above_of(card: Scorecard, group: str, unit: str) -> str | None:
    """The nearest shown unit above a shown one; None for the agency, and for a unit that is withheld."""
    if not card.is_shown(group, unit):
        return None
    above = card.units[card.places[unit]].parent
    while above is not None and not card.is_shown(group, above):
        above = card.units[card.places[above]].parent
    return above


def standing(figure: Figure, *, histogram: Sequence[int] = ()) -> Standing:
    """A figure as one side of a contrast: the variance that gives its standard error, weights and all."""
    if isinstance(figure, Withheld):
        return figure
    people = UNKNOWN if figure.headcount is None else figure.headcount
    fits = tuple(histogram) if sum(histogram) == figure.n else ()
    if figure.census:
        return Side(figure.n, people, figure.score, 0.0, histogram=fits)
    if figure.error is None:
        return Side(figure.n, people, figure.score, None, histogram=fits)
    left = 1.0 if people == UNKNOWN else 1 - figure.n / people
    return Side(figure.n, people, figure.score, figure.error**2 * figure.n / left, histogram=fits)


def floor_of(card: Scorecard, group: str, measure: str) -> int:
    """Answers from which a measure is tested: more for one statement than for several, fewest for the whole."""
    if measure == OVERALL:
        return TEST_FLOOR_OVERALL
    return TEST_FLOOR_ITEM if len(statements(card, group, measure)) == 1 else TEST_FLOOR_PRACTICE


def statements(card: Scorecard, group: str, measure: str) -> tuple[str, ...]:
    """The scored statements of a practice as put to a group; none for anything else."""
    kind, _, practice = measure.partition("/")
    if kind != "practices":
        return ()
    table = card.tables[group]
    owned = zip(table.items, table.owners, strict=True)
    return tuple(item for item, owner in owned if owner == practice and f"items/{item}" in table.columns)


def rest_of(part: Shown, whole: Shown, share: float) -> Standing:
    """The whole without the part: ȳᵣ = (ȳ − w ȳᵤ) / (1 − w), Vᵣ = (V − w² Vᵤ) / (1 − w)²."""
    n = whole.n - part.n
    if n <= 0 or share >= 1:
        return Withheld(Reason.FEW_ANSWERS)
    people = UNKNOWN if part.headcount is None or whole.headcount is None else whole.headcount - part.headcount
    mean = (whole.score - share * part.score) / (1 - share)
    if part.error is None or whole.error is None:
        return Side(n, UNKNOWN, mean, None)
    error = (whole.error**2 - (share * part.error) ** 2) / (1 - share) ** 2
    if people != UNKNOWN and people <= n:
        return Side(n, n, mean, 0.0)
    left = 1.0 if people == UNKNOWN else 1 - n / people
    return Side(n, people, mean, error * n / left if error > 0 else None)


def _within(measure: str, unit: str, above: str, *, part: Figure, whole: Figure) -> Contrast:
    if not isinstance(part, Shown) or not isinstance(whole, Shown):
        absent = next(figure for figure in (part, whole) if isinstance(figure, Withheld))
        return Contrast(measure, unit, above, absent, absent)
    share = _share(part, whole)
    return Contrast(measure, unit, above, standing(part), rest_of(part, whole, share), share=share)


def _share(part: Shown, whole: Shown) -> float:
    """Which part of the whole's figure the unit's makes up: by people where people were weighted, else by answers.

    Where the unit's people are held at a third or three times the whole's mean weight, they count as they are held.
    """
    if whole.weighting is not Weighting.HEADCOUNT or part.headcount is None or not whole.headcount:
        return part.n / whole.n
    fair = part.n * whole.headcount / whole.n
    held = min(max(part.headcount, fair / TRIM), fair * TRIM)
    return held / (whole.headcount - part.headcount + held)


def _floors(card: Scorecard, group: str, contrasts: Sequence[Contrast]) -> NDArray[np.int64]:
    floors = {measure: floor_of(card, group, measure) for measure in compared_measures(card, group)}
    return np.array([floors[contrast.measure] for contrast in contrasts], dtype=np.int64)


def _histogram(card: Scorecard, group: str, measure: str) -> tuple[int, ...]:
    """Answers by option, for a practice of one statement where the distribution may be seen; else nothing."""
    items = statements(card, group, measure)
    counts = card.counts(group, card.root, items[0]) if len(items) == 1 else None
    return counts.options if counts else ()


def _by_measure(differences: Iterable[Difference]) -> Mapping[str, Difference]:
    return {difference.measure: difference for difference in differences}
