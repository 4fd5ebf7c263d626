"""Worked tables of documents: read from the page, to be held row by row against what the product's functions give."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"

Row = tuple[str, ...]
"""The cells of a row of a table as they are written."""


@dataclass(frozen=True)
class Page:
    """A document by its place under docs/."""

    name: str

    @cached_property
    def text(self) -> str:
        """What is written there."""
        return (DOCS / self.name).read_text(encoding="utf-8")

    @property
    def folder(self) -> Path:
        """Where links of the page start from."""
        return Path(self.name).parent

    def anchors(self, signs: str = "#+") -> set[str]:
        """What stands behind the # of a link to one of its headings; `signs` the headings' own signs, as a pattern."""
        headings = re.findall(rf"^{signs} (.+)$", self.text, re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in headings}

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """The rows of each table, without its head, by the heading above it."""
        found: dict[str, list[Row]] = {}
        heading = ""
        for line in self.text.splitlines():
            if line.startswith("#"):
                heading = line.lstrip("# ")
            elif line.startswith("|"):
                found.setdefault(heading, []).append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        return {heading: rows[2:] for heading, rows in found.items()}

    @property
    def rows(self) -> list[tuple[str, Row]]:
        """Every row with the heading above it."""
        return [(heading, row) for heading, rows in self.tables.items() for row in rows]


def numbers(cell: str) -> list[float]:
    """The numbers of a cell, parted by commas; dashes are left out."""
    return [float(part) for part in re.split(r",\s*", cell) if part != "–"]


def whole(cell: str) -> list[int]:
    """The whole numbers of a cell, parted by commas."""
    return [int(part) for part in re.split(r",\s*", cell)]


def printed(value: float | None, like: str) -> str:
    """A number with as many decimals as the page gives it; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:.{len(like.partition('.')[2])}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def yes(is_so: bool) -> str:
    """The page's word."""
    return "yes" if is_so else "no"
