"""The panel of surveys on the page of an agency."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assessment.models import Agency, Role, User
from tests.factories.assessment import agency_of, alice, bob, cycle_of, person
from tests.factories.surveys import draft_wave


@pytest.fixture
def agency(db: None) -> Agency:
    return agency_of()


def _page(agency: Agency, user: User) -> str:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(agency.get_absolute_url()).text


def test_a_coordinator_is_invited_to_plan_the_first_survey(agency: Agency) -> None:
    cycle_of(agency)

    page = _page(agency, alice(agency))

    assert "No survey yet." in page
    assert reverse("wave_new", args=[agency.public_id]) in page


def test_an_assessor_finds_the_surveys_but_plans_none(agency: Agency) -> None:
    wave = draft_wave(cycle_of(agency))

    page = _page(agency, bob(agency))

    assert reverse("wave", args=[wave.public_id]) in page
    assert reverse("wave_new", args=[agency.public_id]) not in page


def test_a_leader_sees_that_there_is_a_survey_and_no_way_into_it(agency: Agency) -> None:
    wave = draft_wave(cycle_of(agency))

    page = _page(agency, person("Lea", agency=agency, roles=[Role.LEADER]))

    assert wave.title in page
    assert reverse("wave", args=[wave.public_id]) not in page
