"""Sheets on paper, held against the units, groups and free places of a wave."""

from pathlib import Path

import pytest

from assessment.domain.edition import Edition
from surveys.spreadsheets.faults import Refused
from surveys.spreadsheets.paper import PaperFrame, paper_read
from surveys.spreadsheets.phrases import sentence
from tests.surveys.spreadsheets.conftest import Write, told

HEADER = "unit,group,A1.a,B1.a\n"


@pytest.fixture
def frame(edition: Edition) -> PaperFrame:
    return PaperFrame(
        edition=edition,
        units=("all", "north"),
        groups={"staff", "leaders"},
        unasked=frozenset(),
        room={("all", "staff"): 2, ("north", "staff"): 0},
    )


def refusal(path: Path, frame: PaperFrame) -> Refused:
    with pytest.raises(Refused) as refused:
        paper_read(path=path, frame=frame)
    return refused.value


def test_sheets_come_by_group_with_the_rows_they_stand_in(frame: PaperFrame, write: Write) -> None:
    path = write("sheets.csv", f"{HEADER}all,staff,0,dk\n\nnorth,leaders,4,\nall,staff,,1\n")

    sheets = paper_read(path=path, frame=frame)

    assert sheets["staff"].answers.tolist() == [[1, 12, 0], [0, 2, 0]]
    assert sheets["staff"].rows.tolist() == [2, 5]
    assert sheets["leaders"].units.tolist() == [1]


def test_every_fault_is_told_by_file_row_and_column(frame: PaperFrame, write: Write) -> None:
    rows = "moon,staff,1,1\nall,clients,,\nall,staff,7,\nall,staff,1,1\nall,staff,1,1\nnorth,staff,,\n"

    refused = refusal(write("sheets.csv", HEADER + rows), frame)

    assert told(refused) == [
        'sheets.csv:2: column unit: found "moon"; allowed: the code of a unit of this agency',
        'sheets.csv:3: column group: found "clients"; allowed: staff, leaders',
        'sheets.csv:4: column A1.a: found "7"; allowed: 0, 1, 2, 3, 4, dk, na or empty',
        (
            "sheets.csv:6: column unit: found a sheet too many (all, staff: 3); "
            "allowed: 2 more from there at most: so many of the people counted have not answered"
        ),
        (
            "sheets.csv:7: column unit: found a sheet too many (north, staff: 1); "
            "allowed: 0 more from there at most: so many of the people counted have not answered"
        ),
    ]
    assert refused.total == 5


def test_faults_are_told_in_russian_too(frame: PaperFrame, write: Write) -> None:
    refused = refusal(write("sheets.csv", f"{HEADER}moon,staff,1,1\nnorth,staff,1,1\n"), frame)

    assert [sentence(fault=fault, language="ru") for fault in refused.faults] == [
        "sheets.csv:2: столбец unit: найдено: «moon»; допустимо: код подразделения этого учреждения",
        (
            "sheets.csv:3: столбец unit: найдено: лишняя анкета (north, staff: 1); "
            "допустимо: анкет отсюда не больше 0: столько людей по численности ещё не ответили"
        ),
    ]


def test_where_nobody_counted_people_any_number_may_come(frame: PaperFrame, write: Write) -> None:
    path = write("sheets.csv", HEADER + "north,leaders,1,\n" * 50)

    assert len(paper_read(path=path, frame=frame)["leaders"].units) == 50


def test_a_file_that_cannot_be_read_is_refused(frame: PaperFrame, tmp_path: Path) -> None:
    assert told(refusal(tmp_path / "none.csv", frame))[0].startswith("none.csv: found a file that does not open")
