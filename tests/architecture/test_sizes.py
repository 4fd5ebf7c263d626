"""Files and functions stay small enough to be read at one sitting."""

import ast

from tests.architecture.tree import ROOMS, modules, syntax, text

FILE_LINES = 400
FUNCTION_LINES = 30

# Longer functions, each with the reason why parts of it would be harder to read than the whole.
LONG_ALLOWED: dict[str, str] = {}


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {str(path): len(text(path).splitlines()) for path in modules(*ROOMS, "tests", "scripts")}

    assert {path: lines for path, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_the_limit() -> None:
    assert {name: lines for name, lines in _long_functions() if name not in LONG_ALLOWED} == {}


def test_every_allowance_is_still_needed() -> None:
    assert set(LONG_ALLOWED) - {name for name, _ in _long_functions()} == set()


def _long_functions() -> list[tuple[str, int]]:
    found = []
    for path in modules(*ROOMS, "scripts"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = _lines(node)
                if lines > FUNCTION_LINES:
                    found.append((f"{path}:{node.name}", lines))
    return found


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body; the docstring is a promise, not a length."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
