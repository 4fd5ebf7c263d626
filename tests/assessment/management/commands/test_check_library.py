"""The command says what is there, what is wrong, and what is published."""

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from assessment.library.fingerprints import fingerprint, locked
from tests.assessment.library.overlays import changed, tiny_copy


def told(*arguments: str) -> tuple[str, str, str]:
    """Output, errors, and the last word of the command."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_library", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def test_the_library_itself_has_no_fault() -> None:
    out, err, last = told()

    assert "clientocracy-2026.1: 30 practices, 38 items, ru, en, published, " in out
    assert (err, last) == ("", "")


def test_every_edition_of_a_root_is_listed_with_its_fingerprint(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)

    out, _, _ = told("--root", str(tmp_path))

    assert out == f"tiny-1.0: 2 practices, 3 items, ru, en, not locked, {fingerprint(folder)}\n"


def test_a_broken_edition_is_told_with_its_line_and_fails(tmp_path: Path) -> None:
    changed(tiny_copy(tmp_path), "edition.yaml", "points: 60", "points: 61")

    out, err, last = told("--root", str(tmp_path))

    assert out == ""
    assert "edition.yaml:13: points-total" in err
    assert last == "The library has 1 fault."


def test_a_published_edition_that_was_changed_and_breaks_counts_twice(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)
    told("--root", str(root), "--lock", "tiny-1.0")
    changed(folder, "edition.yaml", "points: 60", "points: 61")

    _, err, last = told("--root", str(root))

    assert "published-changed" in err
    assert last == "The library has 2 faults."


def test_an_edition_is_locked_as_published(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)

    out, _, _ = told("--root", str(root), "--lock", "tiny-1.0")

    assert locked(root) == {"tiny-1.0": fingerprint(folder)}
    assert out.endswith(f"tiny-1.0 is published as {fingerprint(folder)}\n")
    assert "published" in told("--root", str(root))[0]


def test_an_unknown_edition_cannot_be_locked(tmp_path: Path) -> None:
    assert told("--root", str(tmp_path), "--lock", "tiny-1.0")[2] == "There is no edition tiny-1.0 to lock."


def test_a_published_edition_that_was_changed_is_not_locked_again(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    folder = tiny_copy(root)
    told("--root", str(root), "--lock", "tiny-1.0")
    published = locked(root)
    changed(folder, "texts/en.yaml", "Tiny model", "Tiny modal")

    _, err, last = told("--root", str(root), "--lock", "tiny-1.0")

    assert "make the change in a new edition" in err
    assert last == "The library has 1 fault."
    assert locked(root) == published


def test_a_crosswalk_between_nothing_is_a_fault(tmp_path: Path) -> None:
    tiny_copy(tmp_path / "editions")
    (tmp_path / "crosswalks").mkdir()
    (tmp_path / "crosswalks" / "tiny-1.0-to-nothing.yaml").write_text("items: []\n", encoding="utf-8")

    _, err, last = told("--root", str(tmp_path / "editions"))

    assert "tiny-1.0-to-nothing.yaml" in err
    assert last == "The library has 1 fault."
