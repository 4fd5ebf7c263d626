"""Laws of counting: order does not matter, and any split merges to the same bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assessment.domain.edition import DONT_KNOW, NOT_APPLICABLE
from assessment.domain.tally import Tally, merge, roll_up, subtract, tally_sheets
from tests.assessment.domain.instruments import TINY

UNITS = ("agency", "office", "team", "desk")
PARENTS = (-1, 0, 1, 0)
ANSWER = st.sampled_from([*range(6), DONT_KNOW, NOT_APPLICABLE])
ROW = st.tuples(st.integers(0, 3), st.lists(ANSWER, min_size=5, max_size=5))
Rows = list[tuple[int, list[int]]]


def counted(rows: Rows) -> Tally:
    """The tally of rows of unit and answers, scored whatever the share of unsure answers."""
    sheets: NDArray[np.uint8] = np.zeros((len(rows), len(TINY.items)), dtype=np.uint8)
    for place, (_, answers) in enumerate(rows):
        sheets[place, [0, 1, 2, 3, 5]] = answers
    return tally_sheets(
        edition=TINY,
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


@given(st.lists(ROW, max_size=20), st.lists(ROW, max_size=20))
def test_rolling_up_and_merging_may_change_places(first: Rows, second: Rows) -> None:
    early = merge(roll_up(counted(first), PARENTS), roll_up(counted(second), PARENTS))
    late = roll_up(merge(counted(first), counted(second)), PARENTS)

    assert early.to_bytes() == late.to_bytes()


@given(st.lists(ROW, max_size=30))
def test_the_agency_s_total_is_that_of_all_sheets_together(rows: Rows) -> None:
    total = roll_up(counted(rows), PARENTS)
    together = counted([(0, answers) for _, answers in rows])

    assert total.histograms[0].tobytes() == together.histograms[0].tobytes()
    assert total.sums[0].tolist() == together.sums[0].tolist()
    assert total.squares[0].tolist() == together.squares[0].tolist()
