"""Tests of how many answers a release gives away."""

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.bounds import Determined, determined_answers
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE, POINT, SKIPPED, WIDTH

ROOT = -1
FIVE = [-1, 0, 25, 50, 75, 100, *[-1] * (WIDTH - 6)]


def attacked(
    *answers: list[int],
    parents: tuple[int, ...] | None = None,
    shown: tuple[bool, ...] | None = None,
    distributions: tuple[bool, ...] | None = None,
    points: list[int] = FIVE,
    bands: bool = False,
    spread: bool = False,
) -> Determined:
    """The attack on one item; units hang under the first, all are shown, none has a distribution."""
    size = len(answers)
    return determined_answers(
        shown=shown or (True,) * size,
        distributions=distributions or (False,) * size,
        parents=parents or (ROOT, *[0] * (size - 1)),
        histograms=np.array([[np.bincount(codes, minlength=WIDTH)] for codes in answers]),
        scores=_micro(points),
        bands=bands,
        spread=spread,
    )


def _micro(points: list[int]) -> NDArray[np.int64]:
    return np.array([[score * POINT if score >= 0 else -1 for score in points]], dtype=np.int64)


def test_the_highest_and_the_lowest_mean_tell_everybodys_answer() -> None:
    assert attacked([5] * 10).total == 10
    assert attacked([1] * 10).total == 10


def test_agreement_in_between_tells_nothing_by_its_mean() -> None:
    assert attacked([3] * 10).total == 0
    assert attacked([4] * 10).total == 0


def test_bands_tell_agreement_at_their_ends() -> None:
    assert [attacked([code] * 10, bands=True).total for code in range(1, 6)] == [10] * 5


def test_a_wide_band_hides_what_is_within_it() -> None:
    eleven = [-1, *range(0, 101, 10), -1, -1]

    assert [attacked([code] * 12, points=eleven, bands=True).total for code in (7, 8, 9, 10, 11)] == [12, 0, 0, 0, 12]


def test_a_spread_of_nothing_tells_everybodys_answer() -> None:
    assert attacked([3] * 10, spread=True).total == 10
    assert attacked([3] * 9 + [4], spread=True).total == 0
    assert attacked([DONT_KNOW] * 10, spread=True).total == 0


def test_a_distribution_tells_agreement_of_any_kind() -> None:
    assert attacked([3] * 30, distributions=(True,)).total == 30
    assert attacked([DONT_KNOW] * 30, distributions=(True,)).total == 30


def test_who_skipped_an_item_has_no_answer_to_tell() -> None:
    assert attacked([SKIPPED] * 30, distributions=(True,)).total == 0


def test_not_to_have_answered_hides_how_unless_a_distribution_tells() -> None:
    two = (True, True)

    assert attacked([DONT_KNOW] * 10).total == 0
    assert attacked([DONT_KNOW] * 10, [NOT_APPLICABLE] * 10 + [4] * 9, distributions=(True, False)).total == 0
    assert attacked([DONT_KNOW] * 10, [2] * 10 + [4] * 9, distributions=(True, False)).total == 10
    assert attacked([DONT_KNOW] * 10, [NOT_APPLICABLE] * 10, distributions=two).total == 20


def test_one_who_did_not_answer_hides_all_others() -> None:
    assert attacked([5] * 9 + [SKIPPED]).total == 0


def test_the_rest_is_attacked_not_the_unit() -> None:
    """The agency's mean is ordinary; less the first unit's it is the highest."""
    found = attacked([5] * 10, [1, 3, 4, 5] * 3)

    assert found.units.tolist() == [0, 1]
    assert found.people.tolist() == [10, 12]
    assert found.answers.tolist() == [[True], [False]]
    assert found.by_item.tolist() == [10]


def test_withheld_units_lend_their_people_to_the_one_above() -> None:
    assert attacked([], [5] * 6, [5] * 4, shown=(True, False, False)).total == 10
    assert attacked([], [5] * 6, [4] * 4, shown=(True, False, False)).total == 0
    assert attacked([5] * 3, [4] * 12, shown=(False, True)).people.tolist() == [12]


def test_under_a_distribution_somebody_else_must_have_given_the_other_answers() -> None:
    first = (True, False, False)

    assert attacked([1] * 30, [3] * 10, [2, 4] * 5, distributions=first).by_item.tolist() == [30]
    assert attacked([1] * 30, [3] * 10, [2] * 10, distributions=first).by_item.tolist() == [50]
    assert attacked([1] * 30, [3] * 10, [1, 5] * 5, distributions=first).by_item.tolist() == [30]


def test_uneven_steps_need_more_people_to_hide_among() -> None:
    uneven = [-1, 0, 10, 100, *[-1] * 10]

    assert attacked([2] * 9, points=uneven).total == 9
    assert attacked([2] * 10, points=uneven).total == 0


def test_nothing_shown_tells_nothing() -> None:
    found = attacked([5] * 9, shown=(False,))

    assert found.total == 0
    assert found.answers.shape == (0, 1)


def test_no_items_tell_nothing() -> None:
    found = determined_answers(
        shown=[True],
        distributions=[False],
        parents=[ROOT],
        histograms=np.zeros((1, 0, WIDTH), dtype=np.int64),
        scores=np.zeros((0, WIDTH), dtype=np.int64),
    )

    assert found.total == 0
