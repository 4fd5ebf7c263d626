"""Crosswalks: from a file between two editions to what continues; all of it or nothing."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from assessment.library.crosswalk_rules import CrosswalkSources, crosswalk_meaning_faults
from assessment.library.documents import Document, normalised, read_document
from assessment.library.faults import EditionRefused, Fault
from assessment.library.form import form_faults
from assessment.library.loader import ROOTS, Compiled, compiled, edition_codes

FOLDER = "crosswalks"


class CrosswalkRefused(Exception):
    """A crosswalk that is missing or does not hold; nothing of it is loaded."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        """Keep every fault found, in the order of lines."""
        self.name = name
        self.faults = tuple(sorted(faults))
        super().__init__(name, self.faults)

    def __str__(self) -> str:
        """Every fault on a line of its own, under the crosswalk's name."""
        return "\n".join([f"Crosswalk {self.name} is refused:", *map(str, self.faults)])


def crosswalk(old: str, new: str, roots: Sequence[Path] = ROOTS) -> Crosswalk:
    """What of an edition continues in a later one, by their codes; an edition continues itself without a file.

    Files lie in `crosswalks/` beside each root, and are read once in the life of the process. Raises EditionRefused
    when an edition does not compile, CrosswalkRefused with every fault of the crosswalk.
    """
    return _between(old, new, tuple(roots))


def crosswalk_name(old: str, new: str) -> str:
    """The file's name for the codes of two editions."""
    return f"{old}-to-{new}.yaml"


def crosswalk_faults(roots: Sequence[Path] = ROOTS) -> tuple[Fault, ...]:
    """Faults of all crosswalks beside the roots, also of those that lie between no two editions."""
    codes = edition_codes(roots)
    pairs = {crosswalk_name(old, new): (old, new) for old in codes for new in codes if old != new}
    files = [file for folder in _folders(roots) for file in sorted(folder.glob("*.yaml"))]
    return tuple(fault for file in files for fault in _file_faults(file, pairs.get(file.name), roots))


@lru_cache(maxsize=32)
def _between(old: str, new: str, roots: tuple[Path, ...]) -> Crosswalk:
    first, second = compiled(old, roots), compiled(new, roots)
    if first.edition.code == second.edition.code:
        return Crosswalk.identity(first.edition)
    name = crosswalk_name(first.edition.code, second.edition.code)
    file = next((file for folder in _folders(roots) if (file := folder / name).is_file()), None)
    if file is None:
        message = f"There is no file {name}; write it, or figures of these editions cannot stand side by side."
        raise CrosswalkRefused(name, (Fault(name, 1, "crosswalk-missing", message),))
    document, faults = _checked(file, first, second)
    if document is None or faults:
        raise CrosswalkRefused(name, faults)
    links = [Link(LinkKind(link["link"]), link.get("old"), link.get("new")) for link in document.data["items"]]
    return Crosswalk.of(old=first.edition, new=second.edition, links=links)


def _file_faults(file: Path, pair: tuple[str, str] | None, roots: Sequence[Path]) -> tuple[Fault, ...]:
    if pair is None:
        message = "No two known editions are named so: `<older code>-to-<newer code>.yaml`; rename or delete the file."
        return (Fault(file.name, 1, "crosswalk-between-nothing", message),)
    try:
        old, new = (compiled(code, roots) for code in pair)
    except EditionRefused:
        return ()  # the edition's own faults are told where editions are checked
    return _checked(file, old, new)[1]


def _checked(file: Path, old: Compiled, new: Compiled) -> tuple[Document | None, tuple[Fault, ...]]:
    """The file's values and all that is wrong with them: what cannot be read, else form, else meaning."""
    document, unreadable = read_document(file.name, normalised(file.read_bytes()))
    if document is None or unreadable:
        return None, tuple(unreadable)
    # A schema is chosen by the name of the folder.
    faults = form_faults({f"crosswalk/{file.name}": document})
    return document, faults or crosswalk_meaning_faults(CrosswalkSources(document, old, new))


def _folders(roots: Sequence[Path]) -> list[Path]:
    return [root.with_name(FOLDER) for root in roots]
