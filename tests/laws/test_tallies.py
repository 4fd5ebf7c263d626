"""Laws of counting: order does not matter, any split merges to the same bytes, and a withdrawn part leaves the rest."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.counts.tally import (
    ARRAYS,
    BY_UNIT,
    Tally,
    merge,
    require_consistent,
    roll_up,
    subtract,
    tally_sheets,
)
from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE
from tests.assessment.domain.instruments import TINY, edition, item

UNITS = ("agency", "office", "team", "desk")
PARENTS = (-1, 0, 1, 0)
ASKED = [0, 1, 2, 3, 5]
# The same instrument with eight more items about A1, so that a sheet is long enough to look uniform.
LONG = edition(
    items=[*TINY.items, *(item(f"A1.{letter}") for letter in "defghijk")],
    practices=TINY.practices,
    points={section.code: section.points for section in TINY.sections},
)
SOME = st.sampled_from([*range(6), DONT_KNOW, NOT_APPLICABLE])
BYTES = st.one_of(st.lists(SOME, min_size=13, max_size=13), st.sampled_from([[3] * 13, [0] * 13, [5] * 7 + [0] * 6]))
ROW = st.tuples(st.integers(0, 3), BYTES)
Rows = list[tuple[int, list[int]]]


def counted(rows: Rows) -> Tally:
    """The tally of rows of unit and answers, scored whatever the share of unsure answers."""
    sheets: NDArray[np.uint8] = np.zeros((len(rows), len(LONG.items)), dtype=np.uint8)
    for place, (_, answers) in enumerate(rows):
        sheets[place, [*ASKED, *range(6, 14)]] = answers
    return tally_sheets(
        edition=LONG,
        group="staff",
        excluded=frozenset(),
        units=UNITS,
        sheets=sheets,
        unit_index=np.array([unit for unit, _ in rows], dtype=np.int64),
        unscored=frozenset(),
    )


@given(st.lists(ROW, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_sheets_does_not_matter(rows: Rows, shuffler) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(rows)
    shuffler.shuffle(shuffled)

    assert counted(shuffled).to_bytes() == counted(rows).to_bytes()


@given(st.lists(st.tuples(ROW, st.integers(0, 3)), max_size=40))
def test_any_split_merges_to_the_same_bytes_in_any_order(dealt: list[tuple[tuple[int, list[int]], int]]) -> None:
    whole = counted([row for row, _ in dealt])
    parts = [counted([row for row, pile in dealt if pile == number]) for number in range(4)]

    assert merge(*parts).to_bytes() == merge(*reversed(parts)).to_bytes() == whole.to_bytes()
    assert merge(parts[0], merge(*parts[1:])).to_bytes() == whole.to_bytes()


@given(st.lists(ROW, max_size=30), st.lists(ROW, max_size=10))
def test_withdrawing_undoes_counting(stay: Rows, leave: Rows) -> None:
    assert subtract(counted(stay + leave), counted(leave)).to_bytes() == counted(stay).to_bytes()


@given(st.lists(ROW, max_size=40))
def test_what_sheets_give_never_contradicts_itself(rows: Rows) -> None:
    require_consistent(counted(rows))


@given(st.lists(ROW, max_size=30))
def test_a_sheet_that_does_not_count_is_seen_in_participation_alone(rows: Rows) -> None:
    found = counted(rows)
    blanks = counted([*rows, (2, [0] * 13)])

    assert blanks.submitted.tolist() == (found.submitted + np.array([0, 0, 1, 0])).tolist()
    assert (blanks.dropped - found.dropped).tolist() == [1] + [0] * 13
    same = replace(blanks, submitted=found.submitted, dropped=found.dropped)
    assert same.to_bytes() == found.to_bytes()


@given(st.lists(ROW, max_size=30))
def test_numbers_of_sheets_go_down_from_submitted_to_flagged(rows: Rows) -> None:
    found = counted(rows)

    assert (found.submitted >= found.responses).all()
    assert (found.responses >= found.flagged).all()
    assert found.flagged.sum() >= sum(answers == [3] * 13 for _, answers in rows)


@given(st.lists(ROW, max_size=20), st.lists(ROW, max_size=20))
def test_rolling_up_and_merging_may_change_places(first: Rows, second: Rows) -> None:
    early = merge(roll_up(counted(first), PARENTS), roll_up(counted(second), PARENTS))
    late = roll_up(merge(counted(first), counted(second)), PARENTS)

    assert early.to_bytes() == late.to_bytes()


@given(st.lists(ROW, max_size=30))
def test_the_agency_s_total_is_that_of_all_sheets_together(rows: Rows) -> None:
    total = roll_up(counted(rows), PARENTS)
    together = counted([(0, answers) for _, answers in rows])

    for name in BY_UNIT:
        assert getattr(total, name)[0].tobytes() == getattr(together, name)[0].tobytes()
    assert total.practice_cross.tobytes() == together.practice_cross.tobytes()
    for name in set(ARRAYS) - {*BY_UNIT, "practice_cross_blocks"}:
        assert getattr(total, name).tobytes() == getattr(together, name).tobytes()
