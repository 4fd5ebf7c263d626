"""Codes of criteria, files and languages agree; what the broken editions do not show."""

from pathlib import Path

import pytest

from assessment import library
from tests.assessment.library.overlays import changed, tiny_copy


def faults_of(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(folder)
    return [(fault.file, fault.line, fault.rule) for fault in refusal.value.faults]


def test_texts_are_named_after_their_language(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "texts/en.yaml", "language: en", "language: de")

    assert faults_of(folder) == [("texts/en.yaml", 2, "code-not-file-name")]


def test_a_criterion_is_named_after_its_file(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "criteria/B.1.yaml", "code: B.1", "code: B.7")

    assert ("criteria/B.1.yaml", 2, "code-not-file-name") in faults_of(folder)


def test_a_criterion_belongs_to_one_section(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "criteria: [B.1]", "criteria: [B.1, A.1]")

    assert ("edition.yaml", 16, "duplicate-code") in faults_of(folder)


@pytest.mark.parametrize(
    ("find", "put", "line"),
    [
        ("code: leaders", "code: staff", 9),
        ("{code: B, points", "{code: A, points", 16),
        ("agency_kinds: [authority, company]", "agency_kinds: [authority, authority]", 6),
        ("options: [0, 1, 2, 3, 4]", "options: [0, 1, 2, 3, 3]", 12),
    ],
)
def test_every_kind_of_code_stands_for_one_thing(tmp_path: Path, find: str, put: str, line: int) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", find, put)

    assert ("edition.yaml", line, "duplicate-code") in faults_of(folder)


@pytest.mark.parametrize(("find", "put"), [("code: A1\n", "code: B1\n"), ("code: A1.b", "code: A1.a")])
def test_practices_and_items_are_told_apart_over_all_files(tmp_path: Path, find: str, put: str) -> None:
    folder = changed(tiny_copy(tmp_path), "criteria/A.1.yaml", find, put)

    assert "duplicate-code" in {rule for _, _, rule in faults_of(folder)}


@pytest.mark.parametrize("code", ["A", "A.1", "A1"])
def test_no_retired_code_comes_back_at_any_height(tmp_path: Path, code: str) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "retired: [A9.z]", f"retired: [{code}]")

    assert [rule for _, _, rule in faults_of(folder)] == ["code-reused"]


def test_an_edition_need_not_name_retired_codes(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "retired: [A9.z]\n", "")

    assert library.edition(folder).code == "tiny-1.0"


def test_without_kinds_of_agency_none_is_known(tmp_path: Path) -> None:
    folder = changed(tiny_copy(tmp_path), "edition.yaml", "agency_kinds: [authority, company]", "agency_kinds: []")

    with pytest.raises(library.EditionRefused, match="none is known"):
        library.edition(folder)
