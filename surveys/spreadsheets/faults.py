"""What is wrong in a table, place by place: the first hundred in full, the rest as a count."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SHOWN = 100
"""So many faults are told in full: a column in the wrong place must not print a novel."""

LONGEST = 60
"""So many characters of a cell are repeated in a message."""


class Rule(StrEnum):
    """What a table, or a setting of the command, must keep to; the sentences are in `phrases`."""

    NO_FILE = "no-file"
    FILE_KIND = "file-kind"
    OTHER_CONTENT = "other-content"
    EMPTY_FILE = "empty-file"
    ENCODING = "encoding"
    UTF16 = "utf-16"
    QUOTES = "quotes"
    NO_ROWS = "no-rows"
    RAGGED_ROW = "ragged-row"
    COLUMN_MISSING = "column-missing"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_TWICE = "column-twice"
    COLUMN_NAMELESS = "column-nameless"
    ERROR_CELL = "error-cell"
    FORMULA = "formula"
    BLANK = "blank"
    CODE_TWICE = "code-twice"
    UNKNOWN_PARENT = "unknown-parent"
    CYCLE = "cycle"
    SECOND_ROOT = "second-root"
    HEADCOUNT = "headcount"
    HEADCOUNT_OF_SHEETS = "headcount-of-sheets"
    UNKNOWN_UNIT = "unknown-unit"
    NOT_A_UNIT = "not-a-unit"
    BEYOND_HEADCOUNT = "beyond-headcount"
    UNKNOWN_GROUP = "unknown-group"
    ANSWER = "answer"
    NOT_ASKED = "not-asked"
    SETTING = "setting"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    CUT_OFF = "cut-off"
    TOO_LONG = "too-long"
    CODE_SIGNS = "code-signs"
    TREE_FROZEN = "tree-frozen"
    UNIT_COUNTED = "unit-counted"
    UNIT_INVITED = "unit-invited"
    UNIT_STAYS_PUT = "unit-stays-put"
    UNIT_IN_USE = "unit-in-use"
    TOP_TAKEN = "top-taken"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where (`row` as the spreadsheet numbers it, from 1), which rule, what was found, what is allowed."""

    file: str
    row: int | None
    column: str | None
    rule: Rule
    found: str = ""
    allowed: str = ""


class Refused(Exception):
    """The input cannot be used; carries the faults shown and how many there are in all."""

    def __init__(self, faults: Iterable[Fault], total: int | None = None) -> None:
        self.faults = tuple(faults)
        self.total = len(self.faults) if total is None else total
        super().__init__(f"{self.total} faults")


class Faults:
    """Collects faults in the order of reading; keeps the first and counts the others."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.total = 0

    def add(self, *faults: Fault) -> None:
        """Note faults one by one."""
        self.kept.extend(faults[: self.room])
        self.total += len(faults)

    def count(self, *, more: int) -> None:
        """Note that so many faults were found that nobody will read."""
        self.total += more

    @property
    def room(self) -> int:
        """How many faults may still be told in full."""
        return max(0, SHOWN - len(self.kept))

    def refuse(self) -> None:
        """Raise `Refused` when anything was noted."""
        if self.total:
            raise Refused(self.kept, self.total)


def quoted(cell: str) -> str:
    """A cell's text fit for one line of a message: no line breaks, no control signs, not too long."""
    plain = "".join(sign if sign.isprintable() else " " for sign in cell)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
