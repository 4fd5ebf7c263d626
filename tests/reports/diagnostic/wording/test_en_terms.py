"""Titles and short names in English."""

import re
from dataclasses import asdict

from reports.diagnostic.wording import en_terms


def test_no_word_is_left_in_russian_and_none_is_empty() -> None:
    words = [*en_terms.terms.values(), *en_terms.parts.values(), *asdict(en_terms.labels).values()]

    assert [word for word in words if re.search("[А-Яа-я]", word)] == []
    assert all(words)


def test_every_part_has_a_title_of_its_own() -> None:
    assert len(set(en_terms.parts.values())) == len(en_terms.parts) == 8
