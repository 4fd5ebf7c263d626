"""The stacked bar of a distribution."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostic.charts.distribution import Stack, stacked_chart

SPACE = "{http://www.w3.org/2000/svg}"
OPTIONS = ("0", "1", "2", "3", "4")


def _stack(*counts: int, remark: str = "") -> Stack:
    return Stack("Staff", counts, tuple(f"{round(100 * count / sum(counts))}%" for count in counts), remark)


def _widths(drawn: str) -> list[float]:
    return [float(box.attrib["width"]) for box in ET.fromstring(drawn).iter(f"{SPACE}rect")]


def _texts(drawn: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(drawn).iter(f"{SPACE}text")]


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5).filter(any))
def test_every_bar_is_equally_long_since_it_shows_shares_of_its_own_group(counts: list[int]) -> None:
    widths = _widths(stacked_chart(stacks=[_stack(*counts)], options=OPTIONS, title="Reading."))

    assert sum(widths) == pytest.approx(316, abs=0.1)


def test_a_wide_part_says_its_level_and_share_a_narrow_one_its_level_and_a_sliver_nothing() -> None:
    drawn = stacked_chart(stacks=[_stack(600, 350, 30, 19, 1)], options=OPTIONS, title="Reading.")

    assert _texts(drawn) == ["Staff", "0: 60%", "1: 35%", "2"]


def test_those_who_did_not_know_are_named_at_the_end() -> None:
    drawn = stacked_chart(stacks=[_stack(6, 3, 1, 1, 1, remark="don’t know: 12%")], options=OPTIONS, title="Reading.")

    assert _texts(drawn)[-1] == "don’t know: 12%"


def test_a_scale_of_two_options_has_the_lightest_and_the_darkest_tone() -> None:
    root = ET.fromstring(stacked_chart(stacks=[_stack(1, 1)], options=("no", "yes"), title="Reading."))

    assert [box.attrib["fill"] for box in root.iter(f"{SPACE}rect")] == ["#f6e7c9", "#12408c"]
