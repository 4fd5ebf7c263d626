"""Whose answers follow from distributions and means."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.domain.audits.determined_answers import OPEN, Contradiction, Known, determined_codes

SCORES = np.array([0.0, 50.0, 100.0, np.nan])
"""Three options and one code without a score."""
ALL, CHILD = (True, True), (False, True)


def known(
    *,
    people: tuple[int, ...] = (8, 4),
    distributions: tuple[tuple[tuple[bool, ...], tuple[int, ...]], ...] = (),
    means: tuple[tuple[tuple[bool, ...], int, float], ...] = (),
) -> Known:
    return Known(
        people=np.array(people),
        distributions=[(np.array(cell), np.array(counts)) for cell, counts in distributions],
        means=[(np.array(cell), n, mean) for cell, n, mean in means],
        scores=SCORES,
    )


def test_of_a_mixed_distribution_no_answer_follows() -> None:
    assert determined_codes(known(distributions=((ALL, (4, 0, 8, 0)),))).tolist() == [OPEN, OPEN]


def test_of_a_unanimous_distribution_all_answers_follow() -> None:
    assert determined_codes(known(distributions=((ALL, (0, 12, 0, 0)),))).tolist() == [1, 1]


def test_a_mean_at_the_end_of_the_scale_tells_all_answers() -> None:
    assert determined_codes(known(means=((ALL, 12, 100.0),))).tolist() == [2, 2]


def test_a_mean_at_the_end_of_some_tells_nothing_of_one_person() -> None:
    assert determined_codes(known(means=((ALL, 11, 100.0),))).tolist() == [OPEN, OPEN]


def test_a_mean_in_the_middle_tells_nothing() -> None:
    assert determined_codes(known(means=((ALL, 12, 50.0),))).tolist() == [OPEN, OPEN]


def test_a_distribution_and_a_mean_together_tell_what_neither_does() -> None:
    both = known(distributions=((ALL, (4, 0, 8, 0)),), means=((CHILD, 4, 0.0),))

    assert determined_codes(both).tolist() == [2, 0]


def test_the_difference_of_two_means_can_lie_at_the_end_of_the_scale() -> None:
    assert determined_codes(known(people=(10, 10), means=((ALL, 20, 50.0), (CHILD, 10, 0.0)))).tolist() == [2, 0]


def test_rounding_of_a_mean_hides_nothing_and_contradicts_nothing() -> None:
    assert determined_codes(known(means=((ALL, 12, 100.0 - 4e-7), (CHILD, 4, 100.0)))).tolist() == [2, 2]


def test_a_thousand_people_are_not_told_apart_by_rounding() -> None:
    found = determined_codes(known(people=(996, 4), means=((ALL, 1000, 100 - 50 / 1000),)))

    assert found.tolist() == [OPEN, OPEN]


def test_sums_that_nobody_can_have_given_are_refused() -> None:
    with pytest.raises(Contradiction):
        determined_codes(known(means=((ALL, 12, 100.0), (CHILD, 4, 0.0))))


def test_shares_narrow_what_a_mean_leaves_open() -> None:
    whole, middle = np.array(ALL), np.array([False, True, False, False])
    mean = known(means=((ALL, 12, 50.0),))

    assert determined_codes(mean).tolist() == [OPEN, OPEN]
    assert determined_codes(replace(mean, shares=[(whole, middle, 12, 12)])).tolist() == [1, 1]
    assert determined_codes(replace(mean, shares=[(whole, middle, 10.5, 12)])).tolist() == [OPEN, OPEN]
