"""From a folder to an edition: read, check the form, check the meaning, compile; all of it or nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assessment.domain.edition import Edition, Texts
from assessment.library.compiler import compile_edition, compile_texts
from assessment.library.documents import edition_files, read_documents
from assessment.library.examples import example_faults
from assessment.library.faults import EditionRefused, Fault
from assessment.library.fingerprints import fingerprint
from assessment.library.form import form_faults
from assessment.library.rules import meaning_faults

ROOTS: tuple[Path, ...] = (Path(__file__).parent / "editions",)
CODE = re.compile(r"[A-Za-z][A-Za-z0-9._-]*\Z")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a folder gives: the edition and its words by language."""

    edition: Edition
    texts: Mapping[str, Texts]


def compiled(code_or_folder: str | Path, roots: Sequence[Path] = ROOTS) -> Compiled:
    """The edition of that code under the roots, or of that folder; EditionRefused with every fault found.

    A code is looked up once in the life of the process, since pages ask with every request; a folder is read again
    whenever one of its files changes.
    """
    if isinstance(code_or_folder, str):
        return _by_name(code_or_folder, tuple(roots))
    return _by_folder(edition_folder(code_or_folder, roots))


def edition_folder(code_or_folder: str | Path, roots: Sequence[Path] = ROOTS) -> Path:
    """Where an edition lies: a code is looked for under the roots first, then taken as a path."""
    name = str(code_or_folder)
    places = [root / name for root in roots] if CODE.match(name) else []
    for folder in [*places, Path(name)]:
        if (folder / "edition.yaml").is_file():
            return folder.resolve()
    known = ", ".join(edition_codes(roots)) or "none"
    message = f"There is no edition `{name}` and no folder of that name with an edition.yaml; known are {known}."
    raise EditionRefused(name, (Fault("edition.yaml", 1, "edition-unknown", message),))


def edition_codes(roots: Sequence[Path] = ROOTS) -> tuple[str, ...]:
    """Codes of all editions under the roots, sorted."""
    return tuple(sorted({file.parent.name for root in roots for file in root.glob("*/edition.yaml")}))


@lru_cache(maxsize=64)
def _by_name(name: str, roots: tuple[Path, ...]) -> Compiled:
    return _by_folder(edition_folder(name, roots))


def _by_folder(folder: Path) -> Compiled:
    stamps = [(folder / name).stat() for name in edition_files(folder)]
    return _compiled(folder, tuple((stamp.st_mtime_ns, stamp.st_size) for stamp in stamps))


@lru_cache(maxsize=32)
def _compiled(folder: Path, stamps: tuple[tuple[int, int], ...]) -> Compiled:
    """Compile once for as long as no file of the folder changes."""
    documents, faults = read_documents(folder)
    faults = faults or form_faults(documents) or meaning_faults(folder, documents)
    if faults:
        raise EditionRefused(folder.name, faults)
    edition = compile_edition(documents, fingerprint(folder))
    if "examples.yaml" in documents and (faults := example_faults(edition, documents["examples.yaml"])):
        raise EditionRefused(folder.name, faults)
    texts = {language: compile_texts(documents[f"texts/{language}.yaml"]) for language in edition.languages}
    return Compiled(edition, texts)
