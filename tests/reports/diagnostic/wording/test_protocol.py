"""Every language can say everything."""

from types import ModuleType

import pytest

from reports.diagnostic.wording import en, ru
from reports.diagnostic.wording.differences import DifferenceWording
from reports.diagnostic.wording.protocol import Wording

SAYINGS = [name for part in (Wording, DifferenceWording) for name in vars(part) if not name.startswith("_")]


@pytest.mark.parametrize("language", [ru, en])
def test_a_language_lacks_nothing(language: ModuleType) -> None:
    assert [name for name in (*SAYINGS, *Wording.__annotations__) if not hasattr(language, name)] == []
