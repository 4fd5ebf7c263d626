"""The tests mirror the code: `a/b/c.py` has `tests/a/b/test_c.py`, and no test stands alone."""

import ast
from pathlib import Path

from tests.architecture.tree import ROOMS, ROOT, modules, syntax

# Modules that hold names and values only, or that a test elsewhere walks through.
EXEMPT = {
    "__init__.py": "the sign on the door",
    "apps.py": "names for Django",
    "urls.py": "walked by tests/architecture/test_strangers.py",
    "privacy.py": "compared with the tables by tests/architecture/test_privacy.py",
    "config/celery.py": "walked by tests/config/test_schedule.py",
    "config/settings_test.py": "walked by every test",
    "config/wsgi.py": "walked by the web server in the journeys",
    "surveys/models.py": "re-exports for Django",
}


def _is_exempt(path: Path) -> bool:
    return path.name in EXEMPT or str(path) in EXEMPT


def _holds_something(path: Path) -> bool:
    return any(not isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in syntax(path).body)


def test_every_module_has_its_test() -> None:
    wanted = {
        path: Path("tests") / path.parent / f"test_{path.name}"
        for path in modules(*ROOMS, "scripts")
        if not _is_exempt(path) and _holds_something(path)
    }

    assert [str(path) for path, test in wanted.items() if not (ROOT / test).exists()] == []


def test_every_test_of_a_room_has_its_module() -> None:
    alone = [
        str(path)
        for path in modules("tests")
        if len(path.parts) > 2 and path.parts[1] in (*ROOMS, "scripts") and path.name.startswith("test_")
        if not _mirrored(path)
    ]

    assert alone == []


def test_every_exemption_is_still_needed() -> None:
    present = {str(path) for path in modules(*ROOMS)} | {path.name for path in modules(*ROOMS)}

    assert set(EXEMPT) - present == set()


def _mirrored(test: Path) -> bool:
    module = ROOT / Path(*test.parts[1:-1]) / test.name.removeprefix("test_")
    return module.exists() or (module.with_suffix("") / "__init__.py").exists()
