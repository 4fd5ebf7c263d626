"""Tests of tallies: what they count, how they combine, what they refuse."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.domain.edition import DONT_KNOW
from assessment.domain.tally import (
    ContradictoryTally,
    TalliesDiffer,
    UnfitSheets,
    merge,
    require_consistent,
    roll_up,
    subtract,
    tally_sheets,
)
from tests.assessment.domain.instruments import TINY, sheet, sheets_of, tally_of

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


def test_merging_adds_and_subtracting_takes_away() -> None:
    first, second = tally_of([HIGH, LOW]), tally_of([LOW])

    assert merge(first, second).to_bytes() == tally_of([HIGH, LOW, LOW]).to_bytes()
    assert subtract(merge(first, second), second).to_bytes() == first.to_bytes()
    assert merge(first).to_bytes() == first.to_bytes()


def test_a_sheet_that_was_not_counted_cannot_be_withdrawn() -> None:
    with pytest.raises(ContradictoryTally):
        subtract(tally_of([HIGH]), tally_of([LOW]))


def test_tallies_of_different_questionnaires_do_not_combine() -> None:
    with pytest.raises(TalliesDiffer):
        merge(tally_of([HIGH]), tally_of([HIGH], excluded=frozenset({"E1"})))
    with pytest.raises(TalliesDiffer):
        subtract(tally_of([HIGH]), tally_of([sheet(TINY, A1_a=5)], group="leaders"))


def test_totals_take_in_the_units_below() -> None:
    tally = tally_of([HIGH, LOW, LOW], units=("agency", "office", "team"), places=[0, 2, 2])

    total = roll_up(tally, (-1, 0, 1))

    assert total.responses.tolist() == [3, 2, 2]
    assert total.sums[0].tolist() == tally.sums.sum(axis=0).tolist()
    assert total.squares[0].tolist() == tally.squares.sum(axis=0).tolist()
    assert (total.item_cross == tally.item_cross).all()
    assert tally.responses.tolist() == [1, 0, 2]


def test_a_tally_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        tally_of([HIGH]).responses[0] = 7


def test_a_tally_that_contradicts_itself_is_refused() -> None:
    tally = tally_of([HIGH, LOW])
    require_consistent(tally)

    for contradiction in (
        replace(tally, responses=tally.responses - 1),
        replace(tally, counted=tally.counted + 1),
        replace(tally, sums=tally.sums + 10**9),
        replace(tally, squares=tally.squares - 2**60),
    ):
        with pytest.raises(ContradictoryTally):
            require_consistent(contradiction)


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
