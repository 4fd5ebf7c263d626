"""From a file to the tree: each step once, nothing by halves, nothing that was not looked at."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import Agency, Cycle, Unit
from assessment.services.agencies import UnitsInUse
from surveys.frame.imports import services
from surveys.frame.imports.models import FrameImport
from surveys.frame.imports.services import (
    CLAIM,
    KEPT,
    MOST_ATTEMPTS,
    ImportGone,
    import_accept,
    import_attempt,
    import_begin,
    import_drop,
    import_of,
    imports_purge,
    imports_waiting,
)
from surveys.spreadsheets.faults import Fault, Rule
from surveys.spreadsheets.phrases import sentence
from surveys.spreadsheets.units import UnitRow
from surveys.spreadsheets.uploaded import uploaded_units
from surveys.waves.models import UnitHeadcount
from surveys.waves.services import headcounts_set, wave_open
from tests.factories.surveys import NOW as WAVE_TIME
from tests.factories.surveys import draft_wave, tokens_of
from tests.surveys.frame.imports.conftest import SAME, table

NOW = datetime(2026, 4, 6, 9, 0, tzinfo=UTC)
ROWS = ("town,,Town,1,1,", "east,town,Far East,9,8,1", "south,east,South,4,4,")


def _begun(agency: Agency, *rows: str) -> FrameImport:
    return import_begin(agency=agency, content=table(*rows), kind=".csv", now=NOW)


def _attempted(waiting: FrameImport, *, now: datetime = NOW) -> FrameImport:
    import_attempt(import_id=waiting.pk, now=now)
    waiting.refresh_from_db()
    return waiting


def _accepted(agency: Agency, *rows: str) -> FrameImport:
    checked = _attempted(_begun(agency, *rows))
    assert checked.state == "CHECKED", checked.findings
    return import_accept(agency=agency, public_id=checked.public_id)


def _units(agency: Agency) -> set[tuple[str, str | None, str, int | None]]:
    return set(agency.units.values_list("code", "parent__code", "name", "headcount"))


def _faults(refused: FrameImport) -> list[str]:
    assert refused.state == "FAULTY"
    assert bytes(refused.content) == b""
    return [
        sentence(fault=Fault("units.csv", row, column, Rule(rule), found, allowed), language="en")
        for row, column, rule, found, allowed in refused.findings["faults"]
    ]


def test_a_file_is_read_and_nothing_is_changed(agency: Agency, cycle: Cycle) -> None:
    before = _units(agency)

    checked = _attempted(_begun(agency, *ROWS))

    assert (checked.state, checked.stage, checked.attempts, checked.claimed_at) == ("CHECKED", 2, 0, None)
    assert {kind: change["count"] for kind, change in checked.findings["changes"].items()} == {
        "new": 1, "gone": 2, "moved": 0, "renamed": 2, "counted": 2,
    }  # fmt: skip
    assert _units(agency) == before
    assert not UnitHeadcount.objects.exists()


def test_once_it_is_said_the_whole_tree_is_taken_over(agency: Agency, cycle: Cycle, units: dict[str, Unit]) -> None:
    draft = draft_wave(cycle)
    headcounts_set(wave=draft, headcounts={("west", "staff"): 5, ("dock", "leaders"): 2})

    taken = _attempted(_accepted(agency, *ROWS))

    assert (taken.state, bytes(taken.content)) == ("TAKEN", b"")
    assert _units(agency) == {("town", None, "Town", 1), ("east", "town", "Far East", 9), ("south", "east", "South", 4)}
    assert agency.units.get(code="east").pk == units["east"].pk
    assert agency.units.get(code="town").pk == units["all"].pk
    assert sorted(draft.headcounts.values_list("unit__code", "group", "headcount")) == [
        ("east", "leaders", 1), ("east", "staff", 8), ("south", "staff", 4), ("town", "staff", 1),
    ]  # fmt: skip


def test_numbers_typed_in_for_a_group_that_the_file_does_not_count_stay(agency: Agency, cycle: Cycle) -> None:
    draft = draft_wave(cycle)

    _attempted(_accepted(agency, "town,,Town,1,7,", "east,town,East,,,"))

    assert sorted(draft.headcounts.values_list("unit__code", "group", "headcount")) == [
        ("town", "leaders", 20), ("town", "staff", 7),
    ]  # fmt: skip


def test_faults_are_written_down_and_the_file_is_dropped(agency: Agency, cycle: Cycle) -> None:
    refused = _attempted(_begun(agency, "all,,Agency,x,,", "east,nowhere,East,,,"))

    assert len(_faults(refused)) == refused.findings["total"] == 2


def test_a_correction_takes_the_place_of_the_file_before(agency: Agency, cycle: Cycle) -> None:
    first = _attempted(_begun(agency, "all,,Agency,x,,"))

    second = _attempted(_begun(agency, *SAME))

    assert FrameImport.objects.get().pk == second.pk != first.pk
    assert second.state == "CHECKED"


def test_only_the_file_that_was_looked_at_is_taken_over(agency: Agency, cycle: Cycle) -> None:
    looked_at = _attempted(_begun(agency, *ROWS)).public_id
    _attempted(_begun(agency, *SAME))

    for public_id in (looked_at, uuid4()):
        with pytest.raises(ImportGone):
            import_accept(agency=agency, public_id=public_id)


def test_a_file_that_nobody_looked_at_is_not_taken_over(agency: Agency, cycle: Cycle) -> None:
    with pytest.raises(ImportGone):
        import_accept(agency=agency, public_id=_begun(agency, *ROWS).public_id)


def test_work_that_is_done_is_not_done_again(agency: Agency, cycle: Cycle) -> None:
    taken = _attempted(_accepted(agency, *ROWS))
    Unit.objects.filter(code="east").update(name="By hand")

    assert _attempted(taken).state == "TAKEN"
    assert agency.units.get(code="east").name == "By hand"
    import_attempt(import_id=taken.pk + 1, now=NOW)


def test_a_tree_that_changed_since_is_shown_again_and_not_taken_over(agency: Agency, cycle: Cycle) -> None:
    accepted = _accepted(agency, *ROWS)
    Unit.objects.filter(code="west").update(name="By hand")

    again = _attempted(accepted)

    assert (again.state, again.findings["meanwhile"]) == ("CHECKED", True)
    assert agency.units.filter(code="west").exists()
    assert _attempted(import_accept(agency=agency, public_id=again.public_id)).state == "TAKEN"


def test_a_survey_opened_after_the_look_refuses_the_taking_over(agency: Agency, cycle: Cycle) -> None:
    draft = draft_wave(cycle)
    accepted = _accepted(agency, *ROWS)
    before = _units(agency)
    wave_open(wave=draft, now=WAVE_TIME)

    [line] = _faults(_attempted(accepted))

    assert 'until the survey "Spring wave" is closed and counted' in line
    assert _units(agency) == before


def test_links_printed_after_the_look_refuse_the_taking_over_whole(
    agency: Agency, cycle: Cycle, units: dict[str, Unit]
) -> None:
    draft = draft_wave(cycle)
    accepted = _accepted(agency, *ROWS)
    tokens_of(draft, units["west"])

    assert "links of the survey" in _faults(_attempted(accepted))[0]


def test_a_unit_that_something_else_rests_on_refuses_the_taking_over_whole(
    agency: Agency, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = draft_wave(cycle)
    headcounts_set(wave=draft, headcounts={("west", "staff"): 5})
    accepted = _accepted(agency, *ROWS)

    def refuse(**_: object) -> None:
        raise UnitsInUse(["west", "dock"])

    monkeypatch.setattr(services, "units_replace", refuse)

    assert _faults(_attempted(accepted)) == [
        (
            "units.csv: column code: found no rows for the units: dock, west; "
            "allowed: rows of the units that a survey rests on"
        )
    ]
    assert draft.headcounts.filter(unit__code="west").exists()


def test_a_worker_killed_while_it_wrote_leaves_nothing_and_the_next_ends_the_work(
    agency: Agency, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted, before = _accepted(agency, *ROWS), _units(agency)

    def killed(**_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as killing:
        killing.setattr(services, "headcounts_write", killed)
        with pytest.raises(SystemExit):
            import_attempt(import_id=accepted.pk, now=NOW)

    assert _units(agency) == before
    assert imports_waiting(now=NOW) == []
    assert _attempted(accepted).state == "ACCEPTED"
    assert imports_waiting(now=NOW + CLAIM) == [accepted.pk]
    assert _attempted(accepted, now=NOW + CLAIM).state == "TAKEN"


def test_a_file_that_kills_every_worker_is_refused_in_the_end(
    agency: Agency, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = _begun(agency, *ROWS)

    def fails(**_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(services, "uploaded_units", fails)
    for attempt in range(MOST_ATTEMPTS):
        with pytest.raises(MemoryError):
            import_attempt(import_id=waiting.pk, now=NOW + attempt * CLAIM)

    assert "cut off time and again" in _faults(_attempted(waiting, now=NOW + MOST_ATTEMPTS * CLAIM))[0]


def test_a_file_that_takes_too_long_is_refused(agency: Agency, cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = _begun(agency, *ROWS)

    def slow(**_: object) -> None:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(services, "uploaded_units", slow)

    assert "cut off" in _faults(_attempted(waiting))[0]


@pytest.mark.parametrize("step", ["WAITING", "ACCEPTED"])
def test_a_file_replaced_while_it_was_worked_on_is_let_go(
    agency: Agency, cycle: Cycle, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    waiting = _begun(agency, *ROWS) if step == "WAITING" else _accepted(agency, *ROWS)
    before = _units(agency)

    def read_and_replaced(*, data: bytes, kind: str, groups: Sequence[str]) -> tuple[UnitRow, ...]:
        FrameImport.objects.all().delete()
        return uploaded_units(data=data, kind=kind, groups=groups)

    monkeypatch.setattr(services, "uploaded_units", read_and_replaced)
    import_attempt(import_id=waiting.pk, now=NOW)

    assert not FrameImport.objects.exists()
    assert _units(agency) == before


def test_a_file_can_be_forgotten_but_not_while_it_is_taken_over(agency: Agency, cycle: Cycle) -> None:
    _begun(agency, *ROWS)
    import_drop(agency=agency)
    assert import_of(agency=agency) is None

    accepted = _accepted(agency, *ROWS)
    import_drop(agency=agency)
    found = import_of(agency=agency)
    assert found == accepted
    assert found is not None
    assert found.get_deferred_fields() == {"content"}


def test_files_and_findings_go_after_a_day(agency: Agency, cycle: Cycle) -> None:
    _attempted(_begun(agency, *ROWS))

    assert imports_purge(now=NOW + KEPT - timedelta(seconds=1)) == 0
    assert imports_purge(now=NOW + KEPT) == 1


def test_a_larger_tree_takes_no_more_queries_until_the_batches_fill(agency: Agency, cycle: Cycle) -> None:
    def queries(count: int) -> int:
        rows = ("all,,A,1,1,", *(f"u{n},all,U{n},3,2,1" for n in range(count)))
        with CaptureQueriesContext(connection) as captured:
            _attempted(_accepted(agency, *rows))
        return len(captured)

    queries(10)
    assert queries(100) == queries(150)
