"""The command that loads the demo, here with one agency of it."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from assessment.models import Agency
from surveys.demo import loading
from surveys.demo.agencies import WATER
from surveys.frame.services import admission_for
from surveys.waves.models import Wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_agency(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    monkeypatch.setattr(loading, "AGENCIES", (WATER,))
    settings.VAR_DIR = tmp_path


def loaded(**options: bool) -> str:
    said = io.StringIO()
    call_command("load_demo", stdout=said, **options)
    return said.getvalue()


def test_it_says_how_to_sign_in_and_answer_and_leaves_the_counting_to_the_worker(tmp_path: Path) -> None:
    said = loaded()

    codes = (tmp_path / "demo" / "codes.txt").read_text(encoding="utf-8").splitlines()
    assert "coordinator@demo.example" in said
    assert "clientocracy-demo" in said
    printed = said.split("/s/")[1].split("/")[0]
    assert printed in {line.split()[0] for line in codes}
    assert admission_for(token=printed).group == "staff"
    assert sorted(Wave.objects.values_list("state", flat=True)) == ["CLOSED", "OPEN"]


def test_it_counts_here_where_that_is_asked_and_does_nothing_the_second_time() -> None:
    assert not loading.is_loaded()
    loaded(here=True)

    assert "already" in loaded()
    assert sorted(Wave.objects.values_list("state", flat=True)) == ["OPEN", "SCORED"]
    assert Agency.objects.count() == 2
