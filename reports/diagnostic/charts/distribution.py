"""The stacked bar of a distribution: which levels people chose, in tones of the levels and with numbers in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.diagnostic.charts.palette import INK, PAPER, SOFT, tone, tone_ink
from reports.diagnostic.charts.svg import box, figure, label, lines_of, words

WIDTH = 480.0
_LEFT, _RIGHT, _BAR, _ROW = 84.0, 400.0, 13.0, 18.0


@dataclass(frozen=True, slots=True)
class Stack:
    """One group's answers: a count for each option in order, the percentages in words, and a remark at the end."""

    name: str
    counts: tuple[int, ...]
    shares: tuple[str, ...]
    remark: str


def stacked_chart(*, stacks: Sequence[Stack], options: Sequence[str], title: str) -> str:
    """The drawing: bars of equal length, since each shows shares of its own group."""
    height = _ROW * len(stacks) + 1
    body = [_stack(stack, options, _ROW * place) for place, stack in enumerate(stacks)]
    return figure(title=title, width=WIDTH, height=height, body=body)


def _stack(stack: Stack, options: Sequence[str], y: float) -> str:
    middle = y + _ROW / 2
    drawn = label(lines_of(stack.name, letters=20, most=2), 0, middle, size=7.5, leading=8)
    x, total, top = _LEFT, sum(stack.counts), max(len(options) - 1, 1)
    for level, chosen in enumerate(stack.counts):
        width = (_RIGHT - _LEFT) * chosen / total
        drawn += box(x, middle - _BAR / 2, width, _BAR, fill=tone(level, top=top), stroke=PAPER if level else INK)
        drawn += _inside(options[level], stack.shares[level], x, width, middle, tone_ink(level, top=top))
        x += width
    remark = lines_of(stack.remark, letters=20, most=2) if stack.remark else []
    return drawn + "".join(
        words(part, _RIGHT + 6, middle + 2.5 + 8 * place - 4 * (len(remark) - 1), size=7, fill=SOFT)
        for place, part in enumerate(remark)
    )


def _inside(option: str, share: str, x: float, width: float, middle: float, ink: str) -> str:
    """The option and its share where there is room for both, the option alone in a narrow part, else nothing."""
    text = f"{option}: {share}" if width >= 4.4 * (len(option) + len(share) + 2) else option
    if width < 4.4 * len(text) + 2:
        return ""
    return words(text, x + width / 2, middle + 2.6, size=7.5, anchor="middle", fill=ink)
