"""How a group's answers may be trusted, at the agency: sheets that count, uniform ones, and items to look at."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from assessment.domain.counts.drop_off import drop_off
from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.counts.tally import Tally
from assessment.domain.edition import POINT, Edition
from assessment.domain.reliability.item_quality import ItemFlag, ItemLimits, item_quality
from assessment.domain.reliability.reliability_coefficients import NoCoefficient, covariances, item_rest_correlations

NOTEWORTHY = 2.0
"""Points by which uniform sheets must move the overall figure to be worth a word."""


@dataclass(frozen=True, slots=True)
class Uniform:
    """Sheets with nearly the same answer throughout: kept and scored, and said how much they weigh."""

    sheets: int
    points: float
    """How much higher the overall score would be without them."""
    noteworthy: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """An item that needs a look before its figure is believed."""

    item: str
    flags: tuple[str, ...]
    """Names of `item_quality.ItemFlag`, sorted."""
    dont_know_share: float


@dataclass(frozen=True, slots=True)
class Leaving:
    """An item after which noticeably many answered nothing more."""

    item: str
    reached: int
    left: int


@dataclass(frozen=True, slots=True)
class Quality:
    """One group at the agency."""

    submitted: int
    """Sheets that came in."""
    valid: int
    """Sheets that count."""
    uniform: Uniform | None
    """None where they are none, or so few, or all but so few, that their effect would tell their answers."""
    remarks: tuple[Remark, ...]
    leaving: tuple[Leaving, ...] = ()

    def to_primitives(self) -> dict[str, Any]:
        """Names, numbers and lists."""
        return asdict(self)

    @classmethod
    def from_primitives(cls, stored: Mapping[str, Any]) -> "Quality":
        """The quality that was stored."""
        uniform = stored["uniform"]
        remarks = tuple(
            Remark(each["item"], tuple(each["flags"]), each["dont_know_share"]) for each in stored["remarks"]
        )
        return cls(
            submitted=stored["submitted"],
            valid=stored["valid"],
            uniform=None if uniform is None else Uniform(**uniform),
            remarks=remarks,
            leaving=tuple(Leaving(**each) for each in stored["leaving"]),
        )


def quality_of(*, edition: Edition, asked: Questionnaire, total: Tally, threshold: int) -> Quality:
    """Quality of a group that is shown at the agency; `total` is rolled up, the agency first.

    Figures of uniform sheets and of the others part the same people in two, so each part must be as large as anything
    that is shown.
    """
    limits = ItemLimits(dont_know_flag=edition.rules.dont_know_flag, dont_know_limit=edition.rules.dont_know_limit)
    rests = _item_rests(asked, total)
    remarks = (
        _remark(edition, asked, total, place, limits, rests.get(place, NoCoefficient.FEW_ITEMS))
        for place in range(len(asked.items))
    )
    return Quality(
        submitted=int(total.submitted[0]),
        valid=int(total.responses[0]),
        uniform=_uniform(total, threshold),
        remarks=tuple(remark for remark in remarks if remark),
        leaving=_leaving(asked, total, threshold),
    )


def _leaving(asked: Questionnaire, total: Tally, threshold: int) -> tuple[Leaving, ...]:
    """Where people give up; of fewer than the threshold it is not said where."""
    found = zip(asked.items, drop_off(total.dropped), strict=True)
    return tuple(
        Leaving(item.code, step.reached, step.left) for item, step in found if step.flagged and step.left >= threshold
    )


def _uniform(total: Tally, threshold: int) -> Uniform | None:
    (flagged, points), (left, rest) = total.flagged_overall[0].tolist(), total.unflagged_overall[0].tolist()
    if flagged < threshold or left < threshold:
        return None
    moved = (rest / left - (points + rest) / (flagged + left)) / POINT
    return Uniform(flagged, moved, abs(moved) > NOTEWORTHY)


def _item_rests(asked: Questionnaire, total: Tally) -> dict[int, float | NoCoefficient]:
    """How each item of a practice of several correlates with the sum of the others, by its place."""
    found: dict[int, float | NoCoefficient] = {}
    for _, places in asked.practices:
        rows = [asked.scored.index(place) for place in places]
        covariance = covariances(total.item_cross[np.ix_(range(3), rows, rows)])
        if len(places) > 1 and not isinstance(covariance, NoCoefficient):
            found |= zip(places, item_rest_correlations(covariance), strict=True)
    return found


def _remark(
    edition: Edition,
    asked: Questionnaire,
    total: Tally,
    place: int,
    limits: ItemLimits,
    item_rest: float | NoCoefficient,
) -> Remark | None:
    item = asked.items[place]
    if None in edition.option_scores(item):
        return None
    found = item_quality(
        histogram=total.histograms[0, place],
        options=len(edition.scales[item.scale].options),
        turned=item.reversed,
        item_rest=item_rest,
        limits=limits,
    )
    # A floor or a ceiling of a single item is usual; too few answers are said by the figure itself.
    flags = found.flags - {ItemFlag.FLOOR, ItemFlag.CEILING, ItemFlag.TOO_FEW}
    return Remark(item.code, tuple(sorted(flag.name for flag in flags)), found.dont_know_share) if flags else None
