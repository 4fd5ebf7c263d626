"""The dot plot of views: on one line for each practice, where each group and the consensus put it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reports.diagnostic.charts.marks import CONSENSUS, Axis, legend, mark, shape_of
from reports.diagnostic.charts.palette import INK, LINE, SOFT, WARM
from reports.diagnostic.charts.svg import figure, label, line, lines_of, words

WIDTH = 480.0
_LEFT, _RIGHT, _ROW = 184.0, 430.0, 17.0


class Link(StrEnum):
    """How the line between the views is drawn: never by colour alone."""

    PROVEN = "proven"
    """One group is higher: a thick line, the gap in bold."""
    WIDE = "wide"
    """As wide as the edition finds worth a remark, yet perhaps chance: a broken line, the gap with a question mark."""
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class DotRow:
    """One practice: a level for each group (None is not shown), the consensus, and the gap in words."""

    name: str
    levels: tuple[float | None, ...]
    consensus: int | None
    gap: str
    link: Link = Link.PLAIN


@dataclass(frozen=True, slots=True)
class DotWords:
    """What the drawing says beside its numbers; without `consensus` none of the rows has one.

    `links` are the words for the kinds of line that want some.
    """

    title: str
    groups: tuple[str, ...]
    consensus: str
    gap: str
    levels: tuple[str, ...]
    links: Mapping[Link, str] = field(default_factory=dict)


def dot_chart(*, rows: Sequence[DotRow], top: int, text: DotWords) -> str:
    """The drawing: the wider the line between the dots, the further the views."""
    entries = [(shape_of(place), name) for place, name in enumerate(text.groups)]
    if text.consensus:
        entries.append((CONSENSUS, text.consensus))
    drawn = {row.link for row in rows}
    links = [(link, name) for link, name in text.links.items() if link in drawn]
    head = max(34.0, 11.0 * (len(entries) + len(links)) + 8)
    height = head + _ROW * len(rows) + 2
    axis = Axis(_LEFT, _RIGHT, top, text.levels)
    body = [legend(entries, 0, 7), axis.head(head - 14), axis.grid(head, height - 2)]
    body.append(_links(links, 7 + 11.0 * len(entries)))
    body.append(words(text.gap, WIDTH, head - 6, size=7.5, anchor="end", fill=SOFT))
    for place, row in enumerate(rows):
        y = head + _ROW * place
        body.append(line(0, y, WIDTH, y, stroke=LINE, width=0.6))
        body.append(label(lines_of(row.name, letters=46, most=2), 0, y + _ROW / 2, size=7.5, leading=7))
        body.append(_dots(axis, row, y + _ROW / 2))
    return figure(title=text.title, width=WIDTH, height=height, body=body)


def _links(links: Sequence[tuple[Link, str]], y: float) -> str:
    """The kinds of line with their words, under the shapes."""
    return "".join(
        _line(link, 0, 10, y + 11 * place) + words(name, 14, y + 11 * place + 2.8, size=7.5)
        for place, (link, name) in enumerate(links)
    )


def _line(link: Link, x: float, to_x: float, y: float) -> str:
    if link is Link.PROVEN:
        return line(x, y, to_x, y, stroke=WARM, width=2.2)
    if link is Link.WIDE:
        return line(x, y, to_x, y, stroke=WARM, width=1.4, dashes="3 2")
    return line(x, y, to_x, y, stroke=SOFT, width=1.2)


def _dots(axis: Axis, row: DotRow, y: float) -> str:
    seen = [level for level in row.levels if level is not None]
    drawn = _line(row.link, axis.x(min(seen)), axis.x(max(seen)), y) if len(seen) > 1 else ""
    if row.consensus is not None:
        drawn += mark(CONSENSUS, axis.x(row.consensus), y)
    for place, level in enumerate(row.levels):
        if level is not None:
            drawn += mark(shape_of(place), axis.x(level), y)
    is_proven = row.link is Link.PROVEN
    gap = f"{row.gap} ?" if row.link is Link.WIDE else row.gap
    return drawn + words(gap, WIDTH, y + 2.8, size=8, anchor="end", fill=WARM if is_proven else INK, bold=is_proven)
