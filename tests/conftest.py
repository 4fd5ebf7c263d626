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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what the machine cannot do, with the reason; where CI is set nothing may be skipped for that."""
    if os.environ.get("CI"):
        return
    for marker, reason in _lacking().items():
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
