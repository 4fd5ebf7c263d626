"""Reports in the administration."""

import pytest
from django.test import Client

from reports.models import Report
from tests.factories.assessment import agency_of, cycle_of, scorecard_of

pytestmark = pytest.mark.django_db


def test_the_state_of_reports_is_listed_and_nothing_can_be_changed(admin_client: Client) -> None:
    report = Report.objects.create(
        scorecard=scorecard_of(cycle_of(agency_of())), language="ru", error="OSError: broken"
    )

    assert "OSError: broken" in admin_client.get("/admin/reports/report/").text
    page = admin_client.get(f"/admin/reports/report/{report.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert admin_client.get("/admin/reports/report/add/").status_code == 403
    assert admin_client.post(f"/admin/reports/report/{report.pk}/delete/").status_code == 403
