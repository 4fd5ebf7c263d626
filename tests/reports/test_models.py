"""What must always hold of reports."""

import pytest
from django.db import IntegrityError

from reports.models import Report
from tests.factories.assessment import agency_of, cycle_of, scorecard_of

pytestmark = pytest.mark.django_db


def test_a_scorecard_has_one_report_a_language() -> None:
    scorecard = scorecard_of(cycle_of(agency_of()))
    Report.objects.create(scorecard=scorecard, language="ru")

    Report.objects.create(scorecard=scorecard, language="en")
    with pytest.raises(IntegrityError, match=r"one_report_per_scorecard_and_language|UNIQUE"):
        Report.objects.create(scorecard=scorecard, language="ru")


def test_an_unknown_state_is_refused() -> None:
    scorecard = scorecard_of(cycle_of(agency_of()))

    # With a file, so that nothing but the state is wrong: of two broken constraints each database names its own.
    with pytest.raises(IntegrityError, match="report_has_a_known_state"):
        Report.objects.create(scorecard=scorecard, language="ru", state="LOST", pdf=b"%PDF", pdf_sha256="0" * 64)


def test_a_printed_report_without_a_file_is_refused() -> None:
    with pytest.raises(IntegrityError, match="a_printed_report_has_its_file"):
        Report.objects.create(scorecard=scorecard_of(cycle_of(agency_of())), language="ru", state="RENDERED")


def test_a_report_is_named_after_its_wave_and_language() -> None:
    report = Report(scorecard=scorecard_of(cycle_of(agency_of())), language="ru")

    assert str(report) == "Spring wave · ru"
    assert report.get_absolute_url() == f"/reports/{report.public_id}/"


@pytest.mark.parametrize(
    ("state", "printed"), [("REQUESTED", False), ("RENDERED", True), ("RELEASED", True), ("FAILED", False)]
)
def test_only_some_states_have_something_to_read(state: str, printed: bool) -> None:
    assert Report(state=state).is_printed is printed
