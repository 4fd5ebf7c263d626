"""Known cases: small tables of the literature and of official statistics, and the figures they must give."""

import csv
import json
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "tables"


def values() -> dict[str, Any]:
    """The expected figures by case, each with its source."""
    found: dict[str, Any] = json.loads((TABLES / "reference_values.json").read_text(encoding="utf-8"))
    return found


def rows(name: str) -> list[dict[str, str]]:
    """Rows of `tables/<name>.csv`."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
