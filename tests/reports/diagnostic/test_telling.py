"""Differences ready for sentences."""

import pytest

from assessment.domain.figures import Shown, Withheld
from assessment.domain.inference.differences import Difference, Ground, verdict_of
from reports.diagnostic.telling import family, noticed, sorted_out, told, with_interval
from reports.diagnostic.wording.differences import Family, TooFew, Unknown
from tests.factories.reports import tiny_card, tiny_source

SOURCE = tiny_source(tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(40, 5, 1, 5)]}))
FIGURE = Shown(n=11, score=50.0, level=2.0, low=40.0, high=60.0, census=False)
CENSUS = Shown(n=11, score=50.0, level=2.0, low=50.0, high=50.0, census=True)


def difference(
    ground: Ground = Ground.MATERIAL,
    *,
    points: float | None = 10.0,
    low: float | None = 5.0,
    high: float | None = 15.0,
    detectable: float | None = 6.1,
) -> Difference:
    """A difference in practice B1, which is one statement."""
    return Difference(
        "practices/B1",
        "leaders",
        "staff",
        verdict_of(ground, points=points or 0.0),
        ground,
        points,
        low,
        high,
        detectable,
        p=0.01,
        p_adjusted=0.02,
        family=7,
        hedges=None,
        delta=None,
    )


def test_points_become_levels_with_their_signs_and_without() -> None:
    found = told(SOURCE, difference(), group="leaders", parties=[])

    assert (found.size, found.signed, found.by) == ("0,4", "+0,4", "от 0,2 до 0,6")
    assert (found.interval, found.span) == ("от +0,2 до +0,6", "+0,2…+0,6")
    assert with_interval(found, none="—") == "+0,4 (+0,2…+0,6)"


def test_a_difference_downwards_is_said_by_its_size() -> None:
    found = told(SOURCE, difference(points=-10.0, low=-15.0, high=-5.0), group="leaders", parties=[])

    assert (found.size, found.signed, found.by, found.span) == ("0,4", "−0,4", "от 0,2 до 0,6", "−0,6…−0,2")


def test_an_interval_that_reaches_both_sides_is_said_with_signs_only() -> None:
    found = told(SOURCE, difference(Ground.NOT_EXCLUDED, low=-5.0), group="leaders", parties=[])

    assert (found.by, found.interval) == ("", "от −0,2 до +0,6")


def test_where_both_sides_are_known_exactly_there_is_no_interval() -> None:
    found = told(SOURCE, difference(low=10.0, high=10.0, detectable=0.0), group="leaders", parties=[])

    assert (found.by, found.interval, found.span, found.noticed) == ("", "", "", "")
    assert with_interval(found, none="—") == "+0,4"


def test_without_figures_nothing_is_said() -> None:
    bare = difference(Ground.WITHHELD, points=None, low=None, high=None, detectable=None)
    found = told(SOURCE, bare, group="leaders", parties=[("A", Withheld)])  # type: ignore[list-item]

    assert (found.size, found.signed, found.noticed) == ("", "", "")
    assert with_interval(found, none="—") == "—"


@pytest.mark.parametrize(("points", "words"), [(6.1, "0,3"), (5.0, "0,2"), (5.0000001, "0,2"), (5.1, "0,3")])
def test_what_would_have_been_noticed_is_rounded_up(points: float, words: str) -> None:
    assert noticed(SOURCE, difference(detectable=points)) == words


def test_a_side_with_too_few_answers_is_named_unless_everybody_answered() -> None:
    parties = [("Руководители", FIGURE), ("Сотрудники", CENSUS)]
    few = told(SOURCE, difference(Ground.TOO_FEW), group="leaders", parties=parties)
    other = told(SOURCE, difference(Ground.NOT_EXCLUDED), group="leaders", parties=parties)

    assert few.too_few == (TooFew("Руководители", "11", 30),)
    assert other.too_few == ()


def test_verdicts_are_counted_and_reasons_put_together_the_most_frequent_first() -> None:
    grounds = [Ground.MATERIAL, Ground.WITHIN_FLOOR, Ground.NOT_EXCLUDED, Ground.TOO_FEW, Ground.TOO_FEW]
    found = [
        told(SOURCE, difference(ground), group="leaders", parties=[("Руководители", figure)])
        for ground, figure in zip(grounds, [FIGURE] * 4 + [Shown(9, 50.0, 2.0, 40.0, 60.0, census=False)], strict=True)
    ]
    down = told(SOURCE, difference(points=-10.0), group="leaders", parties=[])

    result = sorted_out([*found, down])

    assert (result.compared, result.higher, result.lower, result.same) == (6, 1, 1, 1)
    assert result.unknown == (
        Unknown(2, Ground.TOO_FEW, (TooFew("Руководители", "9–11", 30),)),
        Unknown(1, Ground.NOT_EXCLUDED, ()),
    )


def test_a_family_says_how_many_were_tested_and_what_they_could_notice() -> None:
    differences = [difference(detectable=6.1), difference(detectable=11.0), difference(detectable=None)]

    assert family(SOURCE, differences, floor_points=5.0) == Family(7, ("0,3", "0,5"), "0,2")
    assert family(SOURCE, [], floor_points=3.0) == Family(0, None, "0,12")
