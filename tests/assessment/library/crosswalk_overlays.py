"""Crosswalks for tests: the tiny editions copied with what lies between them, and broken as a file describes."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.assessment.library.overlays import EDITIONS, changed

CROSSWALKS = EDITIONS.with_name("crosswalks")
BROKEN = CROSSWALKS / "broken"
TINY = "tiny-1.0-to-tiny-1.1.yaml"


def tiny_pair(folder: Path) -> Path:
    """A root of copies of both tiny editions, with their crosswalk beside it, that a test may change."""
    root = folder / "editions"
    for code in ("tiny-1.0", "tiny-1.1"):
        shutil.copytree(EDITIONS / code, root / code)
    (folder / "crosswalks").mkdir()
    shutil.copy(CROSSWALKS / TINY, folder / "crosswalks" / TINY)
    return root


def broken(rule: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The root with the crosswalk broken against one rule, and the fault that is expected."""
    recipe = yaml.safe_load((BROKEN / f"{rule}.yaml").read_text(encoding="utf-8"))
    root = tiny_pair(folder)
    for change in recipe.get("change", []):
        file = f"../crosswalks/{TINY}" if change["file"] == "crosswalk" else change["file"]
        changed(root, file, change["find"], change["put"])
    if recipe.get("delete"):
        (folder / "crosswalks" / TINY).unlink()
    return root, recipe["expect"]
