"""What answers without any agreement would look like: the variances that agreement is measured against."""

from enum import StrEnum


class UnknownNull(ValueError):
    """No variance is published for that distribution and that number of options."""


class Null(StrEnum):
    """A distribution of answers given without agreement."""

    UNIFORM = "uniform"
    SLIGHT_SKEW = "slight skew"
    MODERATE_SKEW = "moderate skew"
    HEAVY_SKEW = "heavy skew"
    TRIANGULAR = "triangular"
    NORMAL = "normal"


VARIANCES = {
    5: {
        Null.SLIGHT_SKEW: 1.34,
        Null.MODERATE_SKEW: 0.90,
        Null.HEAVY_SKEW: 0.44,
        Null.TRIANGULAR: 1.32,
        Null.NORMAL: 1.04,
    },
    7: {
        Null.SLIGHT_SKEW: 2.90,
        Null.MODERATE_SKEW: 2.14,
        Null.HEAVY_SKEW: 1.39,
        Null.TRIANGULAR: 2.10,
        Null.NORMAL: 1.40,
    },
}
"""Variances in options² by number of options (LeBreton & Senter 2008, table 2)."""


def null_variance(options: int, null: Null = Null.UNIFORM) -> float:
    """Variance of answers given without agreement on a scale of A options, in options².

    Uniform: (A² − 1) / 12, for any A ≥ 2; the others are tabulated for A = 5 and A = 7 (LeBreton & Senter 2008).
    Raises UnknownNull for a scale of one option or a distribution that is not tabulated for that scale.
    """
    if options < 2:
        raise UnknownNull(f"A scale of {options} options has no disagreement to measure against")
    if null is Null.UNIFORM:
        return (options * options - 1) / 12
    try:
        return VARIANCES[options][null]
    except KeyError:
        raise UnknownNull(f"No variance is published for the {null} distribution over {options} options") from None
