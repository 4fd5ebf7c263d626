"""Signs of a difference inside a table: a triangle up or down, told by its shape, readable on every tone."""

from html import escape

from reports.diagnostic.charts.palette import INK, ink_on
from reports.diagnostic.charts.svg import Value, element

SIDE = 8
UP, DOWN = "M0 7.5 4 .5 8 7.5z", "M0 .5 8 .5 4 7.5z"


def sign(*, is_higher: bool, title: str, tone: int | None = None) -> str:
    """A triangle up or down in the colour of letters on a tone 0–4, ink where there is none; the title is its words."""
    attributes: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "dg-sign",
        "role": "img",
        "viewBox": f"0 0 {SIDE} {SIDE}",
        "width": SIDE,
        "height": SIDE,
    }
    path = element("path", {"d": UP if is_higher else DOWN, "fill": INK if tone is None else ink_on(tone)})
    return element("svg", attributes, element("title", {}, escape(title)), path)
