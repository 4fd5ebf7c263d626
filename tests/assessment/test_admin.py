"""The back office opens for superusers and shows people and agencies only."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Role, Scorecard, Unit, User
from tests.factories.assessment import agency_of, person

pytestmark = pytest.mark.django_db


def test_scorecards_have_no_page_there() -> None:
    registered = {model for model in admin.site._registry if model._meta.app_label == "assessment"}

    assert registered == {User, Agency, Unit}
    assert not admin.site.is_registered(Scorecard)


@pytest.mark.parametrize("model", ["user", "agency", "unit"])
def test_a_superuser_finds_people_agencies_and_units(client: Client, model: str) -> None:
    root = person("Root", agency=agency_of(), roles=[Role.LEADER])
    root.is_staff = root.is_superuser = True
    root.save()
    client.force_login(root)

    listed = client.get(reverse(f"admin:assessment_{model}_changelist"))
    opened = client.get(reverse(f"admin:assessment_{model}_add"))

    assert (listed.status_code, opened.status_code) == (200, 200)
