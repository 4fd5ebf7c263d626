"""Signing in, being locked out, changing the password."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories.assessment import PASSWORD, person

pytestmark = pytest.mark.django_db

SIGN_IN = {"password": PASSWORD}


@pytest.fixture(autouse=True)
def _no_failures_remembered() -> None:
    cache.clear()


def test_a_person_signs_in_by_address_whatever_its_case(client: Client) -> None:
    person("Dora")

    response = client.post(reverse("sign_in"), {"username": " Dora@Example.org ", "password": PASSWORD})

    assert response.headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/desk/"


def test_a_wrong_password_is_said_once_on_top_and_does_not_tell_whether_the_person_exists(client: Client) -> None:
    person("Dora")

    known = client.post(reverse("sign_in"), {"username": "dora@example.org", "password": "wrong"}).content.decode()
    unknown = client.post(reverse("sign_in"), {"username": "nora@example.org", "password": "wrong"}).content.decode()

    assert known.count('role="alert"') == 1
    assert known.count("<li>") == unknown.count("<li>")


def test_guessing_ends_on_a_page_that_says_when_to_come_back(client: Client) -> None:
    person("Dora")

    for _ in range(10):
        response = client.post(reverse("sign_in"), {"username": "dora@example.org", "password": "wrong"})
    after = client.post(reverse("sign_in"), {"username": "dora@example.org", "password": PASSWORD})

    assert (response.status_code, after.status_code) == (429, 429)
    assert "assessment/locked_out.html" in [template.name for template in after.templates]


def test_signing_out_is_a_deed_not_a_link(client: Client) -> None:
    client.force_login(person("Dora"))

    assert client.get(reverse("sign_out")).status_code == 405
    assert client.post(reverse("sign_out")).headers["Location"] == "/"
    assert client.get("/desk/").status_code == 302


def test_a_password_is_changed_by_whoever_knows_the_old_one(client: Client) -> None:
    dora = person("Dora")
    client.force_login(dora)
    new = "a much longer sentence 42"

    refused = client.post(
        reverse("password_change"), {"old_password": "wrong", "new_password1": new, "new_password2": new}
    )
    done = client.post(
        reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )

    assert 'class="error-summary"' in refused.content.decode()
    assert done.headers["Location"] == "/desk/"
    dora.refresh_from_db()
    assert dora.check_password(new)
