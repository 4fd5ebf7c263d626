"""The demo is loaded once, waited for, and laid out as files."""

import hashlib
from pathlib import Path

import pytest

from assessment.models import Scorecard
from config.demo import DemoNotPrinted, demo_finished, demo_greeting, demo_lay_out, demo_wanted
from reports.models import Report
from surveys.demo.agencies import AGENCIES
from surveys.demo.people import PASSWORD
from tests.factories.assessment import agency_of, cycle_of, scorecard_of
from tests.factories.surveys import closed_wave

PDF = b"%PDF-1.7 the diagnostic"


@pytest.fixture
def scorecard(db: None) -> Scorecard:
    return scorecard_of(cycle_of(agency_of()))


def _printed(scorecard: Scorecard) -> Report:
    return Report.objects.create(
        scorecard=scorecard,
        language="ru",
        state=Report.State.RENDERED,
        pdf=PDF,
        pdf_sha256=hashlib.sha256(PDF).hexdigest(),
    )


@pytest.mark.django_db
def test_the_demo_is_wanted_until_an_agency_is_there() -> None:
    assert demo_wanted()

    agency_of()

    assert not demo_wanted()


@pytest.mark.django_db
def test_a_closed_wave_has_to_be_counted_first() -> None:
    closed_wave(cycle_of(agency_of()))

    assert not demo_finished()


def test_a_scorecard_has_to_be_printed_first(scorecard: Scorecard) -> None:
    assert not demo_finished()

    report = Report.objects.create(scorecard=scorecard, language="ru")
    assert not demo_finished()

    report.delete()
    _printed(scorecard)
    assert demo_finished()


def test_a_report_that_cannot_be_printed_is_not_waited_for(scorecard: Scorecard) -> None:
    Report.objects.create(scorecard=scorecard, language="ru", state=Report.State.FAILED, error="no fonts")

    with pytest.raises(DemoNotPrinted, match="no fonts"):
        demo_finished()


def test_printed_diagnostics_are_laid_out_by_agency_wave_and_language(scorecard: Scorecard, tmp_path: Path) -> None:
    _printed(scorecard)

    paths = demo_lay_out(folder=tmp_path / "demo")

    assert [path.name for path in paths] == ["north-spring-wave-ru.pdf"]
    assert paths[0].read_bytes() == PDF


@pytest.mark.django_db
def test_the_demo_says_how_to_enter_only_where_it_is_loaded(tmp_path: Path) -> None:
    assert demo_greeting(folder=tmp_path) == ()

    agency_of(AGENCIES[0].code)

    said = "\n".join(demo_greeting(folder=tmp_path))
    assert "coordinator@demo.example" in said
    assert PASSWORD in said
    assert str(tmp_path) in said
