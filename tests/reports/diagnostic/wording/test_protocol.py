"""Every language can say everything."""

from types import ModuleType

import pytest

from reports.diagnostic.wording import en, ru
from reports.diagnostic.wording.protocol import Seen, Wording

SAYINGS = [name for name in vars(Wording) if not name.startswith("_")]


@pytest.mark.parametrize("language", [ru, en])
def test_a_language_lacks_nothing(language: ModuleType) -> None:
    assert [name for name in (*SAYINGS, *Wording.__annotations__) if not hasattr(language, name)] == []


def test_a_figure_ready_to_be_said_is_a_value() -> None:
    assert Seen("Staff", "1.8", "1.7–1.9", 212) == Seen("Staff", "1.8", "1.7–1.9", 212)
