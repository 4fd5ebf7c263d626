"""What surveys hold fast in a tree."""

import pytest

from assessment.models import Agency, Cycle, Unit
from surveys.frame.imports.changes import changes
from surveys.frame.imports.holds import Holds, hold_faults, holds_of
from surveys.frame.imports.trees import tree_given, tree_of
from surveys.spreadsheets.faults import Faults, Refused
from surveys.spreadsheets.uploaded import uploaded_units
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.factories.surveys import NOW, draft_wave, open_wave, tokens_of
from tests.surveys.frame.imports.conftest import SAME, table
from tests.surveys.spreadsheets.conftest import told


def _told(agency: Agency, *lines: str) -> list[str]:
    rows = uploaded_units(data=table(*lines), kind=".csv", groups=("staff", "leaders"))
    before, after = tree_of(agency), tree_given(rows)
    faults = Faults()
    hold_faults(
        file="units.csv",
        found=changes(before=before, after=after),
        rows=rows,
        tree=before,
        holds=holds_of(agency=agency, tree=before),
        faults=faults,
    )
    return told(faults)


def _counted(cycle: Cycle, unit: Unit) -> Wave:
    """A survey that asked in one unit and is over and done with."""
    wave = open_wave(cycle)
    tokens_of(wave, unit)
    wave.headcounts.all().delete()
    return wave_close(wave=wave, now=NOW)


@pytest.fixture
def scored(cycle: Cycle, units: dict[str, Unit], monkeypatch: pytest.MonkeyPatch) -> None:
    """The dock was asked in a survey that is counted."""
    _counted(cycle, units["dock"])
    monkeypatch.setattr("surveys.frame.imports.holds._UNCOUNTED", (Wave.State.OPEN,))


def test_without_surveys_nothing_is_held(agency: Agency, cycle: Cycle) -> None:
    draft_wave(cycle)

    assert holds_of(agency=agency, tree=tree_of(agency)) == Holds(None, {}, {})
    assert _told(agency, "all,,Agency,,,") == []


@pytest.mark.parametrize(
    "rows",
    [
        (*SAME, "south,all,South,,,"),
        SAME[:3],
        (*SAME[:3], "dock,east,Unit dock,,,"),
    ],
    ids=["new", "gone", "moved"],
)
def test_while_a_survey_is_open_or_not_counted_the_tree_is_frozen(
    agency: Agency, cycle: Cycle, rows: tuple[str, ...]
) -> None:
    wave = open_wave(cycle)
    frozen = (
        'units.csv: found units added, moved or left out: 1; allowed: until the survey "Spring wave" is closed and '
        "counted, the same tree: names and headcounts may change"
    )
    assert _told(agency, *rows) == [frozen]

    wave_close(wave=wave, now=NOW)
    assert _told(agency, *rows) == [frozen]


def test_while_a_survey_is_open_names_and_headcounts_may_change(agency: Agency, cycle: Cycle) -> None:
    open_wave(cycle)

    assert _told(agency, "all,,New name,3,,", *SAME[1:3], "dock,west,Quay,,5,") == []


def test_units_that_a_survey_was_counted_by_and_those_above_stay_where_they_are(agency: Agency, scored: None) -> None:
    assert _told(agency, "all,,A,,,", "west,east,West,,,", "east,all,East,,,") == [
        (
            'units.csv: column code: found no row for the unit "dock"; allowed: its row: the survey "Spring wave" was '
            "counted by it. Where nobody works any more, write 0"
        ),
        (
            'units.csv:3: column parent: found another parent, "east"; allowed: the former one: the survey "Spring '
            'wave" was counted by it. For the new place, add a unit with a new code'
        ),
    ]


def test_units_that_no_survey_asked_may_move_and_go_and_new_ones_come(agency: Agency, scored: None) -> None:
    assert _told(agency, "all,,A,,,", "west,all,West,,,", "dock,west,Dock,,,", "south,dock,South,,,") == []
    assert _told(agency, *SAME[:1], *SAME[2:], "east,west,Unit east,,,") == []


def test_the_topmost_unit_keeps_the_code_that_a_survey_was_counted_by(agency: Agency, scored: None) -> None:
    [line] = _told(agency, "town,,A,,,", "west,town,West,,,", "dock,west,Dock,,,")

    assert 'no row for the unit "all"' in line


def test_the_topmost_unit_cannot_take_the_code_of_a_lower_one(agency: Agency, cycle: Cycle) -> None:
    [line] = _told(agency, "all,east,All,,,", "east,,East,,,")

    assert line == 'units.csv:3: column code: found "east" at the top; allowed: a code that no lower unit has'


def test_units_with_printed_links_of_a_survey_in_preparation_stay(
    agency: Agency, cycle: Cycle, units: dict[str, Unit]
) -> None:
    tokens_of(draft_wave(cycle), units["dock"])

    [line] = _told(agency, *SAME[:3])
    assert 'links of the survey "Spring wave" were printed for it' in line
    assert _told(agency, *SAME[:3], "dock,east,Dock,,,") == []


def test_faults_refuse(agency: Agency, cycle: Cycle) -> None:
    faults = Faults()
    open_wave(cycle)
    rows = uploaded_units(data=table(SAME[0]), kind=".csv", groups=("staff", "leaders"))
    before, after = tree_of(agency), tree_given(rows)
    found = changes(before=before, after=after)
    holds = holds_of(agency=agency, tree=before)
    hold_faults(file="units.csv", found=found, rows=rows, tree=before, holds=holds, faults=faults)

    with pytest.raises(Refused):
        faults.refuse()
