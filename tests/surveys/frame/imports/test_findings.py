"""What a coordinator is shown, as plain values and back."""

import json

from assessment.domain.frame import Frame, Unit
from surveys.frame.imports.changes import changes
from surveys.frame.imports.findings import EXAMPLES, faults_in, preview, refusal
from surveys.spreadsheets.faults import Fault, Refused, Rule

BEFORE = Frame.of([Unit("all", None, "Agency", 5)])
AFTER = Frame.of(
    [Unit("all", None, "Agency"), *(Unit(f"u{n:02}", "all", "=Unit", headcounts={"staff": 2}) for n in range(30))]
)


def test_differences_are_counted_and_the_first_are_named() -> None:
    found = preview(before=BEFORE, after=AFTER, found=changes(before=BEFORE, after=AFTER))

    assert found == json.loads(json.dumps(found))
    assert found["units"] == [1, 31]
    assert found["people"] == [["headcount", 5, None], ["headcount_staff", None, 60]]
    assert found["changes"]["new"]["count"] == 30
    assert found["changes"]["new"]["shown"][0] == ["u00", "=Unit", "", "Agency"]
    assert len(found["changes"]["new"]["shown"]) == EXAMPLES
    assert found["changes"]["gone"] == {"count": 0, "shown": []}
    assert found["formulas"] == 30


def test_faults_come_back_as_they_were() -> None:
    faults = (Fault("units.csv", 2, "code", Rule.CODE_TWICE, "a", "1"), Fault("units.csv", None, None, Rule.EMPTY_FILE))

    kept = json.loads(json.dumps(refusal(Refused(faults, total=7))))

    assert faults_in(kept, file="units.csv") == faults
    assert kept["total"] == 7
    assert faults_in({}, file="units.csv") == ()
