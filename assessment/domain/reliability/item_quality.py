"""How well an item works with a group: who could not judge it, and whether its answers tell people apart."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, SKIPPED, WIDTH
from assessment.domain.reliability.reliability_coefficients import NoCoefficient


class UnfitHistogram(ValueError):
    """The counts are not those of answers to an item of that scale."""


class ItemFlag(StrEnum):
    """Something to look at before the item's figure is believed."""

    TOO_FEW = "too few answers to judge the item"
    FLOOR = "many at the lowest option"
    CEILING = "many at the highest option"
    DOES_NOT_DISCRIMINATE = "half or more at one end: the item does not tell people apart"
    CANNOT_JUDGE = "respondents cannot judge"
    NOT_SCORED = "most cannot judge: counted, not scored"
    APART_FROM_THE_REST = "goes its own way: hardly correlated with the rest of its practice"


@dataclass(frozen=True, slots=True)
class ItemLimits:
    """Where flags begin. The shares of do-not-know are to be those of the edition's rules."""

    end: Fraction = Fraction(15, 100)
    """From this share at an end there is a floor or a ceiling (Terwee et al. 2007)."""
    indiscriminate: Fraction = Fraction(1, 2)
    dont_know_flag: Fraction = Fraction(1, 4)
    """Above this share respondents cannot judge."""
    dont_know_limit: Fraction = Fraction(1, 2)
    """Above this share the item is not scored."""
    item_rest: float = 0.30
    """Below this correlation an item goes its own way (Nunnally & Bernstein 1994)."""
    least: int = 30
    """Answers from which ends and correlations are judged."""


USUAL = ItemLimits()


@dataclass(frozen=True, slots=True)
class ItemQuality:
    """One item with one group. Shares are 0 where there is nobody to take them of."""

    answered: int
    """Sheets with an option."""
    skipped_share: float
    """Skipped among those whom the item concerns."""
    not_applicable_share: float
    """"Not about us" among all sheets."""
    dont_know_share: float
    """Do not know among those who took a stand: an option or do not know."""
    floor_share: float
    """At the option of the lowest score, among options."""
    ceiling_share: float
    """At the option of the highest score, among options."""
    item_rest: float | NoCoefficient
    """Correlation with the sum of the practice's other items, or why there is none."""
    flags: frozenset[ItemFlag]


def item_quality(
    *,
    histogram: NDArray[np.integer],
    options: int,
    turned: bool = False,
    item_rest: float | NoCoefficient = NoCoefficient.FEW_ITEMS,
    limits: ItemLimits = USUAL,
) -> ItemQuality:
    """Quality of an item of A options from its counts by byte code [14].

    A `turned` item scores its first option highest. Floor and ceiling at a share of .15 were proposed for whole scales;
    of single items with five options most have one, so it is a remark, and only a half at one end is a fault.
    Do-not-know is judged for any number of respondents, as scoring does, everything else from `least` answers. Raises
    UnfitHistogram.
    """
    counts = _fit(histogram, options)
    chosen = counts[1 : options + 1]
    answered, unsure = sum(chosen), counts[DONT_KNOW]
    low, high = (chosen[-1], chosen[0]) if turned else (chosen[0], chosen[-1])
    flags = _judgement(unsure, answered + unsure, limits)
    if answered < limits.least:
        flags |= {ItemFlag.TOO_FEW}
    else:
        flags |= _ends(low, high, answered, limits) | _rest(item_rest, limits)
    return ItemQuality(
        answered=answered,
        skipped_share=_share(counts[SKIPPED], sum(counts) - counts[NOT_APPLICABLE]),
        not_applicable_share=_share(counts[NOT_APPLICABLE], sum(counts)),
        dont_know_share=_share(unsure, answered + unsure),
        floor_share=_share(low, answered),
        ceiling_share=_share(high, answered),
        item_rest=item_rest,
        flags=frozenset(flags),
    )


def _fit(histogram: NDArray[np.integer], options: int) -> list[int]:
    if not 2 <= options < DONT_KNOW or histogram.shape != (WIDTH,):
        raise UnfitHistogram(f"An item has 2 to {DONT_KNOW - 1} options and {WIDTH} counts")
    counts: list[int] = histogram.tolist()
    if min(counts) < 0 or any(counts[options + 1 : DONT_KNOW]):
        raise UnfitHistogram(f"A count is below zero or of an option beyond the {options} of the scale")
    return counts


def _judgement(unsure: int, stands: int, limits: ItemLimits) -> set[ItemFlag]:
    passed = {ItemFlag.CANNOT_JUDGE: limits.dont_know_flag, ItemFlag.NOT_SCORED: limits.dont_know_limit}
    return {flag for flag, limit in passed.items() if unsure > limit * stands}


def _ends(low: int, high: int, answered: int, limits: ItemLimits) -> set[ItemFlag]:
    reached = {
        ItemFlag.FLOOR: low >= limits.end * answered,
        ItemFlag.CEILING: high >= limits.end * answered,
        ItemFlag.DOES_NOT_DISCRIMINATE: max(low, high) >= limits.indiscriminate * answered,
    }
    return {flag for flag, is_reached in reached.items() if is_reached}


def _rest(item_rest: float | NoCoefficient, limits: ItemLimits) -> set[ItemFlag]:
    apart = not isinstance(item_rest, NoCoefficient) and item_rest < limits.item_rest
    return {ItemFlag.APART_FROM_THE_REST} if apart else set()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
