"""The command turns two tables into two files, or says what is wrong and writes nothing."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import xlsxwriter
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[4]
TINY = ROOT / "tests" / "editions" / "tiny-1.0"
UNITS = "code,parent,name,headcount\nвсе,,Городская служба,\nсевер,все,Северный отдел,8\n"
SHEETS = "unit,group,A1.a,A1.b,B1.a\n" + "север,staff,4,0,3\n" * 7 + "все,staff,2,2,dk\n" * 5
FILES = {"diagnostic.pdf", "scorecard.json"}

pytestmark = pytest.mark.printing

Diagnose = Callable[..., str]


@pytest.fixture
def diagnose(tmp_path: Path) -> Diagnose:
    """Run the command in this process on tables given as text; gives what it printed."""

    def running(units: str = UNITS, sheets: str = SHEETS, encoding: str = "utf-8", **settings: object) -> str:
        (tmp_path / "units.csv").write_bytes(units.encode(encoding))
        (tmp_path / "sheets.csv").write_bytes(sheets.encode(encoding))
        given = {
            "units": tmp_path / "units.csv",
            "sheets": tmp_path / "sheets.csv",
            "edition": TINY,
            "threshold": 5,
            "language": "ru",
            "date": "2026-11-24",
            "out": tmp_path / "out",
        }
        printed = io.StringIO()
        call_command("diagnose", **{**given, **settings}, stdout=printed)
        return printed.getvalue()

    return running


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_both_files_are_written_and_the_summary_names_them(diagnose: Diagnose, tmp_path: Path) -> None:
    printed = diagnose()

    assert set(contents(tmp_path / "out")) == FILES
    assert printed.splitlines() == [
        "Сотрудники: анкет 12, людей неизвестно; подразделений показано 2, скрыто 0",
        f"Записано: {tmp_path}/out/diagnostic.pdf, {tmp_path}/out/scorecard.json",
    ]


def test_the_pdf_and_its_html_bear_the_agency_and_the_pdf_is_tagged(diagnose: Diagnose, tmp_path: Path) -> None:
    diagnose(language="en", agency="Town of Ozersk", wave="Autumn", html=True)

    assert "Town of Ozersk" in (tmp_path / "out" / "diagnostic.html").read_text()
    with pikepdf.open(tmp_path / "out" / "diagnostic.pdf") as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) >= 4
        assert pdf.Root.MarkInfo.Marked
        assert "Town of Ozersk" in str(pdf.docinfo["/Title"])
        assert "Profile" in [entry.title for entry in outline.root]


def test_every_way_to_save_a_table_gives_the_same_bytes(diagnose: Diagnose, tmp_path: Path) -> None:
    diagnose(out=tmp_path / "utf-8")
    diagnose(out=tmp_path / "bom", encoding="utf-8-sig")
    semicolons = {"units": UNITS.replace(",", ";"), "sheets": SHEETS.replace(",", ";")}
    diagnose(out=tmp_path / "cp1251", encoding="cp1251", **semicolons)
    for name, table in (("units", UNITS), ("sheets", SHEETS)):
        with xlsxwriter.Workbook(str(tmp_path / f"{name}.xlsx"), {"strings_to_numbers": True}) as book:
            sheet = book.add_worksheet()
            for row, line in enumerate(table.splitlines()):
                sheet.write_row(row, 0, line.split(","))
    books = {name: tmp_path / f"{name}.xlsx" for name in ("units", "sheets")}
    call_command(
        "diagnose", **books, edition=TINY, threshold="5", date="2026-11-24", out=tmp_path / "xlsx", stdout=io.StringIO()
    )

    first = contents(tmp_path / "utf-8")
    assert all(contents(tmp_path / name) == first for name in ("bom", "cp1251", "xlsx"))


def test_a_fault_in_a_table_writes_nothing(diagnose: Diagnose, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        diagnose(sheets=SHEETS.replace("2,2,dk", "2,7,dk", 1), language="en")

    assert str(refused.value) == (
        'Nothing was written. Faults: 1.\nsheets.csv:9: column A1.b: found "7"; allowed: 0, 1, 2, 3, 4, dk, na or empty'
    )
    assert not (tmp_path / "out").exists()


def test_an_unknown_edition_tells_its_own_faults(diagnose: Diagnose) -> None:
    with pytest.raises(
        CommandError, match=r"Издание nowhere-9.9 не принято, ошибок: 1.\nedition.yaml:1: edition-unknown"
    ):
        diagnose(edition="nowhere-9.9")


def test_what_the_disk_refuses_is_told(diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*, folder: Path, contents: dict[str, bytes]) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("config.management.commands.diagnose.files_write", full)

    with pytest.raises(CommandError, match=r"^No space left on device$"):
        diagnose()


def test_a_machine_that_cannot_print_is_told_what_to_install(
    diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unprintable(html: str, *, identifier: bytes) -> bytes:
        raise OSError("cannot load library")

    monkeypatch.setattr("config.diagnosis.making.render_pdf", unprintable)
    monkeypatch.setattr("config.management.commands.diagnose.printing_fault", lambda: "apt-get install x")

    with pytest.raises(CommandError, match=r"^cannot load library\napt-get install x$"):
        diagnose()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own that has no database to reach."""
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none", "DJANGO_SECRET_KEY": "x" * 50}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, str(ROOT / "manage.py"), "diagnose", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_without_any_database_a_process_ends_with_status_0_or_1(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS)
    (tmp_path / "sheets.csv").write_text(SHEETS)
    (tmp_path / "bad.csv").write_text(SHEETS + "юг,staff,1,1,1\n")
    tables = ["--units", f"{tmp_path}/units.csv", "--edition", str(TINY), "--threshold", "5", "--language", "en"]

    good = run(*tables, "--sheets", f"{tmp_path}/sheets.csv", "--out", f"{tmp_path}/good")
    bad = run(*tables, "--sheets", f"{tmp_path}/bad.csv", "--out", f"{tmp_path}/bad")

    assert (good.returncode, bad.returncode) == (0, 1)
    assert set(contents(tmp_path / "good")) == FILES
    assert json.loads((tmp_path / "good" / "scorecard.json").read_text())["edition"]["code"] == "tiny-1.0"
    assert bad.stdout == ""
    assert bad.stderr.splitlines()[-1] == (
        'bad.csv:14: column unit: found "юг"; allowed: the code of a unit in units.csv'
    )
    assert not (tmp_path / "bad").exists()
