"""Units from a spreadsheet, as a coordinator does it: upload, look, take over, go back."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from assessment.models import Agency, Cycle, Role, Unit
from surveys import tasks
from surveys.frame.imports.models import FrameImport
from tests.factories.assessment import bob, person
from tests.factories.surveys import open_wave
from tests.surveys.views.conftest import browser

HEADER = "code,parent,name,headcount,headcount_staff\n"
ROWS = "all,,Northern Agency,1,1\neast,all,<script>alert(1)</script>,9,8\n"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids of the files whose work was asked for; no broker is needed."""
    asked: list[int] = []
    monkeypatch.setattr(tasks.read_import, "delay", lambda *, import_id: asked.append(import_id))
    return asked


def _at(name: str, agency: Agency) -> str:
    return reverse(name, args=[agency.public_id])


def _upload(client: Client, agency: Agency, rows: str | bytes = ROWS, name: str = "units.csv") -> str:
    content = rows if isinstance(rows, bytes) else (HEADER + rows).encode()
    return client.post(_at("frame_import", agency), {"file": SimpleUploadedFile(name, content)}, follow=True).text


def _worked(client: Client, agency: Agency) -> str:
    tasks.read_waiting_imports()
    for import_id in FrameImport.objects.values_list("pk", flat=True):
        tasks.read_import(import_id=import_id)
    return client.get(_at("frame_import", agency)).text


def _take(client: Client, agency: Agency, **given: str) -> str:
    said = {"import": str(FrameImport.objects.get().public_id)} | given
    return client.post(_at("frame_take", agency), said, follow=True).text


def test_from_a_file_to_the_tree(alices: Client, agency: Agency, cycle: Cycle, units: Mapping[str, Unit]) -> None:
    assert "Choose the file" in alices.get(_at("frame_import", agency)).text

    assert "The file is being read" in _upload(alices, agency)
    assert "What would change" in (preview := _worked(alices, agency))
    assert "Units that go: 2" in preview
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in preview
    assert "<script>alert" not in preview
    assert agency.units.count() == 4

    assert "The units are being taken over" in _take(alices, agency)
    assert "The agency now has 2 units." in _worked(alices, agency)
    assert set(agency.units.values_list("code", "headcount")) == {("all", 1), ("east", 9)}


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_woken_at_once(alices: Client, agency: Agency, cycle: Cycle, started: list[int]) -> None:
    _upload(alices, agency)

    assert started == [FrameImport.objects.get().pk]


def test_a_page_that_waits_looks_again_by_itself_soon_and_later_seldom(
    alices: Client, agency: Agency, cycle: Cycle
) -> None:
    address = _at("frame_import", agency)
    assert "Refresh" not in alices.get(address).headers

    _upload(alices, agency)
    assert alices.get(address).headers["Refresh"] == "2"
    assert "<progress" in alices.get(address).text

    FrameImport.objects.update(uploaded_at=now() - timedelta(minutes=2))
    assert alices.get(address).headers["Refresh"] == "15"

    _worked(alices, agency)
    assert "Refresh" not in alices.get(address).headers


def test_faults_are_told_by_row_and_column_and_nothing_is_changed(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency, "all,,Agency,,\n" + "".join(f"u{n},gone,U,x,\n" for n in range(60)))

    page = _worked(alices, agency)

    assert "The file has 120 faults; nothing was changed" in page
    assert "… and 20 more" in page
    assert "a whole number from 0, or empty" in page
    assert agency.units.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("units.pdf", b"%PDF", "no .csv or .xlsx"), ("units.csv", b"", "This file is empty.")],
)
def test_a_wrong_file_is_refused_at_the_field(
    alices: Client, agency: Agency, cycle: Cycle, name: str, content: bytes, words: str
) -> None:
    page = _upload(alices, agency, content, name)

    assert words in page
    assert 'href="#id_file"' in page
    assert not FrameImport.objects.exists()


def test_a_file_that_is_not_what_its_name_says_is_told_so(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency, b"%PDF-1.7", "units.csv")

    assert "PDF inside" in _worked(alices, agency)


def test_a_file_that_changes_nothing_has_nothing_to_take_over(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency, "all,,Northern Agency,,\n")

    page = _worked(alices, agency)

    assert "The file says what is here already" in page
    assert "Take over" not in page


def test_names_that_look_like_formulas_are_told_as_text(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency, "all,,=1+1,,\n")

    page = _worked(alices, agency)

    assert "=1+1" in page
    assert "1 name begins with a sign that spreadsheets take for a formula." in page


def test_while_a_survey_is_open_the_tree_stays_and_the_page_says_why(
    alices: Client, agency: Agency, cycle: Cycle, units: Mapping[str, Unit]
) -> None:
    open_wave(cycle)
    _upload(alices, agency)

    assert "until the survey &quot;Spring wave&quot; is closed and counted" in _worked(alices, agency)


@pytest.mark.parametrize("said", ["", "nonsense", "0" * 32])
def test_another_file_than_the_one_looked_at_is_not_taken_over(
    alices: Client, agency: Agency, cycle: Cycle, said: str
) -> None:
    _upload(alices, agency)
    _worked(alices, agency)

    assert "nothing was taken over" in _take(alices, agency, **{"import": said})
    assert FrameImport.objects.get().state == "CHECKED"


def test_a_tree_changed_meanwhile_is_shown_again(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency)
    _worked(alices, agency)
    _take(alices, agency)
    Unit.objects.update(name="By hand")

    assert "changed by somebody else since you looked" in _worked(alices, agency)


def test_a_file_can_be_forgotten(alices: Client, agency: Agency, cycle: Cycle) -> None:
    _upload(alices, agency)

    assert "Choose the file" in alices.post(_at("frame_drop", agency), follow=True).text


def test_a_wrong_import_is_undone_by_the_table_saved_before(
    alices: Client, agency: Agency, cycle: Cycle, units: Mapping[str, Unit]
) -> None:
    before = set(agency.units.values_list("code", "parent__code", "name", "headcount"))
    response = alices.get(_at("frame_export", agency))
    assert response.headers["Content-Disposition"] == 'attachment; filename="units.csv"'
    for content in ((HEADER + ROWS).encode(), response.content):
        _upload(alices, agency, content)
        _worked(alices, agency)
        _take(alices, agency)
        _worked(alices, agency)

    assert set(agency.units.values_list("code", "parent__code", "name", "headcount")) == before


def test_administrators_may_and_assessors_may_not(agency: Agency, cycle: Cycle) -> None:
    for user, status in ((person("Ann", agency=agency, roles=[Role.ADMINISTRATOR]), 200), (bob(agency), 404)):
        client = browser()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(_at("frame_import", agency)).status_code == status
        assert client.get(_at("frame_export", agency)).status_code == status
        page = client.get(agency.get_absolute_url()).text
        assert (_at("frame_import", agency) in page) == (status == 200)
    assert client.post(_at("frame_import", agency)).status_code == 404
    assert client.post(_at("frame_take", agency)).status_code == 404
    assert client.post(_at("frame_drop", agency)).status_code == 404
