"""Tests of tallies: what they count, and what sheets they refuse."""

import numpy as np
import pytest

from assessment.domain.counts.tally import EVERY_SHEET, UnfitSheets, require_consistent, tally_sheets
from assessment.domain.edition import DONT_KNOW
from tests.assessment.domain.instruments import TINY, reference_edition, sheet, sheets_of, tally_of

HIGH = sheet(TINY, A1_a=5, A1_b=1, A1_c=5, A2_a=5, E1_a=5)
LOW = sheet(TINY, A1_a=1, A1_b=5, A1_c=1, A2_a=1, E1_a=1)
UNSURE = sheet(TINY, A1_a=3, A1_b=3, A1_c=3, A2_a=DONT_KNOW, E1_a=2)


def test_a_tally_counts_answers_and_scores_by_unit() -> None:
    tally = tally_of([HIGH, LOW, HIGH], units=("agency", "desk"), places=[0, 1, 1])
    overall = tally.measures.index("overall")

    assert tally.responses.tolist() == [1, 2]
    assert tally.histograms[1, tally.items.index("A1.a"), [1, 5]].tolist() == [1, 1]
    assert tally.counted[:, overall].tolist() == [1, 2]
    assert tally.sums[:, overall].tolist() == [100_000_000, 100_000_000]


def test_the_cross_products_are_of_the_whole_group() -> None:
    tally = tally_of([HIGH, LOW], units=("agency", "desk"), places=[0, 1])

    assert tally.item_cross.shape == (3, 5, 5)
    assert tally.practice_cross.shape == (3, 3, 3)
    assert tally.item_cross[0].tolist() == [
        [2, 2, 2, 0, 0],
        [2, 2, 2, 0, 0],
        [2, 2, 2, 0, 0],
        [0, 0, 0, 2, 0],
        [0, 0, 0, 0, 2],
    ]


def test_no_sheets_give_a_tally_of_nothing() -> None:
    tally = tally_of([])

    assert tally.responses.tolist() == [0]
    assert not tally.counted.any()


def test_facts_are_counted_without_scores() -> None:
    tally = tally_of([sheet(TINY, A2_k=1), sheet(TINY, A2_k=2)], group="clients")

    assert tally.measures == ()
    assert tally.counted.shape == (1, 0)
    assert tally.histograms[0, 0, [1, 2]].tolist() == [1, 1]


def test_an_item_too_many_cannot_judge_is_left_out_of_scores() -> None:
    tally = tally_of([UNSURE, UNSURE, HIGH])

    assert tally.unscored == ("A2.a",)
    assert "items/A2.a" not in tally.measures
    assert "A2.a" in tally.items


def test_a_part_is_counted_by_what_was_found_for_the_whole() -> None:
    sheets = sheets_of([UNSURE])
    part = tally_sheets(
        edition=TINY,
        group="staff",
        excluded=frozenset(),
        units=("agency",),
        sheets=sheets,
        unit_index=np.array([0]),
        unscored=frozenset(),
    )

    assert part.unscored == ()
    assert "items/A2.a" in part.measures


def test_a_sheet_below_half_is_submitted_and_not_counted() -> None:
    broken_off, blank = sheet(TINY, A1_a=5, A1_b=DONT_KNOW), sheet(TINY)

    tally = tally_of(
        [HIGH, broken_off, blank, LOW],
        units=("agency", "desk"),
        places=[1, 1, 1, 0],
        least_answered=None,
    )

    assert tally.submitted.tolist() == [1, 3]
    assert tally.responses.tolist() == [1, 1]
    assert tally.histograms.sum(axis=2).tolist() == [[1] * 5, [1] * 5]
    assert tally.dropped.tolist() == [1, 0, 1, 0, 0, 2]
    assert tally.practice_cross[0, 0, 0] == 2
    require_consistent(tally)


def test_every_sheet_counts_where_that_is_asked_for() -> None:
    tally = tally_of([sheet(TINY)], least_answered=EVERY_SHEET)

    assert tally.responses.tolist() == tally.submitted.tolist() == [1]


def test_uniform_sheets_are_flagged_and_scored() -> None:
    model = reference_edition()
    rows = [[4] * 30, [*range(1, 6)] * 6]

    tally = tally_of(rows, units=("agency", "desk"), places=[0, 1], instrument=model)

    assert tally.flagged.tolist() == [1, 0]
    assert tally.flagged_overall.tolist() == [[1, 75_000_000], [0, 0]]
    assert tally.unflagged_overall[0].tolist() == [0, 0]
    assert tally.unflagged_overall[1].tolist() == [1, tally.sums[1, -1]]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"group": "public"}, "no audience"),
        ({"sheets": np.zeros((1, 3), dtype=np.uint8)}, "needs 6 bytes"),
        ({"sheets": np.zeros((1, 6), dtype=np.int64)}, "needs 6 bytes"),
        ({"unit_index": np.array([1])}, "one of the units"),
        ({"unit_index": np.array([-1])}, "one of the units"),
        ({"unit_index": np.array([0, 0])}, "one of the units"),
        ({"sheets": sheets_of([sheet(TINY, A1_a=14)])}, "above 13"),
        ({"sheets": sheets_of([sheet(TINY, A1_a=6)])}, "scale does not have"),
        ({"sheets": sheets_of([sheet(TINY, A1_a=7, A1_b=1, A1_c=1, A2_a=1, E1_a=1)])}, "scale does not have"),
        ({"sheets": sheets_of([sheet(TINY, A2_k=1)])}, "not asked"),
    ],
)
def test_sheets_that_do_not_fit_the_edition_are_refused(changes: dict[str, object], said: str) -> None:
    plain = {
        "edition": TINY,
        "group": "staff",
        "excluded": frozenset(),
        "units": ("agency",),
        "sheets": sheets_of([HIGH]),
        "unit_index": np.array([0]),
    }

    with pytest.raises(UnfitSheets, match=said):
        tally_sheets(**{**plain, **changes})  # type: ignore[arg-type]
