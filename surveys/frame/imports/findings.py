"""What a coordinator is shown of a file before deciding: differences by kind with examples, or faults."""

from collections.abc import Sequence
from typing import Any

from assessment.domain.frame import Frame
from surveys.frame.imports.changes import Change, Kind, people_of
from surveys.spreadsheets.faults import Fault, Refused, Rule
from surveys.spreadsheets.uploaded import FORMULA_SIGNS

EXAMPLES = 20
"""So many units of each kind are named; the others are counted."""


def preview(*, before: Frame, after: Frame, found: Sequence[Change]) -> dict[str, Any]:
    """How many units and people there are and will be, and what differs, as plain values."""
    by_kind = {kind: [change for change in found if change.kind is kind] for kind in Kind}
    were, are = people_of(before), people_of(after)
    return {
        "units": [len(before.units), len(after.units)],
        "people": [[column, were.get(column), are.get(column)] for column in {**were, **are}],
        "changes": {
            kind.value: {
                "count": len(mine),
                "shown": [[one.code, one.name, one.before, one.after] for one in mine[:EXAMPLES]],
            }
            for kind, mine in by_kind.items()
        },
        "formulas": sum(unit.name.startswith(FORMULA_SIGNS) for unit in after.units),
    }


def refusal(refused: Refused) -> dict[str, Any]:
    """The faults as plain values."""
    kept = [[fault.row, fault.column, fault.rule.value, fault.found, fault.allowed] for fault in refused.faults]
    return {"faults": kept, "total": refused.total}


def faults_in(findings: dict[str, Any], *, file: str) -> tuple[Fault, ...]:
    """The faults again."""
    return tuple(
        Fault(file, row, column, Rule(rule), found, allowed)
        for row, column, rule, found, allowed in findings.get("faults", ())
    )
