"""Every rule has its broken edition, and each of those breaks that rule alone."""

from pathlib import Path

import pytest

from assessment import library
from assessment.library.documents import read_documents
from assessment.library.rules import RULES, meaning_faults, rule_code
from tests.assessment.library.overlays import BROKEN, broken, tiny_copy

READING = {"not-utf-8", "yaml-syntax", "yaml-alias", "duplicate-key", "form", "worked-example"}
"""Codes of faults that are found before or after the rules of meaning."""


def test_every_rule_has_its_broken_edition_and_every_broken_edition_its_rule() -> None:
    assert {file.stem for file in BROKEN.iterdir()} == {rule_code(rule) for rule in RULES} | READING


@pytest.mark.parametrize("rule", sorted(file.stem for file in BROKEN.iterdir()))
def test_a_broken_edition_is_refused_for_that_rule_alone_at_the_right_line(rule: str, tmp_path: Path) -> None:
    edition, expected = broken(rule, tmp_path)

    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(edition)

    (fault,) = refusal.value.faults
    assert (fault.rule, fault.file, fault.line) == (rule, expected["file"], expected["line"])
    assert expected["says"] in fault.message


def test_the_tiny_edition_has_no_fault(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)

    assert meaning_faults(folder, read_documents(folder)[0]) == ()


@pytest.mark.parametrize("rule", RULES, ids=rule_code)
def test_every_rule_says_what_it_guards(rule: object) -> None:
    assert (rule.__doc__ or "").endswith(".")
