"""What is measured on: editions of the wanted length, tables of the wanted size; the same at every run."""

import json
import shutil
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assessment import library

SOURCE = library.ROOTS[0] / "clientocracy-2026.1"


def whole_edition(folder: Path) -> Path:
    """The published edition with every practice put to staff: 30 scored items for one group, and all its texts."""
    place = folder / "bench-30"
    shutil.copytree(SOURCE, place)
    (place / "examples.yaml").unlink()
    (place / "edition.yaml").write_text(_renamed((place / "edition.yaml").read_text(), "bench-30"))
    for file in place.glob("criteria/*.yaml"):
        file.write_text(file.read_text().replace("audiences: [leaders]", "audiences: [staff, leaders]"))
    return place


def doubled_edition(folder: Path) -> Path:
    """The same with two items a practice: 60 items for staff. JSON is YAML, and writes every value out."""
    place = whole_edition(folder).rename(folder / "bench-60")
    (place / "edition.yaml").write_text(_renamed((place / "edition.yaml").read_text(), "bench-60"))
    for file in place.glob("criteria/*.yaml"):
        criterion = yaml.safe_load(file.read_text())
        for practice in criterion["practices"]:
            asked = [item for item in practice["items"] if item.get("kind") != "fact"]
            practice["items"] += [{**item, "code": f"{item['code'][:-1]}b"} for item in asked]
        file.write_text(json.dumps(criterion, ensure_ascii=False))
    for file in place.glob("texts/*.yaml"):
        texts = yaml.safe_load(file.read_text())
        texts["items"] |= {f"{code[:-1]}b": words for code, words in texts["items"].items() if code.endswith(".a")}
        file.write_text(json.dumps(texts, ensure_ascii=False))
    return place


def parents_of(units: int) -> list[int]:
    """A tree of three steps in preorder: the whole, branches of about the square root, and what is below them."""
    branch = max(2, round(units**0.5))
    return [-1, *(0 if place % branch == 1 else place - (place - 1) % branch for place in range(1, units))]


def unit_places(*, sheets: int, units: int, seed: int = 2) -> list[int]:
    """The unit of each sheet: small ones and large ones, so that there is something to withhold."""
    rng = np.random.default_rng(seed)
    sizes = rng.lognormal(0, 0.8, units)
    places: list[int] = rng.choice(units, size=sheets, p=sizes / sizes.sum()).tolist()
    return places


def answers_of(*, sheets: int, items: int, seed: int = 1) -> NDArray[np.uint8]:
    """Bytes of answers [sheets, items] on five options: people differ, some do not know, some skip."""
    rng = np.random.default_rng(seed)
    heights = rng.uniform(1.5, 4.5, items) + rng.normal(0, 0.5, (sheets, 1))
    answers = np.rint(heights + rng.normal(0, 0.8, (sheets, items))).clip(1, 5).astype(np.uint8)
    luck = rng.random((sheets, items), dtype=np.float32)
    answers[luck < 0.04] = 12
    answers[luck > 0.98] = 0
    return answers


def write_tables(folder: Path, *, sheets: int, units: int, codes: list[str]) -> None:
    """units.csv and sheets.csv of staff, units of differing size."""
    parents = parents_of(units)
    rows = [f"u{place},{'' if parents[place] < 0 else f'u{parents[place]}'},Unit {place}," for place in range(units)]
    (folder / "units.csv").write_text("code,parent,name,headcount\n" + "\n".join(rows) + "\n")
    spelled = np.array(["", "0", "1", "2", "3", "4", *[""] * 6, "dk", "na"])
    lines = (
        f"u{place},staff,{','.join(cells)}"
        for place, cells in zip(
            unit_places(sheets=sheets, units=units),
            spelled[answers_of(sheets=sheets, items=len(codes))].tolist(),
            strict=True,
        )
    )
    (folder / "sheets.csv").write_text(f"unit,group,{','.join(codes)}\n" + "\n".join(lines) + "\n")


def _renamed(text: str, code: str) -> str:
    lines = (f"code: {code}" if line.startswith("code: ") else line for line in text.splitlines())
    return "\n".join(lines) + "\n"
