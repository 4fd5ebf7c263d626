"""Tests of how far two groups' views lie apart."""

import pytest

from assessment.domain.figures import Figure, Reason, Shown, Withheld
from assessment.domain.scorecards.gaps import gap_between


def shown(score: float) -> Shown:
    """A figure of that score on five levels."""
    return Shown(20, score, score / 25, score - 5, score + 5, census=False)


def test_a_gap_is_the_first_less_the_second_in_levels_and_points() -> None:
    gap = gap_between(measure="overall", of=("leaders", shown(75)), to=("staff", shown(50)), flag_from=1.0)

    assert gap is not None
    assert (gap.levels, gap.points, gap.flagged) == (1.0, 25, True)
    assert (gap.of, gap.to) == ("leaders", "staff")


@pytest.mark.parametrize(("score", "flagged"), [(50, False), (74, False), (25, True), (76, True)])
def test_a_gap_is_flagged_in_either_direction(score: float, flagged: bool) -> None:
    gap = gap_between(measure="overall", of=("leaders", shown(score)), to=("staff", shown(50)), flag_from=1.0)

    assert gap is not None
    assert gap.flagged is flagged


@pytest.mark.parametrize("pair", [(Withheld(Reason.SMALL_GROUP), shown(50)), (shown(50), Withheld(Reason.NOT_ASKED))])
def test_there_is_no_gap_to_a_figure_nobody_sees(pair: tuple[Figure, Figure]) -> None:
    assert gap_between(measure="overall", of=("a", pair[0]), to=("b", pair[1]), flag_from=1.0) is None
