"""What every test stands on: compiled translations, laws tried often enough, and what the machine can do."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper
from hypothesis import HealthCheck, settings

from scripts.messages import compile_messages
from scripts.prepare import BROWSERS, missing_libraries

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.load_profile("house")

compile_messages()


@pytest.fixture(autouse=True, scope="session")
def _emptied_past_the_guards() -> Iterator[None]:
    """Emptying a test's tables is not what guards of the database are against; only SQLite does it row by row."""
    operations = DatabaseWrapper.ops_class
    emptying = operations.sql_flush

    def past_the_guards(self: Any, *tables: Any, **how: Any) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = cursor.fetchall()
        off, on = [f'DROP TRIGGER "{name}"' for name, _ in guards], [str(sql) for _, sql in guards]
        return [*off, *emptying(self, *tables, **how), *on]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", past_the_guards)
        yield


def _lacking() -> dict[str, str]:
    """Markers whose tests cannot run on this machine, each with the reason."""
    lacking = {}
    if not any(shutil.which(name) for name in BROWSERS):
        lacking["browser"] = "no Chromium on this machine"
    if missing_libraries():
        lacking["printing"] = "the libraries of printing are not on this machine"
    return lacking


def pytest_addoption(parser: pytest.Parser) -> None:
    """One choice for the second round."""
    parser.addoption(
        "--stored",
        action="store_true",
        help="only the tests that touch a database or a broker: the others know neither",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the round is not about, and skip what the machine cannot do, with the reason."""
    if config.getoption("--stored"):
        config.hook.pytest_deselected(items=[item for item in items if not _touches_storage(item)])
        items[:] = [item for item in items if _touches_storage(item)]
    # Where CI is set nothing may be skipped for what the machine lacks.
    lacking = {} if os.environ.get("CI") else _lacking()
    for marker, reason in lacking.items():
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def _touches_storage(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "worker", "browser"))
    return marked or bool({"db", "transactional_db"} & set(getattr(item, "fixturenames", ())))
