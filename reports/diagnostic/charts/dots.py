"""The dot plot of views: on one line for each practice, where each group and the consensus put it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.diagnostic.charts.marks import CONSENSUS, Axis, legend, mark, shape_of
from reports.diagnostic.charts.palette import INK, LINE, SOFT, WARM
from reports.diagnostic.charts.svg import figure, label, line, lines_of, words

WIDTH = 480.0
_LEFT, _RIGHT, _ROW = 184.0, 430.0, 17.0


@dataclass(frozen=True, slots=True)
class DotRow:
    """One practice: a level for each group (None is not shown), the consensus, and the gap in words."""

    name: str
    levels: tuple[float | None, ...]
    consensus: int | None
    gap: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class DotWords:
    """What the drawing says beside its numbers; without `consensus` none of the rows has one."""

    title: str
    groups: tuple[str, ...]
    consensus: str
    gap: str
    levels: tuple[str, ...]


def dot_chart(*, rows: Sequence[DotRow], top: int, text: DotWords) -> str:
    """The drawing: the wider the line between the dots, the further the views."""
    entries = [(shape_of(place), name) for place, name in enumerate(text.groups)]
    if text.consensus:
        entries.append((CONSENSUS, text.consensus))
    head = max(34.0, 11.0 * len(entries) + 8)
    height = head + _ROW * len(rows) + 2
    axis = Axis(_LEFT, _RIGHT, top, text.levels)
    body = [legend(entries, 0, 7), axis.head(head - 14), axis.grid(head, height - 2)]
    body.append(words(text.gap, WIDTH, head - 6, size=7.5, anchor="end", fill=SOFT))
    for place, row in enumerate(rows):
        y = head + _ROW * place
        body.append(line(0, y, WIDTH, y, stroke=LINE, width=0.6))
        body.append(label(lines_of(row.name, letters=46, most=2), 0, y + _ROW / 2, size=7.5, leading=7))
        body.append(_dots(axis, row, y + _ROW / 2))
    return figure(title=text.title, width=WIDTH, height=height, body=body)


def _dots(axis: Axis, row: DotRow, y: float) -> str:
    seen = [level for level in row.levels if level is not None]
    drawn = ""
    if len(seen) > 1:
        colour = WARM if row.flagged else SOFT
        drawn += line(axis.x(min(seen)), y, axis.x(max(seen)), y, stroke=colour, width=2.2 if row.flagged else 1.2)
    if row.consensus is not None:
        drawn += mark(CONSENSUS, axis.x(row.consensus), y)
    for place, level in enumerate(row.levels):
        if level is not None:
            drawn += mark(shape_of(place), axis.x(level), y)
    colour = WARM if row.flagged else INK
    return drawn + words(row.gap, WIDTH, y + 2.8, size=8, anchor="end", fill=colour, bold=row.flagged)
