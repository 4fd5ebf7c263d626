"""The files of an edition, read with the line of every value; what cannot be read is a fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessment.library.faults import Fault

PathInFile = tuple[str | int, ...]

WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
"""The only plain words that are not text: `no`, `on` and dates stay what the writer typed."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: plain values, and the line of every value by its path in the file."""

    file: str
    data: Any
    lines: dict[PathInFile, int]

    def line(self, *path: str | int) -> int:
        """The line of a value, or of the nearest value around it that exists."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def edition_files(folder: Path) -> tuple[str, ...]:
    """The files an edition is made of, relative and sorted; notes beside them are not part of it."""
    names = [
        folder / "edition.yaml",
        folder / "examples.yaml",
        *folder.glob("criteria/*.yaml"),
        *folder.glob("texts/*.yaml"),
    ]
    return tuple(sorted(name.relative_to(folder).as_posix() for name in names if name.is_file()))


def normalised(raw: bytes) -> bytes:
    """The bytes as on any machine: no byte order mark, lines ending in a line feed."""
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def read_documents(folder: Path) -> tuple[dict[str, Document], tuple[Fault, ...]]:
    """Every file of the edition that can be read, and the faults of those that cannot."""
    faults: list[Fault] = []
    documents: dict[str, Document] = {}
    for name in edition_files(folder):
        found, wrong = read_document(name, normalised((folder / name).read_bytes()))
        faults += wrong
        if found is not None:
            documents[name] = found
    return documents, tuple(faults)


def read_document(file: str, raw: bytes) -> tuple[Document | None, list[Fault]]:
    """One file's values with their lines; duplicate keys, aliases and broken bytes are faults."""
    try:
        root = yaml.compose(raw.decode("utf-8"), Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Fault(file, line, "not-utf-8", "The file is not UTF-8 text here; save it as UTF-8.")]
    except yaml.YAMLError as error:
        return None, [_syntax_fault(file, raw, error)]
    reading = _Reading(file)
    data = None if root is None else reading.value(root, ())
    return Document(file, data, reading.lines), reading.faults


def _syntax_fault(file: str, raw: bytes, error: yaml.YAMLError) -> Fault:
    """A syntax error with its line: most errors carry a mark, those of single characters a position."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        problem = getattr(error, "problem", None) or "unreadable"
        return Fault(
            file, mark.line + 1, "yaml-syntax", f"This is not YAML: {problem}. Check quotes, colons and indents."
        )
    position = getattr(error, "position", 0)
    line = raw.decode("utf-8").count("\n", 0, position) + 1
    return Fault(file, line, "yaml-syntax", "This is not YAML: a character that no text may hold.")


@dataclass(slots=True)
class _Reading:
    """The walk over one file's nodes."""

    file: str
    lines: dict[PathInFile, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, path: PathInFile) -> Any:
        """The plain value of a node; its line is noted unless its key noted it already."""
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self.seen:
            message = "Aliases (*name) are not allowed: write the value out."
            self.faults.append(Fault(self.file, self.lines[path], "yaml-alias", message))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(value, (*path, key)) for key, value in self._pairs(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(value, (*path, place)) for place, value in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: PathInFile) -> Iterator[tuple[str, yaml.Node]]:
        """Keys as text (a code such as 0 is a word) with the nodes of their values."""
        known: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in known:
                message = f"`{key}` stands here for the second time; the first one would be lost. Keep one."
                self.faults.append(Fault(self.file, key_node.start_mark.line + 1, "duplicate-key", message))
                continue
            known.add(key)
            self.lines[*path, key] = key_node.start_mark.line + 1
            yield key, value_node


def _scalar(node: yaml.ScalarNode) -> Any:
    """Quoted words are text; of the plain ones whole numbers, null, true and false are not."""
    text = str(node.value)
    if node.style:  # quoted or folded
        return text
    if text in WORDS:
        return WORDS[text]
    return int(text) if WHOLE.match(text) else text
