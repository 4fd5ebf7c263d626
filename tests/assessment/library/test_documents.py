"""Files are read as written, with the line of every value."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assessment.library.documents import edition_files, normalised, read_document, read_documents
from tests.assessment.library.overlays import tiny_copy


def test_words_stay_words_and_only_whole_numbers_truth_and_nothing_are_values() -> None:
    document, faults = read_document(
        "x.yaml", b"a: no\nb: 010\nc: 7\nd: 2026-01-01\ne: true\nf:\ng: '7'\nh: 1/2\ni: ~\n"
    )

    assert document is not None
    assert document.data == {
        "a": "no",
        "b": "010",
        "c": 7,
        "d": "2026-01-01",
        "e": True,
        "f": None,
        "g": "7",
        "h": "1/2",
        "i": None,
    }
    assert faults == []


def test_keys_are_words_and_every_value_knows_its_line() -> None:
    document, _ = read_document(
        "x.yaml", b"levels:\n  0:\n    name: Nothing\n  1: {name: Something}\nlist:\n- a\n- b: c\n"
    )

    assert document is not None
    assert document.data["levels"]["0"] == {"name": "Nothing"}
    assert document.line("levels", "0", "name") == 3
    assert document.line("levels", "1", "name") == 4
    assert document.line("list", 1, "b") == 7
    assert document.line("levels", "2", "name") == 1, "what is missing stands at the nearest thing around it"
    assert document.line() == 1


def test_an_empty_file_holds_nothing() -> None:
    document, faults = read_document("x.yaml", b"# only a remark\n")

    assert document is not None
    assert (document.data, document.line("anything"), faults) == (None, 1, [])


def test_a_character_that_yaml_forbids_is_a_fault_with_its_line() -> None:
    document, (fault,) = read_document("x.yaml", "a: b\nc: \ufffe\n".encode())

    assert document is None
    assert (fault.rule, fault.line) == ("yaml-syntax", 2)


def test_an_expected_bracket_is_named() -> None:
    _, (fault,) = read_document("x.yaml", b"a: [1, 2\nb: 3\n")

    assert fault.rule == "yaml-syntax"
    assert "quotes, colons and indents" in fault.message


def test_every_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    (folder / "texts" / "en.yaml").write_bytes(b"\xff")
    (folder / "criteria" / "A.1.yaml").write_text("a: 1\na: 2\n")

    documents, faults = read_documents(folder)

    assert [(fault.file, fault.rule) for fault in faults] == [
        ("criteria/A.1.yaml", "duplicate-key"),
        ("texts/en.yaml", "not-utf-8"),
    ]
    assert set(documents) == set(edition_files(folder)) - {"texts/en.yaml"}


def test_notes_are_not_part_of_an_edition(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    (folder / "NOTES.md").write_text("Sources.")

    assert "NOTES.md" not in edition_files(folder)
    assert "edition.yaml" in edition_files(folder)


@given(st.text(alphabet="ab\n", max_size=30))
def test_line_ends_and_byte_order_mark_make_no_difference(text: str) -> None:
    unix = text.encode()

    assert normalised(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == unix
    assert normalised(text.replace("\n", "\r").encode()) == unix
    assert normalised(unix) == unix
