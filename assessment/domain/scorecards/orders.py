"""Orders: which of two measures stands higher in the eyes of one group; what is asked together is one family."""

from collections.abc import Mapping, Sequence

from assessment.domain.inference.contrasts import Contrast
from assessment.domain.inference.differences import GROUPS_FLOOR, Difference, Kind, judged
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.comparison import floor_of, standing

MeasurePair = tuple[str, str]


def orders(card: Scorecard, group: str, pairs: Sequence[MeasurePair]) -> Mapping[MeasurePair, Difference]:
    """First minus second measure of each pair for one group at the agency, judged together as one family.

    The same people answer both, so Var(ȳ₁ − ȳ₂) = V₁ + V₂ − 2 cov(ȳ₁, ȳ₂). Counts by item do not hold the covariance;
    it is left out, which can only hide differences as long as people who rate one thing high rate others high as well.
    Every pair is asked for as many answers as the strictest measure among them wants.
    """
    figures = {measure: card.figure(group, card.root, measure) for pair in pairs for measure in pair}
    contrasts = [
        Contrast(first, first, second, standing(figures[first]), standing(figures[second])) for first, second in pairs
    ]
    least = max((floor_of(card, group, measure) for measure in figures), default=0)
    found = judged(contrasts, kind=Kind.GROUPS, floor_points=GROUPS_FLOOR, floor_n=least)
    return dict(zip(pairs, found, strict=True))
