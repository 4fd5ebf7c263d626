"""The demo as a whole, loaded once for all these tests."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from assessment.domain.figures import Shown
from assessment.domain.scorecards.card import Scorecard as Card
from assessment.selectors import scorecard_read
from surveys.aggregation import wave_score
from surveys.demo.loading import SpareLink, demo_load, is_loaded
from surveys.frame.models import Invitation
from surveys.frame.services import admission_for
from surveys.responses.models import Response
from surveys.waves.models import Wave
from surveys.waves.services import wave_close

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CARDS = dict[tuple[str, str], Card]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def links(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[SpareLink, ...]]:
    """The spare links of the loaded demo."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo_load(now=NOW)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def cards(links: tuple[SpareLink, ...]) -> CARDS:
    """Scorecards of all its waves by agency and year, the open one closed before its time and counted as `now`."""
    found = {}
    for wave in Wave.objects.order_by("pk"):
        state, year = wave.state, str(wave.opened_on)[:4] if wave.state == Wave.State.CLOSED else "now"
        wave_close(wave=wave, now=NOW)
        wave_score(wave_id=wave.pk, now=NOW)
        wave.refresh_from_db()
        assert wave.scorecard is not None
        assert state in (Wave.State.CLOSED, Wave.State.OPEN)
        found[wave.cycle.agency.code, year] = scorecard_read(wave.scorecard)
    return found


def level(card: Card, group: str, measure: str) -> float:
    figure = card.figure(group, card.root, measure)
    assert isinstance(figure, Shown)
    return figure.level


def test_the_links_that_are_left_let_into_the_open_wave(links: tuple[SpareLink, ...]) -> None:
    wave = Wave.objects.get(title="Опрос идёт сейчас")
    with transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(state=Wave.State.OPEN)
        groups = {admission_for(token=link.token).group for link in links}
        transaction.set_rollback(True)

    assert is_loaded()
    assert groups == {"staff", "leaders", "clients"}
    assert len(links) > 30


def test_most_people_answered(links: tuple[SpareLink, ...]) -> None:
    assert Invitation.objects.filter(state="USED").count() > 850
    assert Invitation.objects.filter(state="ISSUED").count() > 200


def test_every_agency_shows_itself_as_staff_and_leaders_see_it(cards: CARDS) -> None:
    assert len(cards) == 6
    for card in cards.values():
        assert level(card, "leaders", "overall") > level(card, "staff", "overall")


def test_small_units_are_withheld_and_large_ones_shown(cards: CARDS) -> None:
    for card in cards.values():
        assert card.withheld["staff"] >= 2
        assert card.is_shown("staff", card.root)
    assert cards["zarechye-social", "2026"].is_shown("staff", "service-central")


def test_motivation_of_the_service_centre_rose_in_a_year(cards: CARDS) -> None:
    before, after = cards["zarechny-mfc", "2025"], cards["zarechny-mfc", "2026"]

    assert level(after, "staff", "sections/C") > level(before, "staff", "sections/C") + 0.5


def test_two_agencies_have_a_headline_and_one_is_capped_by_its_leadership(cards: CARDS) -> None:
    assert {code for (code, _), card in cards.items() if card.headline} == {"zarechye-social", "zarechny-mfc"}
    headline = cards["zarechny-mfc", "2026"].headline
    assert headline is not None
    assert headline.cap is not None
    assert headline.cap.bites


def test_the_rescue_service_leaves_out_practices_with_reasons(cards: CARDS) -> None:
    left_out = [said for said in cards["zarechye-rescue", "2026"].applicability if said.status.value == "excluded"]

    assert len(left_out) == 6
    assert all(said.reason for said in left_out)


def test_the_demo_is_the_same_everywhere(cards: CARDS) -> None:
    assert cards["zarechye-water", "2026"].answered("staff", "water") == 62
    assert cards["zarechye-social", "2026"].answered("staff", "ministry") == 261


def test_no_sheet_is_left_where_it_can_be_told_from_others(cards: CARDS) -> None:
    assert not Response.objects.exists()
    assert not Invitation.objects.filter(settled=False).exists()
