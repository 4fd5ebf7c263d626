"""Sheets of the demo."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assessment import library
from surveys.demo.agencies import CENTRE, MINISTRY
from surveys.demo.opinions import Asking, opinions
from surveys.demo.plans import AgencyPlan, UnitPlan
from surveys.responses.sheets import sheet_vector

EDITION = library.edition("clientocracy-2026.1")
LARGE = UnitPlan("large", "all", "Large", 600, 600, 600)


def asking(plan: AgencyPlan = MINISTRY, *, group: str = "staff", rise: Mapping[str, float] | None = None) -> Asking:
    return Asking(EDITION, plan, group, "Wave", rise or {}, frozenset({"A6"}))


def mean(sheets: list[dict[str, str]], item: str) -> float:
    given = [int(sheet[item]) for sheet in sheets if sheet[item].isdigit()]
    return sum(given) / len(given)


def test_the_same_people_say_the_same_every_time() -> None:
    assert opinions(asking=asking(), unit=LARGE) == opinions(asking=asking(), unit=LARGE)


def test_another_wave_hears_other_people() -> None:
    assert opinions(asking=asking(), unit=LARGE) != opinions(asking=replace(asking(), wave="Other"), unit=LARGE)


@pytest.mark.parametrize("group", ["staff", "leaders", "clients"])
def test_every_sheet_is_one_that_the_intake_takes(group: str) -> None:
    for sheet in opinions(asking=asking(group=group), unit=LARGE):
        assert len(sheet_vector(edition=EDITION, group=group, answers=sheet)) == len(EDITION.items)


def test_excluded_practices_are_not_answered() -> None:
    assert not any(code.startswith("A6") for code in opinions(asking=asking(group="leaders"), unit=LARGE)[0])


def test_leaders_are_rosier_than_staff() -> None:
    staff, leaders = (opinions(asking=asking(group=group), unit=LARGE) for group in ("staff", "leaders"))

    assert mean(leaders, "F1.a") > mean(staff, "F1.a") + 0.4


def test_a_risen_section_is_seen_higher() -> None:
    before, after = (opinions(asking=asking(CENTRE, rise=rise), unit=LARGE) for rise in ({}, {"C": 0.9}))

    assert mean(after, "C3.a") > mean(before, "C3.a") + 0.5


def test_a_split_unit_sees_two_agencies() -> None:
    split = replace(LARGE, code=MINISTRY.split_unit)

    sheets = opinions(asking=asking(), unit=split)

    assert mean(sheets[1::2], "A1.a") > mean(sheets[0::2], "A1.a") + 1.5


def test_some_cannot_judge_some_say_it_is_not_about_them_and_some_skip() -> None:
    answers = {answer for sheet in opinions(asking=asking(), unit=LARGE) for answer in sheet.values()}

    assert {"dk", "na", ""} <= answers
