"""The repository installs from anywhere and its documents lead where they say."""

import re
from pathlib import Path

from tests.architecture.tree import ROOT, tracked

LINK = re.compile(r"\]\(([^)\s]+)\)")
# An address of a package registry, or a folder of somebody's machine, works for nobody else.
ELSEWHERE = re.compile(
    r"(?:pypi|pythonhosted|registry\.(?:npmjs|yarnpkg)|npmjs)\.(?:org|com)"
    r"|--(?:extra-)?index-url|--find-links|(?<![\w.])/(?:root|home/\w+|opt/\w+)/",
)
TEXTS = {".py", ".md", ".txt", ".in", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".json", ".cfg", ""}


def _texts() -> list[tuple[Path, str]]:
    return [
        (path, (ROOT / path).read_text(encoding="utf-8"))
        for path in tracked()
        if path.suffix in TEXTS and path != Path("tests/architecture/test_repository.py")
    ]


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = {str(path): sorted(set(ELSEWHERE.findall(words))) for path, words in _texts()}

    assert {path: hits for path, hits in found.items() if hits} == {}


def test_every_locked_package_has_a_hash() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8"))
        bare = [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]
        assert bare == [], lock


def test_every_dependency_has_its_reason() -> None:
    for wish in ("requirements.in", "requirements-dev.in"):
        lines = (ROOT / wish).read_text(encoding="utf-8").splitlines()
        bare = [line for line in lines if line and not line.startswith(("#", "-")) and "  # " not in line]
        assert bare == [], wish


def test_every_relative_link_of_a_document_leads_somewhere() -> None:
    broken = []
    for path, words in _texts():
        if path.suffix == ".md":
            for link in LINK.findall(words):
                target = link.split("#")[0]
                if "://" not in link and not link.startswith("mailto:") and target:
                    broken += [] if (ROOT / path.parent / target).exists() else [f"{path}: {link}"]

    assert broken == []
