"""Tests of how answers of cells spread: agreement and three bands."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assessment.domain.counts.questionnaire import questionnaire_of
from assessment.domain.edition import WIDTH
from assessment.domain.reliability.agreement import agreement_rstar
from assessment.domain.scorecards.spreads import agreements, bands
from assessment.domain.scorecards.tables import NO_AGREEMENT, NO_BAND
from tests.assessment.domain.instruments import TINY

STAFF = questionnaire_of(edition=TINY, group="staff", excluded=frozenset())
CLIENTS = questionnaire_of(edition=TINY, group="clients", excluded=frozenset())


def histograms(*counts: int, items: int = len(STAFF.items)) -> NDArray[np.int32]:
    """One cell in which every item has these answers."""
    found = np.zeros((1, items, WIDTH), dtype=np.int32)
    found[:, :, 1 : 1 + len(counts)] = counts
    return found


def test_agreement_is_that_of_the_items_of_a_practice() -> None:
    found = agreements(edition=TINY, asked=STAFF, histograms=histograms(2, 3, 6, 5, 4), least=5)
    expected = agreement_rstar([[2, 3, 6, 5, 4]])

    assert expected is not None
    assert found.tolist() == [[round(1000 * expected)] * len(STAFF.practices)]


@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), (1, 0, 0, 0, 3)])
def test_too_few_answers_have_no_agreement(counts: tuple[int, ...]) -> None:
    assert (agreements(edition=TINY, asked=STAFF, histograms=histograms(*counts), least=5) == NO_AGREEMENT).all()


def test_bands_are_low_middle_and_high_and_reversed_items_are_turned() -> None:
    found = bands(edition=TINY, items=STAFF.items, histograms=histograms(10, 10, 20, 30, 30), least=5, whole_from=30)
    places = {item.code: place for place, item in enumerate(STAFF.items)}

    assert found[0, places["A1.a"]].tolist() == [20, 20, 60]
    assert found[0, places["A1.b"]].tolist() == [60, 20, 20]


def test_bands_of_a_small_cell_do_not_tell_everybody_from_nearly_everybody() -> None:
    small = bands(edition=TINY, items=STAFF.items, histograms=histograms(0, 0, 0, 0, 29), least=5, whole_from=30)
    large = bands(edition=TINY, items=STAFF.items, histograms=histograms(0, 0, 0, 0, 30), least=5, whole_from=30)

    assert small[0, 0].tolist() == [0, 0, 100]
    assert large[0, 0].tolist() == [0, 0, 100]


def test_few_answers_and_facts_have_no_bands() -> None:
    few = bands(edition=TINY, items=STAFF.items, histograms=histograms(0, 0, 0, 0, 4), least=5, whole_from=30)
    facts = bands(edition=TINY, items=CLIENTS.items, histograms=histograms(20, 20, items=1), least=5, whole_from=30)

    assert (few == NO_BAND).all()
    assert (facts == NO_BAND).all()


def test_shares_near_the_ends_of_a_small_cell_are_said_as_they_are() -> None:
    found = bands(edition=TINY, items=STAFF.items, histograms=histograms(0, 3, 0, 0, 26), least=5, whole_from=30)
    held = bands(edition=TINY, items=STAFF.items, histograms=histograms(0, 1, 1, 0, 18), least=5, whole_from=30)

    assert found[0, 0].tolist() == [10, 0, 90]
    assert held[0, 0].tolist() == [0, 0, 100]
