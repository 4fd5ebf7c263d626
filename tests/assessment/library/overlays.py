"""Editions for tests: the tiny one copied, and broken in the way a file of tests/editions/broken describes."""

import shutil
from pathlib import Path
from typing import Any

import yaml

EDITIONS = Path(__file__).parents[2] / "editions"
BROKEN = EDITIONS / "broken"


def tiny_copy(folder: Path) -> Path:
    """A copy of tiny-1.0 that a test may change."""
    return Path(shutil.copytree(EDITIONS / "tiny-1.0", folder / "tiny-1.0"))


def changed(edition: Path, file: str, find: str, put: str) -> Path:
    """The edition with the first `find` of a file replaced; a `find` that is not there is a mistake of the test."""
    path = edition / file
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{file} does not hold {find!r}"
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return edition


def broken(rule: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The tiny edition broken against one rule, and the fault that is expected."""
    recipe = yaml.safe_load((BROKEN / f"{rule}.yaml").read_text(encoding="utf-8"))
    edition = tiny_copy(folder)
    for change in recipe.get("change", []):
        changed(edition, change["file"], change["find"], change["put"])
    for change in recipe.get("recode", []):
        path = edition / change["file"]
        path.write_bytes(path.read_text(encoding="utf-8").encode(change["encoding"]))
    return edition, recipe["expect"]
