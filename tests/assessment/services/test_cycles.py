"""Opening cycles and saying what applies in them."""

from datetime import date

import pytest

from assessment.domain.applicability import RepeatedPractice, UnknownPractice
from assessment.domain.edition import Applies
from assessment.domain.figures import Practised
from assessment.models import Cycle
from assessment.selectors import applicability_of, edition_of, excluded_practices
from assessment.services.cycles import (
    CycleFrozen,
    ReasonMissing,
    UnknownEdition,
    applicability_set,
    cycle_freeze,
    cycle_open,
)
from tests.factories.assessment import EDITION, agency_of

pytestmark = pytest.mark.django_db

BEGUN = date(2026, 3, 2)


def opened(kind: str = "authority") -> Cycle:
    return cycle_open(agency=agency_of(kind=kind), edition_code=EDITION, title="2026", starts_on=BEGUN)


def test_a_cycle_opens_with_what_the_edition_proposes_for_the_kind() -> None:
    cycle = opened("security")

    edition, said = edition_of(cycle), applicability_of(cycle)
    proposed = {p.code: p.applicability.get("security", Applies.APPLIES) for p in edition.practices}
    assert {entry.practice: entry.status for entry in said} == proposed
    assert set(proposed.values()) == set(Applies)
    assert all(entry.reason for entry in said if entry.status is not Applies.APPLIES)
    assert not any(entry.reason for entry in said if entry.status is Applies.APPLIES)


def test_reasons_come_in_the_language_asked_for() -> None:
    agency = agency_of(kind="security")

    russian = cycle_open(agency=agency, edition_code=EDITION, title="2026", starts_on=BEGUN)
    english = cycle_open(agency=agency, edition_code=EDITION, title="2026", starts_on=BEGUN, language="en")

    assert [entry.reason for entry in applicability_of(russian)] != [
        entry.reason for entry in applicability_of(english)
    ]


def test_an_edition_that_is_not_there_is_refused() -> None:
    agency = agency_of()

    with pytest.raises(UnknownEdition):
        cycle_open(agency=agency, edition_code="../../etc", title="2026", starts_on=BEGUN)

    assert not Cycle.objects.exists()


def test_what_is_said_again_replaces_what_was_said() -> None:
    cycle = opened()

    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, " No clients here. ")])
    applicability_set(cycle=cycle, practised=[Practised("A2", Applies.ADAPTED, "By halves.")])

    said = {entry.practice: entry for entry in applicability_of(cycle)}
    assert said["A1"] == Practised("A1", Applies.EXCLUDED, "No clients here.")
    assert said["A2"].status is Applies.ADAPTED
    assert "A1" in excluded_practices(cycle)


def test_practices_without_a_reason_are_named_and_nothing_is_kept() -> None:
    cycle = opened()
    before = applicability_of(cycle)

    with pytest.raises(ReasonMissing) as refused:
        applicability_set(
            cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "Why not"), Practised("A2", Applies.ADAPTED, " ")]
        )

    assert refused.value.practices == ("A2",)
    assert applicability_of(cycle) == before


def test_practices_that_do_not_exist_or_come_twice_are_refused() -> None:
    cycle = opened()

    with pytest.raises(UnknownPractice):
        applicability_set(cycle=cycle, practised=[Practised("Z9", Applies.APPLIES)])
    with pytest.raises(RepeatedPractice):
        applicability_set(cycle=cycle, practised=[Practised("A1", Applies.APPLIES)] * 2)


def test_what_applies_stands_still_once_people_were_asked() -> None:
    cycle = opened()

    cycle_freeze(cycle=cycle, on=date(2026, 3, 9))
    again = cycle_freeze(cycle=cycle, on=date(2026, 5, 1))

    assert again.frozen_on == date(2026, 3, 9)
    with pytest.raises(CycleFrozen):
        applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "Too late")])
