"""Bars with intervals: what each group thinks of each section or criterion, with the earlier wave as a dashed tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.diagnostic.charts.marks import CONSENSUS, Axis, legend, mark
from reports.diagnostic.charts.palette import BLUE, INK, LEVELS, LINE, SOFT, WARM
from reports.diagnostic.charts.svg import box, figure, label, line, lines_of, words

WIDE, NARROW = 480.0, 290.0
"""Across the page, and in one of its columns."""
_HEAD, _TAIL, _BAR = 34.0, 50.0, 6.0
_FILLS = {"circle": BLUE, CONSENSUS: LEVELS[2]}


@dataclass(frozen=True, slots=True)
class Bar:
    """One group's level with its interval, if it has one; None is «not shown», said in words."""

    level: float | None
    low: float | None
    high: float | None
    words: str
    earlier: float | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """One section or criterion with a bar for each group, in the order of the groups."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarWords:
    """What the drawing says beside its numbers."""

    title: str
    series: tuple[tuple[str, str], ...]
    """Shape and name of each bar of a row, in order."""
    levels: tuple[str, ...]
    earlier: str


def bar_chart(*, rows: Sequence[BarRow], top: int, text: BarWords, width: float = WIDE) -> str:
    """The drawing: rows of bars on the axis of levels, values at the right."""
    # Closer in a column and with many groups, since either has to fit on one page.
    step = 9.0 if width < WIDE or len(text.series) > 2 else 11.0
    deep = max(len(text.series) * step + 5, 23.0)
    # A head as tall as its legend.
    head = max(_HEAD, 11.0 * (len(text.series) + bool(text.earlier)) + 6)
    height = head + deep * len(rows) + 2
    axis = Axis(width * 0.33, width - _TAIL - 8, top, text.levels)
    body = [_legend(text), axis.head(head - 14), axis.grid(head, height - 2)]
    for place, row in enumerate(rows):
        y = head + deep * place
        body.append(line(0, y, width, y, stroke=LINE, width=0.6))
        body.append(label(lines_of(row.name, letters=int(width * 0.33 / 4.3), most=2), 0, y + deep / 2))
        edge = y + (deep - (len(row.bars) - 1) * step) / 2
        body += [_bar(axis, bar, text.series[number][0], edge + step * number) for number, bar in enumerate(row.bars)]
    return figure(title=text.title, width=width, height=height, body=body)


def _legend(text: BarWords) -> str:
    drawn = legend(text.series, 0, 7)
    if not text.earlier:
        return drawn
    y = 7 + 11 * len(text.series)
    return drawn + _earlier_tick(5, y) + words(text.earlier, 14, y + 2.8, size=7.5)


def _bar(axis: Axis, bar: Bar, shape: str, y: float) -> str:
    """A bar to its level, a whisker for its interval, a mark at its end; words alone where nothing is shown."""
    if bar.level is None:
        return words(bar.words, axis.left + 4, y + 2.6, size=7, fill=SOFT)
    end = axis.x(bar.level)
    drawn = box(
        axis.left,
        y - _BAR / 2,
        end - axis.left,
        _BAR,
        fill=_FILLS.get(shape, LEVELS[1]),
        stroke="none" if shape == "circle" else SOFT,
    )
    if bar.low is not None and bar.high is not None:
        drawn += line(axis.x(bar.low), y, axis.x(bar.high), y, stroke=WARM if shape == "circle" else INK, width=1.2)
    if bar.earlier is not None:
        drawn += _earlier_tick(axis.x(bar.earlier), y)
    return (
        drawn
        + mark(shape, end, y, size=3)
        + mark(shape, axis.right + 24, y, size=2.6)
        + words(bar.words, axis.right + 32, y + 2.8, size=8, bold=True)
    )


def _earlier_tick(x: float, y: float) -> str:
    return line(x, y - _BAR / 2 - 1.5, x, y + _BAR / 2 + 1.5, stroke=INK, width=1.3, dashes="2 1.2")
