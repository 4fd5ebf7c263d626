"""What every test stands on: compiled translations, laws tried often enough, and what the machine can do."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

from scripts.messages import compile_messages
from scripts.prepare import BROWSERS, missing_libraries

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.load_profile("house")

compile_messages()


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
