"""Files of an analyst for the tiny edition, and an order for them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from config.diagnosis.order import Order

TINY = Path(__file__).parents[2] / "editions" / "tiny-1.0"
TODAY = dt.date(2026, 11, 24)

UNITS = (
    "code,parent,name,headcount,headcount_staff\ntown,,Town service,1,0\nnorth,town,North,9,8\nsouth,town,South,8,7\n"
)
SHEETS = "unit,group,A1.a,A1.b,B1.a\n" + "north,staff,4,0,3\n" * 6 + "south,staff,2,2,dk\n" * 7


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """Nothing but what must be said; the files are not written yet."""
    return Order(
        units=tmp_path / "units.csv",
        sheets=tmp_path / "sheets.csv",
        out=tmp_path / "new" / "out",
        language="en",
        threshold=None,
        agency=None,
        kind=None,
        wave=None,
        date=None,
        exclude=(),
    )


@pytest.fixture
def files(order: Order) -> Callable[..., None]:
    """Write both tables of the order."""

    def writing(units: str = UNITS, sheets: str = SHEETS) -> None:
        order.units.write_text(units)
        order.sheets.write_text(sheets)

    return writing


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes longer than all the rest and is not what the test is about."""
    monkeypatch.setattr("config.diagnosis.making.render_pdf", lambda html, identifier: b"%PDF-")
