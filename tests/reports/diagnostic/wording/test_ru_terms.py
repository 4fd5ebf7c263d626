"""Titles and short names in Russian."""

import re
from dataclasses import asdict

from reports.diagnostic.wording import en_terms, ru_terms


def test_both_languages_have_the_same_terms_and_parts() -> None:
    assert set(ru_terms.terms) == set(en_terms.terms)
    assert list(ru_terms.parts) == list(en_terms.parts)


def test_no_word_is_left_in_english() -> None:
    words = [*ru_terms.terms.values(), *ru_terms.parts.values(), *asdict(ru_terms.labels).values()]

    assert [word for word in words if re.search("[A-Za-z]{2}", word)] == []
    assert all(words)
