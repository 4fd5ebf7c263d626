"""What a page tells of a file with units: how far the work is, what would change, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from surveys.frame.imports.changes import Kind
from surveys.frame.imports.findings import faults_in
from surveys.frame.imports.models import FrameImport
from surveys.frame.imports.services import STAGES
from surveys.spreadsheets.phrases import words

WORKING = {FrameImport.State.WAITING, FrameImport.State.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Difference:
    """Units that differ in one way: how many, and the first of them; a heading without words has no column."""

    heading: str
    count: int
    shown: Sequence[Sequence[str]]
    before: str
    after: str

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault as a line of a table; a row or a column may be none."""

    row: int | None
    column: str | None
    found: str
    allowed: str


@dataclass(frozen=True, slots=True)
class Story:
    """A file in the reader's language."""

    waiting: FrameImport
    works: bool
    done: int
    stages: int
    differences: tuple[Difference, ...]
    faults: tuple[FaultLine, ...]
    total: int

    @property
    def is_same(self) -> bool:
        """Nothing would change."""
        return not self.differences

    @property
    def more(self) -> int:
        """How many faults are not told in full."""
        return self.total - len(self.faults)


def story(waiting: FrameImport) -> Story:
    """What there is to tell of a file."""
    findings, language = waiting.findings, get_language() or ""
    faults = sorted(faults_in(findings, file=f"units{waiting.kind}"), key=lambda fault: fault.row or 0)
    return Story(
        waiting=waiting,
        works=waiting.state in WORKING,
        done=waiting.stage + 1,
        stages=STAGES + 1,
        differences=_differences(findings.get("changes", {})),
        faults=tuple(FaultLine(one.row, one.column, *words(fault=one, language=language)) for one in faults),
        total=findings.get("total", 0),
    )


def _differences(changes: Mapping[str, Any]) -> tuple[Difference, ...]:
    headings = {
        Kind.GONE: (_("Units that go"), _("Were under"), ""),
        Kind.MOVED: (_("Moved units"), _("Were under"), _("Will be under")),
        Kind.NEW: (_("New units"), "", _("Will be under")),
        Kind.RENAMED: (_("Renamed units"), _("Before"), _("After")),
        Kind.COUNTED: (_("Units with other headcounts"), _("Before"), _("After")),
    }
    present = {kind: changes[kind.value] for kind in headings if changes.get(kind.value, {}).get("count")}
    return tuple(
        Difference(headings[kind][0], change["count"], change["shown"], *headings[kind][1:])
        for kind, change in present.items()
    )
