"""Bars with intervals."""

from xml.etree import ElementTree as ET

import pytest

from reports.diagnostic.charts.bars import NARROW, WIDE, Bar, BarRow, BarWords, bar_chart

SPACE = "{http://www.w3.org/2000/svg}"
WORDS = BarWords(
    title="Staff see A highest.",
    series=(("circle", "Staff"), ("diamond", "Leaders")),
    levels=("None", "Said", "Here", "All", "More"),
    earlier="",
)
ROWS = [
    BarRow("A section with a name", (Bar(2.0, 1.8, 2.2, "2.0"), Bar(None, None, None, "withheld"))),
    BarRow("Another", (Bar(1.0, None, None, "1.0", earlier=0.5), Bar(4.0, 3.9, 4.0, "4.0"))),
]


def _bars(drawn: str, fill: str) -> list[float]:
    root = ET.fromstring(drawn)
    return [float(box.attrib["width"]) for box in root.iter(f"{SPACE}rect") if box.attrib["fill"] == fill]


def test_the_title_is_the_sentence_that_reads_the_drawing() -> None:
    assert ET.fromstring(bar_chart(rows=ROWS, top=4, text=WORDS)).findtext(f"{SPACE}title") == "Staff see A highest."


def test_a_bar_is_as_long_as_its_level() -> None:
    first, second = _bars(bar_chart(rows=ROWS, top=4, text=WORDS), "#12408c")[1:]

    assert first == pytest.approx(2 * second, abs=0.02)


def test_what_is_not_shown_is_said_in_words_in_the_place_of_the_bar() -> None:
    drawn = bar_chart(rows=ROWS, top=4, text=WORDS)

    assert ">withheld</text>" in drawn
    assert len(_bars(drawn, "#c3d6cc")) == 1 + 1  # the chip of level 1, and the only bar of leaders


def test_the_earlier_wave_is_explained_only_where_there_is_one() -> None:
    with_earlier = BarWords(WORDS.title, WORDS.series, WORDS.levels, "Earlier wave")

    assert "Earlier wave" not in bar_chart(rows=ROWS, top=4, text=WORDS)
    assert ">Earlier wave</text>" in bar_chart(rows=ROWS, top=4, text=with_earlier)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_drawn_outside_of_the_picture(width: float) -> None:
    root = ET.fromstring(bar_chart(rows=ROWS, top=4, text=WORDS, width=width))

    _, _, right, bottom = (float(part) for part in root.attrib["viewBox"].split())
    assert right == width
    for text in root.iter(f"{SPACE}text"):
        assert 0 <= float(text.attrib["x"]) <= right
        assert 0 <= float(text.attrib["y"]) <= bottom
