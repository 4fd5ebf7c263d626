"""The axis of levels and the marks of the groups: a shape for each, so that colour is never needed to tell them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.diagnostic.charts.palette import BLUE, INK, LINE, PAPER, SOFT, tone, tone_ink
from reports.diagnostic.charts.svg import Value, box, element, line, words

SHAPES = ("circle", "diamond", "square", "triangle")
CONSENSUS = "bar"


@dataclass(frozen=True, slots=True)
class Axis:
    """Levels from 0 to `top` laid out from `left` to `right`; `names` are the levels' words."""

    left: float
    right: float
    top: int
    names: tuple[str, ...]

    def x(self, level: float) -> float:
        """Where a level lies; beyond the ends lies at the end."""
        return self.left + (self.right - self.left) * min(max(level / self.top, 0.0), 1.0)

    def ticks(self) -> Sequence[int]:
        """Whole levels worth a line: all of a short scale, five of a long one."""
        return range(0, self.top + 1, max(1, self.top // 5))

    def head(self, y: float) -> str:
        """Chips with the levels' numbers in their tones, names above."""
        drawn = []
        for level in self.ticks():
            x = self.x(level)
            drawn.append(box(x - 7, y, 14, 10, fill=tone(level, top=self.top), stroke=SOFT))
            drawn.append(
                words(str(level), x, y + 7.7, size=7.5, anchor="middle", fill=tone_ink(level, top=self.top), bold=True)
            )
            drawn.append(words(self.names[level], x, y - 3, size=7, anchor="middle", fill=SOFT))
        return "".join(drawn)

    def grid(self, y: float, to_y: float) -> str:
        """A hairline at each whole level."""
        return "".join(line(self.x(t), y, self.x(t), to_y, stroke=LINE, width=0.6) for t in self.ticks())


def mark(shape: str, x: float, y: float, *, size: float = 3.4) -> str:
    """The mark of a group with its middle at that point; filled for the first, open for the others."""
    outline: dict[str, Value] = {"fill": PAPER, "stroke": INK, "stroke-width": 1}
    if shape == "circle":
        return element("circle", {"cx": x, "cy": y, "r": size, "fill": BLUE})
    if shape == CONSENSUS:
        return box(x - 1.4, y - size - 1.6, 2.8, 2 * size + 3.2, fill=INK)
    points = {
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((0, -1.2), (1.15, 1), (-1.15, 1)),
    }[shape]
    path = " ".join(f"{x + dx * size:.2f},{y + dy * size:.2f}" for dx, dy in points)
    return element("polygon", {"points": path, **outline})


def shape_of(place: int) -> str:
    """The shape of the group at that place among the groups of the document."""
    return SHAPES[place % len(SHAPES)]


def legend(entries: Sequence[tuple[str, str]], x: float, y: float, *, leading: float = 11) -> str:
    """Shapes with their names, one under another."""
    return "".join(
        mark(shape, x + 5, y + leading * place) + words(name, x + 14, y + leading * place + 2.8, size=7.5)
        for place, (shape, name) in enumerate(entries)
    )
