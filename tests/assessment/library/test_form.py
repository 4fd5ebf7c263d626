"""Errors of form are said in words of the file, at the line where they are."""

from pathlib import Path

import pytest

from assessment import library
from assessment.library.documents import read_document
from assessment.library.form import form_faults, schema_for
from tests.assessment.library.overlays import EDITIONS, changed, tiny_copy

CHANGES = [
    ("edition.yaml", "code: tiny-1.0", "code: 1", 3, "`code` must be text; found `1`."),
    ("edition.yaml", "code: tiny-1.0", "code:", 3, "`code` must be text; found nothing."),
    ("edition.yaml", "languages: [ru, en]", "languages: []", 5, "`languages` is empty; it needs at least 1."),
    (
        "edition.yaml",
        "languages: [ru, en]",
        "languages: {ru: en}",
        5,
        "must be a list; found a group of `name: value` lines.",
    ),
    ("edition.yaml", "published_on: 2026-01-15\n", "", 3, "The file lacks `published_on`."),
    ("edition.yaml", ", plus: 1", "", 27, "`rules.caps[1]` lacks `plus`."),
    (
        "edition.yaml",
        "answered_share: 1/2",
        "answered_share: half",
        19,
        "`rules.answered_share` has a form that is not allowed",
    ),
    ("edition.yaml", "threshold_floor: 5", "threshold_floor: 2", 23, "2 is less than the minimum of 3."),
    ("edition.yaml", "top_level: 4", "top_level: true", 18, "must be a whole number; found `True`."),
    (
        "criteria/B.1.yaml",
        "company: excluded",
        "company: skipped",
        6,
        "one of applies, adapted, excluded; found `skipped`.",
    ),
    ("texts/en.yaml", "name: Staff", "name: ''", 6, "`audiences.staff.name` is empty"),
    ("texts/en.yaml", "name: Staff", "nom: Staff", 6, "`nom` is not known here; known are dative, dont_know, genitive"),
    ("examples.yaml", "    group: staff\n", "", 3, "`examples[1]` needs either `group` and `sheets`, or `levels`."),
]


@pytest.mark.parametrize(("file", "find", "put", "line", "says"), CHANGES)
def test_a_fault_of_form_names_the_place_and_what_is_allowed(
    tmp_path: Path, file: str, find: str, put: str, line: int, says: str
) -> None:
    with pytest.raises(library.EditionRefused) as refusal:
        library.edition(changed(tiny_copy(tmp_path), file, find, put))

    (fault,) = refusal.value.faults
    assert (fault.file, fault.line, fault.rule) == (file, line, "form")
    assert says in fault.message


def test_an_empty_file_is_a_fault_of_form() -> None:
    document, _ = read_document("criteria/A.1.yaml", b"")

    assert document is not None
    (fault,) = form_faults({"criteria/A.1.yaml": document})
    assert fault.message == "The file must be a group of `name: value` lines; found nothing."


@pytest.mark.parametrize("name", ["edition.yaml", "examples.yaml", "criteria/A.1.yaml", "texts/en.yaml"])
def test_every_schema_is_itself_of_the_right_form(name: str) -> None:
    validator = schema_for(name)

    validator.check_schema(validator.schema)


@pytest.mark.parametrize("folder", [*library.ROOTS[0].iterdir(), *EDITIONS.glob("*-*.*/")], ids=lambda path: path.name)
def test_the_first_line_of_every_file_leads_an_editor_to_its_schema(folder: Path) -> None:
    for file in folder.rglob("*.yaml"):
        head, _, target = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")
        assert head == "# yaml-language-server: "
        assert (file.parent / target).resolve().is_file(), file
