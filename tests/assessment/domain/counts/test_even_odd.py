"""Tests of the even–odd consistency of a person's answers."""

from collections.abc import Sequence

import numpy as np
import pytest

from assessment.domain.counts import even_odd as module
from assessment.domain.counts.even_odd import even_odd

PAIRS = [(0, 1), (2, 3), (4, 5), (6, 7)]


def of(
    *rows: list[int], practices: Sequence[tuple[int, ...]] | None = None, turned: list[int] | None = None
) -> list[float]:
    """Consistency of these sheets of items with five options."""
    items = len(rows[0])
    found: list[float] = even_odd(
        answers=np.array(rows, dtype=np.uint8),
        options=np.array([5] * items),
        turned=np.isin(np.arange(items), turned or []),
        practices=practices or PAIRS,
    ).tolist()
    return found


def test_like_items_answered_alike_are_consistent() -> None:
    assert of([1, 1, 4, 4, 2, 2, 5, 5]) == [pytest.approx(1)]


def test_consistency_is_the_stepped_up_correlation_of_halves() -> None:
    r = np.corrcoef([1, 4, 2, 5], [2, 4, 3, 3])[0, 1]

    assert of([1, 2, 4, 4, 2, 3, 5, 3]) == [pytest.approx(2 * r / (1 + r))]


def test_opposed_halves_are_not_stepped_up() -> None:
    r = np.corrcoef([1, 4, 2, 5], [5, 2, 4, 2])[0, 1]

    assert of([1, 5, 4, 2, 2, 4, 5, 2]) == [pytest.approx(r)]
    assert of([1, 5, 4, 2, 2, 4, 5, 1]) == [pytest.approx(-1)]


def test_turned_items_are_turned_first() -> None:
    assert of([1, 5, 4, 2, 2, 4, 5, 1], turned=[1, 3, 5, 7]) == [pytest.approx(1)]


def test_halves_are_the_means_of_what_was_answered() -> None:
    practices = [(0, 1, 2), (3, 4, 5), (6, 7, 8)]
    r = np.corrcoef([(1 + 3) / 2, 5, 2], [2, 4, 1])[0, 1]

    assert of([1, 2, 3, 5, 4, 0, 12, 1, 2], practices=practices) == [pytest.approx(2 * r / (1 + r))]


def test_fewer_than_three_practices_with_both_halves_say_nothing() -> None:
    assert np.isnan(of([1, 1, 4, 4, 0, 2, 5, 13])).all()
    assert not np.isnan(of([1, 1, 4, 4, 2, 2, 5, 13])).any()
    assert np.isnan(of([1, 2, 3, 4], practices=[(0,), (1,), (2,), (3,)])).all()


def test_who_gives_every_practice_the_same_is_not_called_inconsistent() -> None:
    assert np.isnan(of([3] * 8, [3, 1, 3, 2, 3, 3, 3, 4])).all()


def test_who_answers_at_random_is_on_average_not_consistent() -> None:
    answers = np.random.default_rng(2).integers(1, 6, size=(2_000, 40)).astype(np.uint8)
    pairs = [(place, place + 1) for place in range(0, 40, 2)]

    found = even_odd(answers=answers, options=np.full(40, 5), turned=np.zeros(40, dtype=np.bool_), practices=pairs)

    assert abs(np.nanmedian(found)) < 0.1


def test_sheets_are_taken_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(3).integers(0, 6, size=(20, 8)).tolist()
    whole = of(*rows)

    monkeypatch.setattr(module, "BLOCK", 6)

    np.testing.assert_array_equal(of(*rows), whole)


def test_nobody_has_no_consistency() -> None:
    none = np.zeros((0, 8), dtype=np.uint8)

    found = even_odd(answers=none, options=np.full(8, 5), turned=np.zeros(8, dtype=np.bool_), practices=PAIRS)

    assert found.tolist() == []
