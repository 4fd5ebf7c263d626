"""Keeping drafts."""

import pytest

from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent
from surveys.drafts.services import draft_destroy, draft_keep, draft_open, drafts_of_wave_destroy, drafts_purge
from surveys.frame.tokens import token_new
from surveys.waves.models import Wave
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import open_wave

pytestmark = pytest.mark.django_db
FIRST, SECOND = DraftContent(1, {"A1.a": "2"}, "ru"), DraftContent(2, {"A1.a": "3", "A2.a": "dk"}, "en")


@pytest.fixture
def wave() -> Wave:
    return open_wave(cycle_of(agency_of()))


def keep(token: str, wave: Wave, content: DraftContent = FIRST) -> None:
    draft_keep(token=token, wave_id=wave.pk, content=content, size=256)


def test_a_draft_is_resumed_where_it_was_left(wave: Wave) -> None:
    token = token_new()

    keep(token, wave)
    keep(token, wave, SECOND)

    assert draft_open(token=token) == SECOND
    assert Draft.objects.count() == 1


def test_a_link_without_a_draft_starts_anew(wave: Wave) -> None:
    keep(token_new(), wave)

    assert draft_open(token=token_new()) is None


def test_a_draft_that_no_longer_opens_is_started_anew_and_kept_again(wave: Wave) -> None:
    token = token_new()
    keep(token, wave)
    Draft.objects.update(sealed=b"damaged")

    assert draft_open(token=token) is None
    keep(token, wave, SECOND)
    assert draft_open(token=token) == SECOND


def test_only_the_draft_of_the_link_is_destroyed(wave: Wave) -> None:
    mine, yours = token_new(), token_new()
    keep(mine, wave)
    keep(yours, wave)

    draft_destroy(token=mine)

    assert draft_open(token=mine) is None
    assert draft_open(token=yours) == FIRST


def test_drafts_go_with_the_wave_they_belong_to(wave: Wave) -> None:
    other = open_wave(wave.cycle, title="Other")
    keep(token_new(), wave)
    keep(token_new(), other)

    drafts_of_wave_destroy(wave_id=wave.pk)

    assert Draft.objects.get().wave_id == other.pk


def test_drafts_of_no_open_wave_are_purged(wave: Wave) -> None:
    other = open_wave(wave.cycle, title="Other")
    keep(token_new(), wave)
    keep(token_new(), other)

    assert drafts_purge(open_wave_ids=[other.pk]) == 1
    assert Draft.objects.get().wave_id == other.pk
