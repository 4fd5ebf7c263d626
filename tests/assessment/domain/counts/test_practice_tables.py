"""Tests of practices that are looked up, against the mean worked out answer by answer."""

from fractions import Fraction

import numpy as np
import pytest

from assessment.domain.counts.means import MISSING
from assessment.domain.counts.practice_tables import NOT_CONCERNED, PracticeTable
from assessment.domain.edition import NOT_APPLICABLE, WIDTH

MAKER = np.random.default_rng(5)
HALF = Fraction(1, 2)
TABLE = np.full((8, WIDTH), -1, dtype=np.int64)
TABLE[:, 1:6] = MAKER.integers(0, 100_000_001, (8, 5))


def by_hand(sheet: list[int], places: list[int], share: Fraction) -> int:
    """The score of one sheet by the rule as it is written."""
    scores = [int(TABLE[place, sheet[place]]) for place in places if TABLE[place, sheet[place]] >= 0]
    concerning = sum(sheet[place] != NOT_APPLICABLE for place in places)
    if not concerning:
        return NOT_CONCERNED
    enough = scores and len(scores) >= share * concerning
    return round(Fraction(sum(scores), len(scores))) if enough else MISSING


@pytest.mark.parametrize("places", [[3], [0, 2], [1, 2, 7], [4, 3, 2, 1], [0, 1, 2, 3, 4, 5, 6], [*range(8)]])
@pytest.mark.parametrize("share", [HALF, Fraction(1), Fraction(1, 3)])
def test_a_practice_is_the_mean_of_its_answered_items_whatever_their_number(places: list[int], share: Fraction) -> None:
    codes = MAKER.choice([0, 1, 2, 3, 4, 5, 12, 13], (8, 400), p=[0.2, *[0.08] * 5, 0.1, 0.3]).astype(np.uint8)
    practice = PracticeTable.of(places=places, table=TABLE, share=share)

    found = practice.scores(codes)

    assert found.tolist() == [by_hand(sheet, places, share) for sheet in codes.T.tolist()]


def test_items_of_a_practice_share_tables_in_runs_of_three() -> None:
    practice = PracticeTable.of(places=[5, 4, 3, 2], table=TABLE, share=HALF)

    assert practice.runs == ((5, 4, 3), (2,))
    assert [len(part) for part in practice.parts] == [14**3, 14]
