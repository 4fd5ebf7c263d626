"""What an answer weighs."""

from reports.diagnostic.wording import en_release, ru_release
from reports.diagnostic.wording.weighed import Weighed


def test_every_way_of_weighing_has_its_own_words_in_each_language() -> None:
    for words in (ru_release, en_release):
        assert len({words.weighed(groups=["Staff"], how=how) for how in Weighed}) == len(Weighed)
