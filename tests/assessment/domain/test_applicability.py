"""Tests of which practices concern an agency."""

import pytest

from assessment.domain.applicability import (
    RepeatedPractice,
    UnknownPractice,
    default_applicability,
    excluded_practices,
    settled,
)
from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from tests.assessment.domain.instruments import TINY

NO_LEADERS = Practised("E1", Applies.EXCLUDED, "By law")


def test_the_edition_proposes_by_kind_of_agency() -> None:
    proposed = default_applicability(edition=TINY, kind="security")

    assert [entry.status for entry in proposed] == [Applies.APPLIES, Applies.APPLIES, Applies.EXCLUDED]


def test_what_nobody_entered_applies() -> None:
    entries = settled(edition=TINY, entered=[NO_LEADERS])

    assert entries == (Practised("A1", Applies.APPLIES), Practised("A2", Applies.APPLIES), NO_LEADERS)


def test_excluded_practices_are_those_so_marked() -> None:
    assert excluded_practices([NO_LEADERS, Practised("A1", Applies.ADAPTED, "Other words")]) == {"E1"}


def test_an_unknown_or_repeated_practice_is_refused() -> None:
    with pytest.raises(UnknownPractice):
        settled(edition=TINY, entered=[Practised("Z9", Applies.APPLIES)])
    with pytest.raises(RepeatedPractice):
        settled(edition=TINY, entered=[NO_LEADERS, NO_LEADERS])
