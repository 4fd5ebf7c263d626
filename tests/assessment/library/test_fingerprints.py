"""A fingerprint stands for the content, and a published edition never changes."""

from pathlib import Path

import pytest

from assessment.library import ROOTS
from assessment.library.fingerprints import EditionLocked, edition_lock, fingerprint, lock_faults, locked
from tests.assessment.library.overlays import changed, tiny_copy


def test_line_ends_do_not_change_a_fingerprint(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    before = fingerprint(folder)
    for file in folder.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert fingerprint(folder) == before


@pytest.mark.parametrize("file", ["edition.yaml", "examples.yaml", "criteria/A.1.yaml", "texts/ru.yaml"])
def test_one_character_of_any_file_changes_the_fingerprint(tmp_path: Path, file: str) -> None:
    folder = tiny_copy(tmp_path)
    before = fingerprint(folder)

    changed(folder, file, "\n", "\n\n")

    assert fingerprint(folder) != before


def test_moving_text_from_one_file_to_the_next_changes_the_fingerprint(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    before = fingerprint(folder)
    (folder / "criteria" / "A.1.yaml").rename(folder / "criteria" / "A.2.yaml")

    assert fingerprint(folder) != before


def test_a_published_edition_is_locked_once_and_stays_as_it_is(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)

    published = edition_lock(root=root, code="tiny-1.0")

    assert locked(root) == {"tiny-1.0": published} == {"tiny-1.0": fingerprint(folder)}
    assert edition_lock(root=root, code="tiny-1.0") == published
    assert lock_faults(root) == ()


def test_a_changed_published_edition_is_a_fault_and_cannot_be_locked_again(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)
    edition_lock(root=root, code="tiny-1.0")
    changed(folder, "texts/en.yaml", "We decide ourselves.", "We decide by ourselves.")

    (fault,) = lock_faults(root)
    with pytest.raises(EditionLocked, match="make it in a new edition"):
        edition_lock(root=root, code="tiny-1.0")

    assert (fault.file, fault.line, fault.rule) == ("editions.lock", 2, "published-changed")


def test_a_published_edition_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)
    edition_lock(root=root, code="tiny-1.0")
    (folder / "edition.yaml").unlink()

    (fault,) = lock_faults(root)

    assert fault.rule == "published-missing"


def test_a_root_without_a_lock_has_nothing_published(tmp_path: Path) -> None:
    assert locked(tmp_path / "editions") == {}


@pytest.mark.parametrize("root", ROOTS)
def test_the_editions_that_were_published_are_unchanged(root: Path) -> None:
    assert lock_faults(root) == ()
