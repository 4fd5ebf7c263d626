"""The dot plot of views."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from reports.diagnostic.charts.dots import DotRow, DotWords, Link, dot_chart

SPACE = "{http://www.w3.org/2000/svg}"
WORDS = DotWords("Views part on B.", ("Staff", "Leaders"), "Consensus", "Gap", ("a", "b", "c", "d", "e"))
ROWS = [
    DotRow("B two", (1.0, 3.0), 2, "+2.0", link=Link.PROVEN),
    DotRow("A one", (2.0, 2.5), None, "+0.5", link=Link.WIDE),
    DotRow("C three", (None, 2.5), None, ""),
]


def _circles(drawn: str) -> list[float]:
    return [float(dot.attrib["cx"]) for dot in ET.fromstring(drawn).iter(f"{SPACE}circle")]


def test_each_dot_lies_where_its_level_is() -> None:
    legend, first, second = _circles(dot_chart(rows=ROWS, top=4, text=WORDS))

    assert legend < first < second


def test_a_proven_gap_is_bold_and_warm_and_still_a_number() -> None:
    root = ET.fromstring(dot_chart(rows=ROWS, top=4, text=WORDS))

    gaps = {text.text: text.attrib for text in root.iter(f"{SPACE}text") if (text.text or "").startswith("+")}
    assert gaps["+2.0"]["font-weight"] == "bold"
    assert "font-weight" not in gaps["+0.5 ?"]


def test_what_is_wide_but_not_proven_is_a_broken_line_with_a_question_mark() -> None:
    root = ET.fromstring(dot_chart(rows=ROWS[1:2], top=4, text=WORDS))

    assert [
        drawn.attrib["stroke-dasharray"] for drawn in root.iter(f"{SPACE}line") if "stroke-dasharray" in drawn.attrib
    ]


def test_the_kinds_of_line_that_occur_are_in_the_legend() -> None:
    text = replace(WORDS, links={Link.PROVEN: "Views differ", Link.WIDE: "Perhaps chance"})

    assert "Views differ" in dot_chart(rows=ROWS, top=4, text=text)
    assert "Perhaps chance" in dot_chart(rows=ROWS, top=4, text=text)
    assert "Views differ" not in dot_chart(rows=ROWS[1:], top=4, text=text)


def test_a_gap_that_is_neither_has_a_thin_line() -> None:
    assert 'stroke-width="1.2"' in dot_chart(rows=[replace(ROWS[0], link=Link.PLAIN)], top=4, text=WORDS)


def test_a_practice_that_one_group_alone_sees_has_no_line_between_views() -> None:
    plain = dot_chart(rows=ROWS[2:], top=4, text=WORDS)

    assert len(_circles(plain)) == 1  # the legend's
    assert 'stroke-width="2.2"' not in plain
    assert 'stroke-width="1.2"' not in plain


def test_the_consensus_is_in_the_legend_only_where_there_is_one() -> None:
    without = DotWords(WORDS.title, WORDS.groups, "", WORDS.gap, WORDS.levels)

    assert ">Consensus</text>" in dot_chart(rows=ROWS, top=4, text=WORDS)
    assert ">Consensus</text>" not in dot_chart(rows=ROWS[1:], top=4, text=without)
