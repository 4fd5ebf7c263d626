"""One exit against another: which figures a page, a file or an earlier release has that the others do not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.anonymity.attack.cells import Cells, together

Cell = tuple[str, str, str]
"""Group, unit and measure, each by its code."""


@dataclass(slots=True)
class Table:
    """A table of a page as it is read out: caption, heads of columns, rows with their headers, in order."""

    caption: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[str, list[str]]] = field(default_factory=list)


class Page(HTMLParser):
    """A page's tables, and the sentences said of drawings to those who do not see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.titles: list[str] = []
        self.words = ""
        self._said: list[str] | None = None
        self._around: list[str] | None = None
        self._is_head = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what is collected; also words in attributes are words of the page."""
        self.words += "".join(f" {value}" for name, value in attrs if name in ("alt", "title", "aria-label") and value)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr":
            self._is_head = False
        elif tag == "thead":
            self._is_head = True
        if tag == "title":
            # Of a drawing that may stand in a cell, beside its words.
            self._around = self._said
        if tag in ("caption", "th", "td", "title"):
            self._said = []
        if tag == "th":
            self._is_head = ("scope", "col") in attrs

    def handle_data(self, data: str) -> None:
        """Words, wherever they stand; what stands in two elements is two words."""
        self.words += f" {data}"
        if self._said is not None:
            self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Put away what was collected."""
        if tag not in ("caption", "th", "td", "title") or self._said is None:
            return
        said, self._said = " ".join("".join(self._said).split()), None
        if tag == "title":
            self.titles.append(said)
            self._said, self._around = self._around, None
        elif tag == "caption":
            self.tables[-1].caption = said
        elif tag == "td":
            self.tables[-1].rows[-1][1].append(said)
        elif self._is_head:
            self.tables[-1].columns.append(said)
        else:
            self.tables[-1].rows.append((said, []))


def figures_of(document: Mapping[str, Any]) -> dict[Cell, float]:
    """Level of every figure that the scorecard's file shows."""
    found: dict[Cell, float] = {}
    for group, units in document["figures"].items():
        for unit in units:
            kinds = ("items", "practices", "criteria", "sections")
            figures = {f"{kind}/{code}": figure for kind in kinds for code, figure in unit.get(kind, {}).items()}
            figures |= {"overall": unit["overall"]} if "overall" in unit else {}
            for measure, figure in figures.items():
                if figure["shown"]:
                    found[group, unit["unit"], measure] = figure["level"]
    return found


def numbers(words: Iterable[str]) -> list[str]:
    """Every number in these words, as it is written."""
    return [number for said in words for number in re.findall(r"\d+(?:[.,]\d+)?", said)]


def differences(exits: Mapping[str, Iterable[Cell]]) -> dict[tuple[str, str], set[Cell]]:
    """For each two exits, the cells that the first has and the second lacks; empty where all have the same."""
    sets = {name: set(cells) for name, cells in exits.items()}
    pairs = {(one, other): sets[one] - sets[other] for one in sets for other in sets if one != other}
    return {pair: cells for pair, cells in pairs.items() if cells}


def released_twice(first: Cells, second: Cells) -> Cells:
    """What an attacker has who kept the earlier release of the same sheets."""
    return together(first, second)
