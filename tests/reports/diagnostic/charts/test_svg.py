"""SVG by hand."""

from xml.etree import ElementTree as ET

from reports.diagnostic.charts import svg

SPACE = "{http://www.w3.org/2000/svg}"


def test_numbers_are_short() -> None:
    assert [svg.number(value) for value in (1.0, 1.256, 0.5, 120.0)] == ["1", "1.26", "0.5", "120"]


def test_whatever_the_words_the_drawing_is_well_formed_and_says_them() -> None:
    drawn = svg.figure(title="A < B & «C»", width=10, height=5, body=[svg.words('<b>"x"</b>', 1, 2, bold=True)])

    root = ET.fromstring(drawn)
    assert root.findtext(f"{SPACE}title") == "A < B & «C»"
    assert root.findtext(f"{SPACE}text") == '<b>"x"</b>'
    assert root.attrib["role"] == "img"


def test_no_drawing_has_a_style_that_the_policy_of_the_site_would_refuse() -> None:
    drawn = svg.box(0, 0, 5, 5, fill="#fff", stroke="#000") + svg.line(0, 0, 1, 1, stroke="#000", width=1, dashes="2 1")

    assert "style" not in drawn


def test_a_label_is_wrapped_and_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert svg.lines_of("one two three four", letters=8, most=2) == ["one two", "three…"]
    assert svg.lines_of("", letters=8, most=2) == [""]


def test_lines_of_a_label_stand_around_the_middle_of_the_row() -> None:
    root = ET.fromstring(f"<g>{svg.label(['a', 'b'], 0, 20, size=8, leading=10)}</g>")

    first, second = (float(text.attrib["y"]) for text in root)
    assert second - first == 10
    assert (first + second) / 2 - 8 * 0.35 == 20


def test_a_box_is_never_narrower_than_nothing() -> None:
    assert 'width="0"' in svg.box(5, 0, -3, 5, fill="#fff")
