"""Gaps: how much higher one group sees the same thing than another; whether it may be believed is judged apart."""

from assessment.domain.figures import Figure, Gap, Shown


def gap_between(*, measure: str, of: tuple[str, Figure], to: tuple[str, Figure], flag_from: float) -> Gap | None:
    """How much higher the first group's figure is, in levels and points; None unless both are shown.

    `flag_from` is the width in levels that the edition finds worth a remark, in either direction.
    """
    (first, first_figure), (second, second_figure) = of, to
    if not isinstance(first_figure, Shown) or not isinstance(second_figure, Shown):
        return None
    levels = first_figure.level - second_figure.level
    points = first_figure.score - second_figure.score
    return Gap(measure, first, second, levels=levels, points=points, flagged=abs(levels) >= flag_from)
