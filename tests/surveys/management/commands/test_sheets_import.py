"""The command that reads sheets filled in on paper."""

import io
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.frame.models import PaperCount
from surveys.frame.paper import Excess
from surveys.intake import BeyondHeadcount
from surveys.management.commands import sheets_import
from surveys.responses.models import Response
from surveys.spreadsheets.paper import paper_read
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged
from surveys.waves.services import headcounts_set, wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, answers_as, draft_wave, open_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


def table(wave: Wave, folder: Path, *rows: dict[str, str]) -> Path:
    """A file with a column for every item; what a row does not name is blank."""
    names = ("unit", "group", *(item.code for item in edition_of(wave.cycle).items))
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
    path = folder / "sheets.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def imported(wave: str, path: Path, language: str = "en") -> str:
    said = io.StringIO()
    call_command("sheets_import", wave, sheets=path, language=language, stdout=said)
    return said.getvalue()


def test_the_sheets_of_a_file_are_stored_and_counted(wave: Wave, units: dict[str, Unit], tmp_path: Path) -> None:
    headcounts_set(wave=wave, headcounts={("north", "staff"): 2})
    rows = [
        {"unit": "all", "group": "leaders", "A1.a": "4"},
        *({"unit": "north", "group": "staff", "A1.a": level, "A2.a": "dk"} for level in "12"),
    ]

    said = imported(str(wave.public_id), table(wave, tmp_path, *rows))

    edition = edition_of(wave.cycle)
    stored = Counter((sheet.unit_id, sheet.group, bytes(sheet.answers)) for sheet in Response.objects.all())
    assert stored == Counter(
        (units[row["unit"]].pk, row["group"], answers_as(edition, {k: v for k, v in row.items() if "." in k}))
        for row in rows
    )
    assert set(PaperCount.objects.values_list("unit__code", "group", "sheets")) == {
        ("all", "leaders", 1),
        ("north", "staff", 2),
    }
    assert said.startswith("Sheets stored from paper: 3 (staff 2, leaders 1).")


def test_a_large_file_is_blurred_at_once_and_a_small_one_waits_for_others(wave: Wave, tmp_path: Path) -> None:
    imported(str(wave.pk), table(wave, tmp_path, *[{"unit": "all", "group": "staff", "A1.a": "1"}] * 9))
    assert Response.objects.filter(settled=False).count() == 9

    imported(str(wave.pk), table(wave, tmp_path, {"unit": "all", "group": "staff", "A1.a": "2"}), "ru")
    assert not Response.objects.filter(settled=False).exists()


def test_a_file_with_faults_stores_nothing_and_tells_them_all(wave: Wave, tmp_path: Path) -> None:
    rows = [{"unit": "all", "group": "staff", "A1.a": "1"}, {"unit": "moon", "group": "staff"}]
    path = table(wave, tmp_path, *rows, {"unit": "north", "group": "staff", "A1.a": "9"})

    with pytest.raises(CommandError) as refusal:
        imported(str(wave.pk), path)

    assert str(refusal.value).splitlines() == [
        "Nothing was stored. Faults: 3.",
        'sheets.csv:3: column unit: found "moon"; allowed: the code of a unit of this agency',
        'sheets.csv:4: column A1.a: found "9"; allowed: 0, 1, 2, 3, 4, dk, na or empty',
        (
            "sheets.csv:4: column unit: found a sheet too many (north, staff: 1); "
            "allowed: 0 more from there at most: so many of the people counted have not answered"
        ),
    ]
    assert refusal.value.returncode == 1
    assert not Response.objects.exists()
    assert not PaperCount.objects.exists()


def test_what_is_left_out_is_told_as_a_number(wave: Wave, tmp_path: Path) -> None:
    path = table(wave, tmp_path, *[{"unit": "moon", "group": "staff"}] * 103)

    with pytest.raises(CommandError) as refusal:
        imported(str(wave.pk), path, "ru")

    lines = str(refusal.value).splitlines()
    assert (lines[0], lines[-1]) == ("Ничего не записано. Ошибок: 103.", "…и ещё ошибок: 3")


def test_only_an_open_wave_takes_sheets(units: dict[str, Unit], tmp_path: Path) -> None:
    draft = draft_wave(cycle_of(units["all"].agency))
    path = table(draft, tmp_path, {"unit": "all", "group": "staff", "A1.a": "1"})

    with pytest.raises(CommandError, match="not open"):
        imported(str(draft.pk), path)


def test_a_wave_that_closes_meanwhile_takes_nothing(
    wave: Wave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(wave, tmp_path, {"unit": "all", "group": "staff", "A1.a": "1"})

    def closing(**order: object) -> object:
        wave_close(wave=wave, now=NOW)
        return paper_read(**order)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets_import, "paper_read", closing)

    with pytest.raises(CommandError, match="не открыт"):
        imported(str(wave.pk), path, "ru")
    assert not Response.objects.exists()


def test_people_who_answer_meanwhile_are_not_outnumbered(
    wave: Wave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(wave, tmp_path, {"unit": "all", "group": "staff", "A1.a": "1"})

    def full(**order: object) -> None:
        raise BeyondHeadcount([Excess(1, "staff", 1, 0)])

    monkeypatch.setattr(sheets_import, "paper_sheets_store", full)

    with pytest.raises(CommandError, match="others answered"):
        imported(str(wave.pk), path)


def test_another_questionnaire_on_the_server_is_refused(
    wave: Wave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(wave, tmp_path, {"unit": "all", "group": "staff", "A1.a": "1"})

    def changed(one: Wave) -> None:
        raise EditionChanged

    monkeypatch.setattr(sheets_import, "pinned_edition", changed)

    with pytest.raises(CommandError, match="not the one the wave opened with"):
        imported(str(wave.pk), path)


@pytest.mark.parametrize("name", ["0", "nonsense", str(uuid.UUID(int=0))])
def test_a_wave_nobody_knows_is_refused(db: None, tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match="no such wave"):
        imported(name, tmp_path / "sheets.csv")
