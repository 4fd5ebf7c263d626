"""Both tables are read together and refused together."""

import pytest

from assessment.domain.edition import Edition
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.reading import material_read
from tests.surveys.spreadsheets.conftest import Write, told

UNITS = "code,parent,name,headcount\nb,all,B,3\nall,,All,\na,all,A,\n"
SHEETS = "unit,group,A1.a,B1.a\na,staff,1,1\nb,staff,2,2\nall,leaders,3,\n"


def refusal(edition: Edition, write: Write, units: str, sheets: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        material_read(
            units=write("units.csv", units), sheets=write("sheets.csv", sheets), edition=edition, unasked=frozenset()
        )
    return told(refused.value)


def test_sheets_point_to_their_units_in_the_frame(edition: Edition, write: Write) -> None:
    material = material_read(
        units=write("units.csv", UNITS), sheets=write("sheets.csv", SHEETS), edition=edition, unasked=frozenset()
    )

    assert material.frame.codes == ("all", "b", "a")
    assert material.frame.units[1].headcount == 3
    assert [material.frame.codes[place] for place in material.sheets["staff"].units] == ["a", "b"]
    assert material.sheets["leaders"].units.tolist() == [0]


def test_faults_of_both_files_are_told_at_once_units_first(edition: Edition, write: Write) -> None:
    lines = refusal(edition, write, UNITS.replace("a,all", "a,a"), SHEETS + "c,staff,9,9\n" + "b,staff,,\n" * 3)

    assert [line.partition(";")[0] for line in lines] == [
        "units.csv:4: column parent: found the circle a → a",
        'sheets.csv:5: column unit: found "c"',
        'sheets.csv:5: column A1.a: found "9"',
        'sheets.csv:5: column B1.a: found "9"',
        "units.csv:2: column headcount: found 3",
    ]


def test_a_table_that_cannot_be_read_does_not_hide_the_other(edition: Edition, write: Write) -> None:
    assert [line.partition(":")[0] for line in refusal(edition, write, "", "")] == ["units.csv", "sheets.csv"]
    assert refusal(edition, write, "", SHEETS)[0].startswith("units.csv: found an empty file")
