"""A small instrument and the files an analyst might bring."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from assessment.domain.edition import (
    Audience,
    Criterion,
    Edition,
    Item,
    ItemKind,
    Option,
    Practice,
    Rules,
    Scale,
    Section,
    frozen,
)
from surveys.spreadsheets.faults import Fault, Faults, Refused
from surveys.spreadsheets.phrases import sentence

RULES = Rules(
    top_level=4,
    answered_share=Fraction(1, 2),
    excluded_share=Fraction(1, 3),
    dont_know_flag=Fraction(1, 4),
    dont_know_limit=Fraction(1, 2),
    threshold_floor=5,
    distribution_from=30,
    gap_flag=Fraction(1),
    caps=(),
    evidence=(),
)


def _item(code: str, audiences: tuple[str, ...], scale: str, kind: ItemKind = ItemKind.SCORED) -> Item:
    return Item(code, code.partition(".")[0], audiences, scale, kind, reversed=False, element=None)


@pytest.fixture
def edition() -> Edition:
    """Staff answer A1.a and B1.a, leaders A1.a only, clients the fact B1.k in words."""
    numbers = Scale("numbers", tuple(Option(str(code), code * 25_000_000) for code in range(5)))
    words = Scale("words", tuple(Option(code, None) for code in ("Day", "Week", "longer")))
    return Edition(
        code="small-1.0",
        published_on="2026-01-01",
        languages=("ru", "en"),
        agency_kinds=("authority",),
        audiences=tuple(Audience(code, 10) for code in ("staff", "leaders", "clients")),
        scales=frozen({"numbers": numbers, "words": words}),
        sections=(Section("A", 100),),
        criteria=(Criterion("A.1", "A"),),
        practices=tuple(Practice(code, "A.1", "A", 1, frozen({})) for code in ("A1", "B1")),
        items=(
            _item("A1.a", ("staff", "leaders"), "numbers"),
            _item("B1.a", ("staff",), "numbers"),
            _item("B1.k", ("clients",), "words", ItemKind.FACT),
        ),
        rules=RULES,
        fingerprint="0" * 64,
    )


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of text (in an encoding) or bytes and give its path."""

    def writing(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return writing


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write rows of an .xlsx by one callable that gets the sheet, and give its path."""

    def writing(fill: Callable[[xlsxwriter.worksheet.Worksheet], None], name: str = "sheets.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as workbook:
            fill(workbook.add_worksheet())
        return path

    return writing


def told(faults: Faults | Refused) -> list[str]:
    """The faults in English, as people read them."""
    kept: list[Fault] = list(faults.kept if isinstance(faults, Faults) else faults.faults)
    return [sentence(fault=fault, language="en") for fault in kept]
