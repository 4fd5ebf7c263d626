"""The form for a file with units looks at its name and size."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from surveys.views import import_form
from surveys.views.import_form import ImportForm


def _form(name: str, content: bytes) -> ImportForm:
    return ImportForm({}, {"file": SimpleUploadedFile(name, content)}, button="Check")


def test_a_table_passes_whatever_the_case_of_its_name() -> None:
    form = _form("Units.XLSX", b"x")

    assert form.is_valid()
    assert form.kind() == ".xlsx"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("units.xls", b"x", "no .csv or .xlsx"),
        ("units", b"x", "no .csv or .xlsx"),
        ("units.csv", b"", "is empty"),
        ("units.csv", b"12345", "larger than 0 MB"),
    ],
)
def test_anything_else_is_refused_with_its_reason(
    name: str, content: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_form, "MOST_BYTES", 4)

    assert words in str(_form(name, content).errors["file"])


def test_without_a_file_the_form_says_what_to_do() -> None:
    assert "Choose a file." in str(ImportForm({}, {}, button="Check").errors["file"])
