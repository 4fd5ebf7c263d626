"""Agreeing on levels, through the pages."""

import pytest
from django.test import Client
from django.urls import reverse

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.selectors import consensus_of, edition_of
from assessment.services.consensus import consensus_agree
from assessment.services.cycles import applicability_set
from tests.factories.assessment import agency_of, alice, bob, cycle_of, scorecard_drawn

pytestmark = pytest.mark.django_db

GROUND = {"documents": "1", "periods": "2", "reason": "Two reports."}


def test_a_level_is_kept_and_the_next_practice_opens(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(alice(cycle.agency))

    response = client.post(reverse("consensus_practice", args=[cycle.public_id, "A1"]), {"level": "3", **GROUND})

    assert response.headers["Location"] == reverse("consensus_practice", args=[cycle.public_id, "A2"])
    assert consensus_of(cycle) == (Agreed("A1", 3, "Two reports.", 1, 2),)


def test_after_the_last_practice_comes_the_overview(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(alice(cycle.agency))
    last = edition_of(cycle).practices[-1].code

    response = client.post(reverse("consensus_practice", args=[cycle.public_id, last]), {"level": "1", **GROUND})

    assert response.headers["Location"] == reverse("consensus", args=[cycle.public_id])


def test_an_agreement_is_taken_back_by_saying_so(client: Client) -> None:
    cycle = cycle_of(agency_of())
    consensus_agree(cycle=cycle, practice="A1", level=3)
    client.force_login(alice(cycle.agency))

    client.post(reverse("consensus_practice", args=[cycle.public_id, "A1"]), {"level": "", **GROUND})

    assert consensus_of(cycle) == ()


def test_a_level_off_the_scale_is_refused_on_the_page(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(alice(cycle.agency))

    response = client.post(reverse("consensus_practice", args=[cycle.public_id, "A1"]), {"level": "5", **GROUND})

    assert 'href="#div_id_level"' in response.content.decode()
    assert consensus_of(cycle) == ()


def test_practices_that_do_not_apply_or_do_not_exist_have_no_page(client: Client) -> None:
    cycle = cycle_of(agency_of())
    applicability_set(cycle=cycle, practised=[Practised("A1", Applies.EXCLUDED, "No clients.")])
    client.force_login(alice(cycle.agency))

    assert client.get(reverse("consensus_practice", args=[cycle.public_id, "A1"])).status_code == 404
    assert client.get(reverse("consensus_practice", args=[cycle.public_id, "Z9"])).status_code == 404


def test_the_overview_shows_what_is_agreed_beside_what_the_groups_see(client: Client) -> None:
    cycle = cycle_of(agency_of())
    consensus_agree(cycle=cycle, practice="A1", level=4)
    scorecard_drawn(cycle)
    client.force_login(alice(cycle.agency))

    overview = client.get(reverse("consensus", args=[cycle.public_id])).content.decode()
    practice = client.get(reverse("consensus_practice", args=[cycle.public_id, "A1"])).content.decode()

    assert '<span class="level-mark level-4">4</span>' in overview
    assert "2,0" in overview
    assert '<dl class="facts">' in practice


def test_an_assessor_reads_the_overview_and_agrees_on_nothing(client: Client) -> None:
    cycle = cycle_of(agency_of())
    client.force_login(bob(cycle.agency))

    overview = client.get(reverse("consensus", args=[cycle.public_id])).content.decode()

    assert reverse("consensus_practice", args=[cycle.public_id, "A1"]) not in overview
    assert client.get(reverse("consensus_practice", args=[cycle.public_id, "A1"])).status_code == 404
