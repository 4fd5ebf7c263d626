"""The first page, the desk and the page of an agency."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from assessment.models import Role
from assessment.selectors import applicability_of
from assessment.services.consensus import consensus_agree
from assessment.services.cycles import applicability_set
from tests.factories.assessment import agency_of, alice, bob, charlie, cycle_of, person, scorecard_drawn, units_of

pytestmark = pytest.mark.django_db


def test_a_visitor_finds_a_place_for_the_code_and_a_way_to_sign_in(client: Client) -> None:
    page = client.get("/").content.decode()

    assert f'action="{reverse("code_entry")}"' in page
    assert 'name="code"' in page
    assert reverse("sign_in") in page


def test_whoever_is_signed_in_is_led_to_the_desk(client: Client) -> None:
    client.force_login(alice(agency_of()))

    assert client.get("/").headers["Location"] == "/desk/"


def test_the_desk_shows_own_agencies_and_no_others(client: Client) -> None:
    agency = agency_of()
    charlie()
    client.force_login(alice(agency))

    page = client.get("/desk/").content.decode()

    assert agency.get_absolute_url() in page
    assert "Elsewhere" not in page
    assert reverse("editions") not in page


def test_the_desk_leads_the_coordinator_from_step_to_step(client: Client) -> None:
    agency = agency_of()
    client.force_login(alice(agency))

    before = client.get("/desk/").content.decode()
    cycle = cycle_of(agency)
    applicability_set(cycle=cycle, practised=applicability_of(cycle))
    opened = client.get("/desk/").content.decode()
    scorecard_drawn(cycle)
    counted = client.get("/desk/").content.decode()
    for said in applicability_of(cycle):
        consensus_agree(cycle=cycle, practice=said.practice, level=2)
    agreed = client.get("/desk/").content.decode()

    consensus = reverse("consensus", args=[cycle.public_id])
    assert reverse("cycle_new", args=[agency.public_id]) in before
    assert reverse("cycle_new", args=[agency.public_id]) not in opened
    assert [consensus in page for page in (opened, counted, agreed)] == [False, True, False]
    assert "status-done" in agreed


def test_an_empty_desk_says_how_it_fills(client: Client) -> None:
    client.force_login(person("Dora"))

    assert 'class="empty"' in client.get("/desk/").content.decode()


def test_the_owner_of_the_method_finds_the_editions(client: Client) -> None:
    client.force_login(person("Mary", agency=agency_of(), roles=[Role.METHOD_OWNER]))

    assert reverse("editions") in client.get("/desk/").content.decode()


def test_a_coordinator_sees_cycles_and_may_open_one(client: Client) -> None:
    agency = agency_of()
    client.force_login(alice(agency))
    empty = client.get(agency.get_absolute_url()).content.decode()
    cycle = cycle_of(agency)

    page = client.get(agency.get_absolute_url()).content.decode()

    assert 'class="empty"' in empty
    assert reverse("applicability", args=[cycle.public_id]) in page
    assert reverse("cycle_new", args=[agency.public_id]) in page


def test_an_assessor_sees_cycles_and_opens_none(client: Client) -> None:
    agency = agency_of()
    cycle = cycle_of(agency)
    client.force_login(bob(agency))

    page = client.get(agency.get_absolute_url()).content.decode()

    assert reverse("consensus", args=[cycle.public_id]) in page
    assert reverse("cycle_new", args=[agency.public_id]) not in page


def test_a_leader_sees_no_cycles_and_an_administrator_the_people(client: Client) -> None:
    agency = agency_of()
    cycle = cycle_of(agency)
    client.force_login(person("Lena", agency=agency, roles=[Role.LEADER]))
    seen_by_leader = client.get(agency.get_absolute_url()).content.decode()
    client.force_login(person("Adam", agency=agency, roles=[Role.ADMINISTRATOR]))

    seen_by_administrator = client.get(agency.get_absolute_url()).content.decode()

    members = reverse("members", args=[agency.public_id])
    assert str(cycle.public_id) not in seen_by_leader
    assert members not in seen_by_leader
    assert members in seen_by_administrator


def test_the_agency_shows_its_first_floor_and_leads_to_the_whole_tree(client: Client) -> None:
    agency = agency_of()
    units_of(agency, {"a": "all", "a1": "a"})
    client.force_login(alice(agency))
    whole = reverse("units", args=[agency.public_id])

    page, tree = client.get(agency.get_absolute_url()).content.decode(), client.get(whole).content.decode()

    assert ("Unit a\n" in page, "Unit a1" in page, whole in page) == (True, False, True)
    assert "Unit a1" in tree
    assert tree.count("<details") == tree.count("</details>") == 2


def test_the_page_of_a_broken_server_needs_neither_a_request_nor_a_database() -> None:
    page = render_to_string("500.html")

    assert "<h1>" in page
    assert "<form" not in page


def test_a_stale_form_leads_to_a_page_that_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("sign_in"), {"username": "x", "password": "y"})

    assert response.status_code == 403
    assert "403_csrf.html" in [template.name for template in response.templates]


def test_a_missing_page_is_designed_and_keeps_its_place_when_the_language_changes(client: Client) -> None:
    page = client.get("/nothing/here/?x=1").content.decode()
    answer = client.post(reverse("set_language"), {"language": "en", "next": "/nothing/here/?x=1"})

    assert 'name="next" value="/nothing/here/?x=1"' in page
    assert answer.headers["Location"] == "/nothing/here/?x=1"
    assert '<html lang="en">' in client.get("/").content.decode()
