"""What is wrong with an edition, where, by which rule, and in a sentence that helps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of an edition; `line` counts from 1, `file` is relative to the edition's folder."""

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        """The fault on one line, in the form editors can jump to."""
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


class EditionRefused(Exception):
    """An edition that does not compile; nothing of it is loaded."""

    def __init__(self, edition: str, faults: tuple[Fault, ...]) -> None:
        """Keep every fault found, in the order of files and lines."""
        self.edition = edition
        self.faults = tuple(sorted(faults))
        super().__init__(edition, self.faults)

    def __str__(self) -> str:
        """Every fault on a line of its own, under the edition's name."""
        return "\n".join([f"Edition {self.edition} is refused:", *map(str, self.faults)])
