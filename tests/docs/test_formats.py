"""The example of docs/formats.md is executed: its files, its command, its faults and its figures."""

import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from assessment import library
from config.management.commands.diagnose import Command

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
SCHEMA = json.loads((Path(library.__file__).parent / "schema" / "scorecard.json").read_text())

pytestmark = pytest.mark.printing


def blocks(kind: str) -> dict[str, str]:
    """The fenced blocks of a kind by the name behind it ("" where there is none)."""
    return dict(re.findall(rf"^```{kind} ?(\S*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the page as files."""
    folder = tmp_path_factory.mktemp("formats")
    for name, text in blocks("csv").items():
        (folder / name).write_text(text)
    return folder


def run(folder: Path, **files: str) -> str:
    """The command of the page, its files in the folder; `files` replace others by name."""
    python, manage, command, *settings = shlex.split(blocks("sh")[""])
    assert (python, manage) == ("python", "manage.py")
    places = {"units.csv": folder / "units.csv", "sheets.csv": folder / "sheets.csv", "out": folder / "out"}
    places |= {name: folder / other for name, other in files.items()}
    edition = {"tests/editions/tiny-1.0": ROOT / "tests/editions/tiny-1.0"}
    printed = io.StringIO()
    call_command(command, *(str({**places, **edition}.get(word, word)) for word in settings), stdout=printed)
    return printed.getvalue()


@pytest.fixture(scope="module")
def document(folder: Path) -> dict[str, Any]:
    """The scorecard that the command of the page writes."""
    run(folder)
    found: dict[str, Any] = json.loads((folder / "out" / "scorecard.json").read_text())
    return found


@pytest.mark.parametrize("path", list(blocks("json")))
def test_every_figure_of_the_page_is_the_one_computed(document: dict[str, Any], path: str) -> None:
    value: Any = document
    for step in path.split("/"):
        value = value[int(step) if isinstance(value, list) else step]

    assert value == json.loads(blocks("json")[path])


def test_the_document_keeps_to_its_schema_and_the_page_names_its_entries(document: dict[str, Any]) -> None:
    jsonschema.validate(document, SCHEMA)

    assert [entry for entry in SCHEMA["properties"] if f"`{entry}`" not in PAGE and entry != "is_empty"] == []


def test_the_faults_of_the_page_are_the_ones_told(folder: Path) -> None:
    with pytest.raises(CommandError) as refused:
        run(folder, **{"sheets.csv": "broken.csv", "out": "nothing"})

    assert str(refused.value).splitlines()[1:] == blocks("text")["faults"].splitlines()
    assert not (folder / "nothing").exists()


def test_the_page_names_every_setting_and_no_other() -> None:
    parser = Command().create_parser("manage.py", "diagnose")
    settings = {action.option_strings[-1] for action in parser._actions if action.option_strings}
    inherited = {"--help", "--version", "--verbosity", "--settings", "--pythonpath"}
    inherited |= {"--traceback", "--no-color", "--force-color", "--skip-checks"}

    assert set(re.findall(r"`(?:[^`]*?)(--[a-z]+)", PAGE)) == settings - inherited
