"""Every language can say everything of units, the release and trust."""

from types import ModuleType

import pytest

from assessment.domain.reliability.item_quality import ItemFlag
from reports.diagnostic.wording import en_release, ru_release
from reports.diagnostic.wording.release import ReleaseWording, release_in

SAYINGS = [name for name in vars(ReleaseWording) if not name.startswith("_")]
LANGUAGES = [ru_release, en_release]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_lacks_nothing(language: ModuleType) -> None:
    assert [name for name in (*SAYINGS, *ReleaseWording.__annotations__) if not hasattr(language, name)] == []


def test_both_languages_have_the_same_terms() -> None:
    assert ru_release.terms.keys() == en_release.terms.keys()


def test_every_flag_of_an_item_that_is_remarked_has_its_words() -> None:
    silent = {ItemFlag.FLOOR, ItemFlag.CEILING, ItemFlag.TOO_FEW}
    for language in LANGUAGES:
        said = {language.remark(flag=flag.name, share="31%") for flag in set(ItemFlag) - silent}
        assert len(said) == len(ItemFlag) - len(silent)


def test_a_language_without_sentences_of_its_own_speaks_english() -> None:
    assert release_in("ru") is ru_release
    assert release_in("en") is release_in("de") is en_release
