"""What bands and agreement add to what is known of a cell's answers."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.domain.audits.released_cells import Release, families_of
from assessment.domain.audits.released_spreads import is_unanimous, released_shares
from assessment.domain.scorecards.tables import NO_AGREEMENT, NO_BAND
from tests.assessment.domain.cards import FRAME, release_of, staff
from tests.assessment.domain.instruments import TINY, sheet


def release(*levels: int, unit: str = "big") -> Release:
    """Staff of one unit with a level each."""
    return release_of({"staff": [(staff(level), unit) for level in levels]}, frame=FRAME)


def shares(found: Release, item: str, unit: str = "big") -> list[tuple[set[int], float, float]]:
    figures = families_of(releases=[found], group="staff", threshold=10)[0]
    # The agency is the same people again.
    listed = dict.fromkeys(released_shares(release=found, family=figures, edition=TINY, item=item))
    return [(set(part), low, high) for cell, part, low, high in listed if cell == figures.cells[unit]]


def test_bands_of_a_small_cell_are_open_at_ten_and_ninety_percent() -> None:
    # Ten: two low, none in the middle, eight high; «at most 10 %» hides that nobody is in the middle.
    low, middle, high = shares(release(1, 2, *[5] * 8), "A1.a")[:3]

    assert (low[0], middle[0], high[0]) == ({0, 1}, {2}, {3, 4})
    assert low[1:] == pytest.approx((1.95, 2.05))
    assert middle[1:] == pytest.approx((0, 1))
    assert high[1:] == pytest.approx((7.95, 8.05))


def test_bands_of_a_small_cell_do_not_say_that_all_are_high() -> None:
    low, middle, high = shares(release(*[4, 5] * 5), "A1.a")[:3]

    assert low[1:] == middle[1:] == pytest.approx((0, 1))
    assert high[1:] == pytest.approx((9, 10))


def test_a_scorecard_without_bands_tells_none() -> None:
    found = release(1, 2, *[5] * 8)
    table = found.card.tables["staff"]
    bare = replace(table, bands=np.full_like(table.bands, NO_BAND))

    assert shares(replace(found, card=replace(found.card, tables={"staff": bare})), "A1.a") == []


def test_bands_of_a_reversed_item_are_turned_with_it() -> None:
    low, _, high = shares(release(1, 2, *[5] * 8), "A1.b")[:3]

    assert (low[0], high[0]) == ({3, 4}, {0, 1})


def test_full_agreement_tells_the_one_option_of_everybody() -> None:
    *_, last = shares(release(*[3] * 12), "A2.a")

    assert last == ({2}, 12, 12)
    assert len(shares(release(*[3] * 11, 4), "A2.a")[3:]) == 0


def test_bands_and_agreement_of_hidden_cells_and_of_facts_tell_nothing() -> None:
    found = release(*[3] * 12)
    figures = families_of(releases=[found], group="staff", threshold=10)[0]

    assert list(released_shares(release=found, family=figures, edition=TINY, item="A2.k")) == []


def test_agreement_that_is_rounded_up_to_full_is_not_full() -> None:
    table = release(*[3] * 12).card.tables["staff"]
    row = int(table.rows[FRAME.places["big"]])

    assert is_unanimous(table, row, "A2.a", 12)
    assert not is_unanimous(table, row, "A2.a", 2000)
    without = replace(table, agreements=np.full_like(table.agreements, NO_AGREEMENT))
    assert not is_unanimous(without, row, "A2.a", 12)
    assert not is_unanimous(replace(table, measures=("items/A2.a",)), row, "A2.a", 12)


def test_too_few_answers_to_an_item_are_not_shown_and_tell_nothing() -> None:
    sheets = [(sheet(TINY, A1_a=3, A1_c=3, E1_a=3, A2_a=3 if place < 4 else 0), "big") for place in range(12)]
    found = release_of({"staff": sheets}, frame=FRAME)

    assert shares(found, "A2.a") == []
