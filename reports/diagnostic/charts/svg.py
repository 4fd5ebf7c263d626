"""SVG by hand: elements from attributes, text as text, styled by attributes alone, as the site's policy demands."""

from collections.abc import Iterable, Mapping
from html import escape
from textwrap import wrap

from reports.diagnostic.charts.palette import FACE, INK

Value = str | float


def number(value: float) -> str:
    """A coordinate with at most two decimals and no idle zeros, so that drawings are short and always the same."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, attributes: Mapping[str, Value], *children: str) -> str:
    """One element; attribute values are escaped, children are markup already."""
    pairs = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{pairs}>{''.join(children)}</{name}>" if children else f"<{name}{pairs}/>"


def words(
    text: str, x: float, y: float, *, size: float = 8, anchor: str = "start", fill: str = INK, bold: bool = False
) -> str:
    """A line of text with its baseline at y."""
    attributes: dict[str, Value] = {"x": x, "y": y, "font-size": size, "fill": fill}
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if bold:
        attributes["font-weight"] = "bold"
    return element("text", attributes, escape(text))


def lines_of(text: str, *, letters: int, most: int) -> list[str]:
    """A label cut into at most that many lines at its spaces; what does not fit ends in an ellipsis."""
    return wrap(text, letters, max_lines=most, placeholder="…") or [""]


def label(lines: list[str], x: float, middle: float, *, size: float = 8, leading: float = 9) -> str:
    """Lines of a label set around the middle of its row."""
    top = middle - leading * (len(lines) - 1) / 2 + size * 0.35
    return "".join(words(line, x, top + leading * place, size=size) for place, line in enumerate(lines))


def line(x: float, y: float, to_x: float, to_y: float, *, stroke: str, width: float, dashes: str = "") -> str:
    """A straight line."""
    attributes: dict[str, Value] = {"x1": x, "y1": y, "x2": to_x, "y2": to_y, "stroke": stroke, "stroke-width": width}
    if dashes:
        attributes["stroke-dasharray"] = dashes
    return element("line", attributes)


def box(x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none") -> str:
    """A rectangle; the outline, where there is one, is thin."""
    attributes: dict[str, Value] = {"x": x, "y": y, "width": max(width, 0.0), "height": height, "fill": fill}
    if stroke != "none":
        attributes |= {"stroke": stroke, "stroke-width": 0.6}
    return element("rect", attributes)


def figure(*, title: str, width: float, height: float, body: Iterable[str]) -> str:
    """The whole drawing; the title is what people hear who cannot see it, so it says the whole sentence."""
    attributes: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "drawing",
        "role": "img",
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "width": width,
        "height": height,
        "font-family": FACE,
    }
    return element("svg", attributes, element("title", {}, escape(title)), *body)
