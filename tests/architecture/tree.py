"""The tree as the architecture tests walk it: rooms, modules, templates, tracked files."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("config", "assessment", "surveys", "reports")


@cache
def tracked() -> tuple[Path, ...]:
    """Files of the repository, new ones included, ignored ones not; paths from the top."""
    argv = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.check_output(argv, cwd=ROOT, text=True)
    return tuple(sorted(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()))


def modules(*folders: str) -> Iterator[Path]:
    """Python modules under the folders, migrations left out."""
    for path in tracked():
        if path.suffix == ".py" and path.parts[0] in folders and "migrations" not in path.parts:
            yield path


def files(*suffixes: str) -> Iterator[Path]:
    """Files of the rooms with one of the suffixes."""
    for path in tracked():
        if path.parts[0] in ROOMS and path.suffix in suffixes:
            yield path


def text(path: Path) -> str:
    """The file's words."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def syntax(path: Path) -> ast.Module:
    """The module, parsed."""
    return ast.parse(text(path))
