"""Figures of two waves side by side, where they measure one thing."""

from dataclasses import replace

import pytest

from assessment.domain.edition import DONT_KNOW, Applies
from assessment.domain.figures import Practised, Reason, Shown, Withheld
from assessment.domain.waves.bridge import BreakReason
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from assessment.domain.waves.trend import CardsDoNotFit, Trend, trend
from tests.assessment.domain.cards import IDENTITY, STAFF, card, staff
from tests.assessment.domain.instruments import TINY, sheet

SAME = Crosswalk.identity(TINY)
BEFORE = card()
AFTER = card(sheets={"staff": [(staff(min(level + 1, 5)), unit) for level, unit in STAFF]})
NEXT = replace(TINY, code="tiny-2", fingerprint="e" * 64)


def measures(found: Trend) -> list[str]:
    """What is shown side by side."""
    return [pair.measure for pair in found.pairs]


def test_two_waves_of_one_edition_are_compared_in_everything() -> None:
    found = trend(before=BEFORE, after=AFTER, crosswalk=SAME, group="staff")
    overall = found.pairs[-1]

    assert (found.breaks, found.same_levels, found.unit) == ((), True, "agency")
    assert (overall.measure, overall.was) == ("overall", "overall")
    assert isinstance(overall.before, Shown)
    assert isinstance(overall.after, Shown)
    assert overall.after.score > overall.before.score
    assert overall.before == BEFORE.figure("staff", "agency", "overall")


def test_a_unit_can_be_asked_for_and_what_is_withheld_stays_so() -> None:
    found = trend(before=BEFORE, after=AFTER, crosswalk=SAME, group="staff", unit="tiny")

    assert {pair.before for pair in found.pairs} == {Withheld(Reason.SMALL_GROUP)}


def test_a_changed_item_is_marked_and_not_compared() -> None:
    kind = {"A2.a": LinkKind.CHANGED}
    links = [Link(kind.get(item.code, LinkKind.SAME), item.code, item.code) for item in TINY.items]
    crosswalk = Crosswalk.of(old=TINY, new=NEXT, links=links)
    found = trend(before=BEFORE, after=card(instrument=NEXT), crosswalk=crosswalk, group="staff")

    assert [mark.new for mark in found.breaks] == [
        "items/A2.a",
        "practices/A2",
        "criteria/A.1",
        "sections/A",
        "overall",
    ]
    assert "practices/A1" in measures(found)
    assert "overall" not in measures(found)


def test_a_practice_excluded_in_one_wave_breaks_what_it_was_part_of() -> None:
    after = card(applicability=[Practised("A2", Applies.EXCLUDED, "No visitors")])
    found = trend(before=BEFORE, after=after, crosswalk=SAME, group="staff")

    assert {"practices/A1", "sections/E"} <= set(measures(found))
    assert "sections/A" in {mark.old for mark in found.breaks}


def test_excluded_in_both_waves_it_breaks_nothing() -> None:
    without = card(applicability=[Practised("A2", Applies.EXCLUDED, "No visitors")])
    found = trend(before=without, after=without, crosswalk=SAME, group="staff")

    assert found.breaks == ()
    assert "practices/A2" not in measures(found)


def test_an_item_that_a_wave_could_not_judge_breaks_its_practice() -> None:
    unsure = sheet(TINY, A1_a=3, A1_b=3, A1_c=DONT_KNOW, A2_a=3, E1_a=3)
    after = card(sheets={"staff": [(unsure, "big")] * 20})
    found = trend(before=BEFORE, after=after, crosswalk=SAME, group="staff")
    reasons = {mark.old: mark.reason for mark in found.breaks}

    assert reasons["items/A1.c"] is BreakReason.ONE_SIDE
    assert reasons["practices/A1"] is BreakReason.PARTS


def test_cards_that_do_not_fit_are_refused() -> None:
    elsewhere = card(identity=replace(IDENTITY, agency_code="other"))
    later = card(instrument=NEXT)

    for after, group, unit in (
        (later, "staff", None),
        (elsewhere, "staff", None),
        (AFTER, "leaders", None),
        (AFTER, "staff", "nowhere"),
    ):
        with pytest.raises(CardsDoNotFit):
            trend(before=BEFORE, after=after, crosswalk=SAME, group=group, unit=unit)
