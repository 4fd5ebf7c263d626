"""Tests of agreed levels and the evidence that must carry them."""

import pytest

from assessment.domain.applicability import RepeatedPractice, UnknownPractice
from assessment.domain.consensus import LevelOutsideScale, counted_consensus, gated_level
from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from tests.assessment.domain.instruments import RULES, TINY


@pytest.mark.parametrize(
    ("level", "documents", "periods", "counted"),
    [(2, 0, 0, 2), (3, 0, 1, 2), (3, 1, 0, 2), (3, 1, 1, 3), (4, 1, 1, 2), (4, 1, 2, 4), (4, 0, 9, 2)],
)
def test_a_high_level_counts_only_with_documents_and_data(
    level: int, documents: int, periods: int, counted: int
) -> None:
    assert gated_level(level=level, documents=documents, periods=periods, rules=RULES) == counted


def test_the_entered_level_is_kept_beside_the_one_that_counts() -> None:
    agreed = Agreed("A1", 4, "Everybody says so", documents=1, periods=1)

    found = counted_consensus(edition=TINY, agreed=[agreed], applicability=())["A1"]

    assert (found.entered, found.level, found.gated, found.reason) == (4, 2, True, "Everybody says so")


def test_practices_come_in_the_edition_s_order_and_excluded_ones_leave() -> None:
    found = counted_consensus(
        edition=TINY,
        agreed=[Agreed("E1", 1), Agreed("A2", 2), Agreed("A1", 0)],
        applicability=[Practised("E1", Applies.EXCLUDED, "By law")],
    )

    assert list(found) == ["A1", "A2"]
    assert not found["A2"].gated


def test_levels_off_the_scale_and_unknown_practices_are_refused() -> None:
    for level in (-1, 5):
        with pytest.raises(LevelOutsideScale):
            counted_consensus(edition=TINY, agreed=[Agreed("A1", level)], applicability=())
    with pytest.raises(UnknownPractice):
        counted_consensus(edition=TINY, agreed=[Agreed("Z9", 1)], applicability=())
    with pytest.raises(RepeatedPractice):
        counted_consensus(edition=TINY, agreed=[Agreed("A1", 1), Agreed("A1", 2)], applicability=())
