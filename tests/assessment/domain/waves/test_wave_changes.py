"""What changed between two waves, over what both measure alike."""

from dataclasses import replace

import pytest

from assessment.domain.edition import Applies
from assessment.domain.figures import Practised, Shown
from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.scorecards.comparison import changes
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from assessment.domain.waves.trend import trend
from assessment.domain.waves.wave_changes import wave_changes
from tests.assessment.domain.cards import IDENTITY, card, staff
from tests.assessment.domain.instruments import TINY

BEFORE = card(sheets={"staff": [(staff(level), "big") for level in (1, 2, 3) * 15]})
LATER = replace(IDENTITY, wave="Autumn")
ROWS = [(staff(level), "big") for level in (4, 5) * 20]
AFTER = card(sheets={"staff": ROWS}, identity=LATER)
SAME = Crosswalk.identity(TINY)
NEXT = replace(TINY, code="tiny-2", fingerprint="e" * 64)


def test_within_one_edition_it_is_the_same_as_comparing_everything() -> None:
    found = wave_changes(trend(before=BEFORE, after=AFTER, crosswalk=SAME, group="staff"), card=AFTER, previous=BEFORE)

    assert found == changes(AFTER, BEFORE, group="staff", linked=list(found))
    assert list(found) == ["practices/A1", "practices/A2", "practices/E1", *list(found)[3:]]
    assert found["overall"].verdict is Verdict.HIGHER
    assert (found["overall"].of, found["overall"].to) == ("Autumn", "Spring")


def test_what_one_wave_excluded_is_no_part_of_the_family() -> None:
    after = card(sheets={"staff": ROWS}, applicability=[Practised("A2", Applies.EXCLUDED, "No visitors")])
    found = wave_changes(trend(before=BEFORE, after=after, crosswalk=SAME, group="staff"), card=after, previous=BEFORE)

    assert {"practices/A1", "sections/E"} <= set(found)
    assert not {"practices/A2", "sections/A", "overall"} & set(found)
    assert {difference.family for difference in found.values()} == {len(found)}


def test_a_measure_is_found_under_its_new_name_and_compared_with_its_old_one() -> None:
    items = [replace(item, code=f"{item.code}.new") if item.practice == "E1" else item for item in TINY.items]
    edition = replace(NEXT, items=tuple(items))
    links = [Link(LinkKind.SAME, old.code, new.code) for old, new in zip(TINY.items, edition.items, strict=True)]
    after = card(instrument=edition, sheets={"staff": ROWS})
    crosswalk = Crosswalk.of(old=TINY, new=edition, links=links)
    found = wave_changes(
        trend(before=BEFORE, after=after, crosswalk=crosswalk, group="staff"), card=after, previous=BEFORE
    )
    now, then = after.figure("staff", "agency", "practices/E1"), BEFORE.figure("staff", "agency", "practices/E1")

    assert isinstance(now, Shown)
    assert isinstance(then, Shown)
    assert found["practices/E1"].points == pytest.approx(now.score - then.score)


def test_of_a_wave_with_too_few_answers_nothing_can_be_told_but_the_whole() -> None:
    few = card(sheets={"staff": [(staff(level), "big") for level in (1, 2, 3) * 4]})
    found = wave_changes(trend(before=few, after=AFTER, crosswalk=SAME, group="staff"), card=AFTER, previous=few)

    assert found["practices/A2"].ground is Ground.TOO_FEW
    assert found["overall"].verdict is Verdict.HIGHER
