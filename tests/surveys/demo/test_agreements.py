"""What was agreed in the demo."""

from assessment import library
from surveys.demo.agencies import CENTRE, MINISTRY
from surveys.demo.agreements import UNPROVEN, agreements

EDITION = library.edition("clientocracy-2026.1")


def test_every_practice_that_applies_is_agreed_with_its_ground() -> None:
    agreed = list(agreements(edition=EDITION, plan=MINISTRY, rise={}, excluded=frozenset({"B5"})))

    assert {one.practice for one in agreed} == {practice.code for practice in EDITION.practices} - {"B5"}
    assert all(one.reason for one in agreed)


def test_a_high_level_without_data_is_there_for_the_evidence_gate() -> None:
    agreed = {one.practice: one for one in agreements(edition=EDITION, plan=CENTRE, rise={}, excluded=frozenset())}

    assert all(agreed[code].level >= 2 and agreed[code].documents == 0 for code in UNPROVEN)
    assert agreed["A1"].level >= 3
    assert agreed["A1"].periods >= 1


def test_a_section_that_rose_is_agreed_higher() -> None:
    before, after = (
        {one.practice: one.level for one in agreements(edition=EDITION, plan=CENTRE, rise=rise, excluded=frozenset())}
        for rise in ({}, {"C": 0.9})
    )

    assert after["C1"] > before["C1"]
