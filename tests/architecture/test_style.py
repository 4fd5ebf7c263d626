"""Every module says in a sentence what it is, and no name says nothing."""

import ast
import re

from tests.architecture.tree import ROOMS, modules, syntax, text

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "managers", "base"}
UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|NotImplementedError")


def test_every_module_opens_with_a_sentence() -> None:
    silent = []
    for path in modules(*ROOMS, "tests", "scripts"):
        if not text(path).strip():
            continue
        first = (ast.get_docstring(syntax(path)) or "").split("\n\n")[0]
        if not re.match(r"[^a-zа-яё]", first) or not first.rstrip().endswith((".", "?", "`.")):
            silent.append(str(path))

    assert silent == []


def test_every_public_class_and_function_of_a_room_says_what_it_promises() -> None:
    silent = [
        f"{path}:{node.name}"
        for path in modules(*ROOMS)
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        # In a folder of wording every function is a sentence of the report and reads as it stands.
        if "wording" not in path.parts and ast.get_docstring(node) is None
    ]

    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [str(path) for path in modules(*ROOMS) if SAYS_NOTHING & {path.stem, *path.parts[:-1]}]

    assert named == []


def test_nothing_is_shipped_unfinished() -> None:
    assert [str(path) for path in modules(*ROOMS, "scripts") if UNFINISHED.search(text(path))] == []
