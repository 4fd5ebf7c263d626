"""The audit of what was released."""

import pytest

from assessment.domain.audits.audit import Audit, Release, Verdict, audited
from assessment.domain.frame import Frame, Unit
from tests.assessment.domain.cards import THRESHOLDS, leader, release_of, staff
from tests.assessment.domain.instruments import TINY

SAFE = {"agency": 0, "big": 40, "mid": 12, "small": 20, "tiny": 10}


def tree(**parents: str) -> Frame:
    """An agency with these units, each below another one."""
    units = [Unit(code, parent, code, None, {"staff": 100}) for code, parent in parents.items()]
    return Frame.of([Unit("agency", None, "The agency", None, {"staff": 100}), *units])


FLAT = tree(big="agency", mid="agency", small="agency", tiny="agency")


def release(own: dict[str, int], *, frame: Frame = FLAT, level: int | None = None, threshold: int = 10) -> Release:
    """Staff of these units, of all levels or of one."""
    sheets = [(staff(level or place % 5 + 1), unit) for unit, count in own.items() for place in range(count)]
    thresholds = THRESHOLDS | {"staff": threshold}
    return release_of({"staff": sheets}, thresholds=thresholds, frame=frame)


def audit(*releases: Release) -> Audit:
    return audited(releases=releases, edition=TINY, thresholds={"staff": 10, "leaders": 5, "clients": 10})


def test_a_release_by_the_rules_is_safe() -> None:
    found = audit(release(SAFE))

    (group,) = found.groups
    assert found.verdict is Verdict.SAFE
    assert group.cells == sum(family.cells for family in group.families) == 7
    assert group.figures.people == 10
    assert group.figures.leverage == pytest.approx(0.9)
    assert group.distributions.people == 40
    assert [family.smallest_remainder for family in group.families] == [10, 40]
    assert all(family.is_safe for family in group.families)
    assert group.determined.answers == 0


def test_a_scorecard_of_a_lower_threshold_than_promised_is_a_leak() -> None:
    found = audit(release(SAFE | {"tiny": 6}, threshold=5))

    (group,) = found.groups
    assert found.verdict is Verdict.LEAK
    assert group.figures.people == 6
    assert not group.families[0].is_safe


def test_two_scorecards_that_are_safe_alone_part_those_who_moved_between_them() -> None:
    own = {"north": 20, "south": 20, "team": 6}
    before = release(own, frame=tree(north="agency", south="agency", team="north"))
    after = release(own, frame=tree(north="agency", south="agency", team="south"))

    assert audit(before).verdict is Verdict.SAFE
    assert audit(after).verdict is Verdict.SAFE
    found = audit(before, after)
    assert found.verdict is Verdict.LEAK
    assert found.groups[0].figures.people == 6
    assert found.scorecards == (before.card.fingerprint, after.card.fingerprint)


def test_the_same_among_many_people_is_not_proven_safe() -> None:
    own = {"north": 70, "south": 70, "team": 6, "other": 60}
    before = release(own, frame=tree(north="agency", south="agency", team="north", other="south"))
    after = release(own, frame=tree(north="agency", south="agency", team="south", other="north"))

    found = audit(before, after)

    assert found.verdict is Verdict.UNPROVEN
    assert found.groups[0].figures.people is None


def test_a_recount_of_the_same_sheets_gives_nothing_away() -> None:
    assert audit(release(SAFE), release(SAFE)).verdict is Verdict.SAFE


def test_one_sheet_less_in_a_recount_is_a_leak() -> None:
    found = audit(release(SAFE), release(SAFE | {"big": 39}))

    assert found.verdict is Verdict.LEAK
    assert found.groups[0].figures.people == 1


def test_answers_that_are_all_alike_are_counted_but_hide_among_as_many_as_promised() -> None:
    found = audit(release(SAFE, level=5))

    assert found.verdict is Verdict.SAFE
    assert found.groups[0].determined.answers == 82 * 5
    assert found.groups[0].determined.items == ("A1.a", "A1.b", "A1.c", "A2.a", "E1.a")
    assert found.groups[0].determined.of_too_few == 0


def test_answers_of_too_few_that_follow_are_a_leak() -> None:
    found = audit(release(SAFE | {"tiny": 6}, threshold=5, level=5))

    assert found.groups[0].determined.of_too_few == 6 * 5


def test_nothing_shown_is_nothing_released() -> None:
    found = audit(release({"agency": 4}))

    assert found.groups[0].verdict is Verdict.NOTHING
    assert found.verdict is Verdict.NOTHING
    assert audit().verdict is Verdict.NOTHING


def test_the_worst_group_decides() -> None:
    sheets = {
        "staff": [(staff(place % 5 + 1), "big") for place in range(40)],
        "leaders": [(leader(place % 5 + 1), "big") for place in range(5)],
    }
    shown = release_of(sheets, frame=FLAT)

    assert audit(shown).verdict is Verdict.SAFE
    stricter = audited(releases=[shown], edition=TINY, thresholds={"staff": 10, "leaders": 10})
    assert [group.verdict for group in stricter.groups] == [Verdict.SAFE, Verdict.LEAK]
    assert stricter.verdict is Verdict.LEAK


def test_a_leak_within_one_scorecard_is_one_though_combinations_of_several_are_not_searched() -> None:
    own = {"north": 70, "south": 70, "team": 6, "other": 60}
    before = release(own, threshold=5, frame=tree(north="agency", south="agency", team="north", other="south"))
    after = release(own, threshold=5, frame=tree(north="agency", south="agency", team="south", other="north"))

    found = audit(before, after)

    assert found.verdict is Verdict.LEAK
    assert found.groups[0].figures.people is None
