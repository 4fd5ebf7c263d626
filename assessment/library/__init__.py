"""The model as data: editions read from files, checked and compiled. Never here: Django, settings, the database."""

from collections.abc import Sequence
from pathlib import Path

from assessment.domain.edition import Edition, Texts
from assessment.library.faults import EditionRefused, Fault
from assessment.library.loader import ROOTS, compiled, edition_codes

__all__ = ["ROOTS", "EditionRefused", "Fault", "edition", "editions", "texts"]


def edition(code_or_folder: str | Path, roots: Sequence[Path] = ROOTS) -> Edition:
    """The edition of that code under the roots, or of that folder, checked; EditionRefused with all its faults."""
    return compiled(code_or_folder, roots).edition


def texts(code_or_folder: str | Path, language: str, roots: Sequence[Path] = ROOTS) -> Texts:
    """The edition's words in a language, or in its first language when it lacks that one."""
    found = compiled(code_or_folder, roots)
    return found.texts.get(language) or found.texts[found.edition.languages[0]]


def editions(roots: Sequence[Path] = ROOTS) -> tuple[str, ...]:
    """Codes of all editions under the roots, sorted."""
    return edition_codes(roots)
