"""Sealing and counting: each step once, whatever happens in between."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError
from pytest_django import Settings

from assessment.domain.audits.restatement import Decision
from assessment.domain.counts.tally import UnfitSheets
from assessment.domain.disclosure.tree import UnsafeRelease
from assessment.domain.scorecards.card import Scorecard as Card
from assessment.domain.scorecards.publication import HeadcountTooSmall
from assessment.domain.scorecards.scorecard import Shown, Withheld
from assessment.library import EditionRefused
from assessment.models import Consensus, Cycle, LedgerEntry, Scorecard, Unit
from assessment.selectors import edition_of, scorecard_read
from assessment.services.releases import ReleaseRefused
from surveys import aggregation
from surveys.aggregation import wave_attempt, wave_redraw, wave_rescore, wave_score
from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent
from surveys.drafts.services import draft_keep
from surveys.frame.models import Invitation
from surveys.responses.models import PackedSheets, Response, SealedReceipts
from surveys.responses.rows import SheetsOfOtherLength
from surveys.waves.counting import RETRY_AFTER, WaveNotScored, hindrance_lift, redraw_ask
from surveys.waves.models import Headcount, Wave, WaveGroup
from surveys.waves.selectors import EditionChanged, PromiseBroken
from surveys.waves.services import wave_close
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, draft_wave, open_wave, sheets_in, tokens_of, unguarded

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


@pytest.fixture
def cycle() -> Cycle:
    agency = agency_of()
    units_of(agency, {"north": "all", "south": "all"})
    return cycle_of(agency)


@pytest.fixture
def wave(cycle: Cycle) -> Wave:
    """Closed, with 12 sheets of staff in the north, 11 in the south and 3 of leaders at the top."""
    wave = open_wave(cycle)
    units = {unit.code: unit for unit in cycle.agency.units.all()}
    sheets_in(wave, units["north"], places=[1, 2, 3] * 4)
    sheets_in(wave, units["south"], places=[0] * 11)
    sheets_in(wave, units["all"], group="leaders", places=[4] * 3)
    return wave_close(wave=wave, now=NOW)


def card_of(wave: Wave) -> Card:
    wave.refresh_from_db()
    assert wave.scorecard is not None
    return scorecard_read(wave.scorecard)


def test_a_closed_wave_ends_with_a_scorecard(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)

    card = card_of(wave)
    assert wave.state == Wave.State.SCORED
    assert (card.wave, card.opened_on, card.closed_on) == ("Spring wave", "2026-04-06", "2026-04-06")
    assert card.answered("staff", "all") == 23
    north, south = card.figure("staff", "north", "overall"), card.figure("staff", "south", "overall")
    assert isinstance(north, Shown)
    assert isinstance(south, Shown)
    assert (north.score, south.score) == (50, 0)
    assert isinstance(card.figure("leaders", "all", "overall"), Withheld)


def test_sealing_leaves_packs_of_whole_sheets_and_no_rows_and_no_drafts(wave: Wave) -> None:
    draft_keep(token=tokens_for_draft(wave), wave_id=wave.pk, content=DraftContent(1, {}, "ru"), size=64)
    width = len(edition_of(wave.cycle).items)

    wave_score(wave_id=wave.pk, now=LATER)

    packs = {(pack.unit.code, pack.group): pack for pack in PackedSheets.objects.select_related("unit")}
    assert {cell: pack.responses for cell, pack in packs.items()} == {
        ("north", "staff"): 12,
        ("south", "staff"): 11,
        ("all", "leaders"): 3,
    }
    assert all(len(pack.answers) == pack.responses * width for pack in packs.values())
    assert sum(len(row.digests) for row in SealedReceipts.objects.all()) == 26 * 32
    assert not Response.objects.exists()
    assert not Draft.objects.exists()
    assert not Invitation.objects.filter(settled=False).exists()


def tokens_for_draft(wave: Wave) -> str:
    return tokens_of(open_wave(wave.cycle, title="Other"), wave.cycle.agency.units.get(code="all"))[0]


def test_a_wave_that_is_not_closed_is_left_alone(cycle: Cycle) -> None:
    draft, opened = draft_wave(cycle), open_wave(cycle)

    for wave in (draft, opened):
        wave_score(wave_id=wave.pk, now=LATER)

    assert set(Wave.objects.values_list("state", flat=True)) == {Wave.State.DRAFT, Wave.State.OPEN}


def test_scoring_again_changes_nothing(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    first = card_of(wave)

    wave_score(wave_id=wave.pk, now=LATER + timedelta(days=1))

    assert card_of(wave).fingerprint == first.fingerprint
    assert Scorecard.objects.count() == 1


def test_a_fault_in_counting_leaves_the_wave_sealed_and_the_next_try_finishes(
    wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(**_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(aggregation, "scorecard_draw_up", interrupted)
        with pytest.raises(RuntimeError):
            wave_score(wave_id=wave.pk, now=LATER)
    wave.refresh_from_db()
    assert wave.state == Wave.State.SEALED

    wave_score(wave_id=wave.pk, now=LATER)

    assert card_of(wave).answered("staff", "all") == 23


def test_nothing_is_counted_by_a_threshold_that_was_not_promised(wave: Wave) -> None:
    with unguarded():
        WaveGroup.objects.filter(wave=wave, group="staff").update(threshold=5, reason="we were curious")

    with pytest.raises(PromiseBroken):
        wave_score(wave_id=wave.pk, now=LATER)

    assert not Scorecard.objects.exists()


def test_nothing_is_counted_by_another_edition_than_people_answered(wave: Wave) -> None:
    with unguarded():
        Wave.objects.filter(pk=wave.pk).update(edition_fingerprint="0" * 64)

    with pytest.raises(EditionChanged):
        wave_score(wave_id=wave.pk, now=LATER)

    assert Response.objects.count() == 26


def test_headcounts_add_up_the_tree_and_a_unit_without_a_number_has_nobody(wave: Wave) -> None:
    units = {unit.code: unit for unit in wave.cycle.agency.units.all()}
    Headcount.objects.filter(wave=wave, group="staff").delete()
    for code, people in {"north": 20, "south": 15}.items():
        Headcount.objects.create(wave=wave, unit=units[code], group="staff", headcount=people)

    wave_score(wave_id=wave.pk, now=LATER)

    card = card_of(wave)
    assert [card.headcount("staff", code) for code in ("all", "north", "south")] == [35, 20, 15]


def test_a_unit_with_more_sheets_than_people_was_counted_wrongly_and_has_no_number(wave: Wave) -> None:
    units = {unit.code: unit for unit in wave.cycle.agency.units.all()}
    for code, people in {"north": 11, "south": 15}.items():
        Headcount.objects.create(wave=wave, unit=units[code], group="staff", headcount=people)

    wave_score(wave_id=wave.pk, now=LATER)

    card = card_of(wave)
    assert card.headcount("staff", "south") == 15
    assert card.headcount("staff", "north") is None
    assert card.headcount("staff", "all") is None


def test_a_group_nobody_counted_has_no_number(wave: Wave) -> None:
    Headcount.objects.filter(wave=wave, group="leaders").delete()

    wave_score(wave_id=wave.pk, now=LATER)

    assert card_of(wave).headcount("leaders", "all") is None


def test_a_recount_draws_up_a_new_scorecard_and_keeps_the_old_one(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    first = card_of(wave)
    Consensus.objects.create(cycle=wave.cycle, practice="A1", level=2, documents=3, periods=2)

    second = wave_rescore(wave_id=wave.pk, now=LATER)

    assert card_of(wave).fingerprint == second.fingerprint != first.fingerprint
    assert Scorecard.objects.count() == 2


def test_only_a_counted_wave_can_be_recounted(wave: Wave) -> None:
    with pytest.raises(WaveNotScored):
        wave_rescore(wave_id=wave.pk, now=LATER)


def asked_again(wave: Wave) -> Wave:
    """The wave after a coordinator asked for a new scorecard and it was drawn up, or not."""
    redraw_ask(wave=wave)
    wave_redraw(wave_id=wave.pk, now=LATER)
    wave.refresh_from_db()
    return wave


def test_what_is_asked_for_is_drawn_up_with_the_present_consensus_and_the_old_one_stays(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    first = card_of(wave)
    Consensus.objects.create(cycle=wave.cycle, practice="A1", level=2, documents=3, periods=2)

    asked_again(wave)

    assert wave.redraw == Wave.Redraw.CHANGED
    assert (set(first.consensus), set(card_of(wave).consensus)) == (set(), {"A1"})
    assert Scorecard.objects.count() == 2


def test_the_same_consensus_gives_the_same_scorecard_and_an_earlier_one_the_earlier(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    first = card_of(wave)
    assert asked_again(wave).redraw == Wave.Redraw.SAME
    agreed = Consensus.objects.create(cycle=wave.cycle, practice="A1", level=2, documents=3, periods=2)
    asked_again(wave)
    agreed.delete()

    assert asked_again(wave).redraw == Wave.Redraw.CHANGED
    assert card_of(wave).fingerprint == first.fingerprint
    assert Scorecard.objects.count() == 2


def test_a_wave_of_which_nothing_is_asked_is_not_drawn_up_again(wave: Wave) -> None:
    wave_redraw(wave_id=wave.pk, now=LATER)
    assert not Scorecard.objects.exists()
    wave_score(wave_id=wave.pk, now=LATER)
    Consensus.objects.create(cycle=wave.cycle, practice="A1", level=2, documents=3, periods=2)

    wave_redraw(wave_id=wave.pk, now=LATER)

    assert Scorecard.objects.count() == 1


def with_a_team(cycle: Cycle) -> Wave:
    """A counted wave in which a team of six hides in the north."""
    wave, units = open_wave(cycle), units_of(cycle.agency, {"team": "north"})
    for code, people in {"north": 12, "south": 11, "team": 6}.items():
        sheets_in(wave, units[code], places=[1] * people)
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=LATER)
    return wave


def move(code: str, parent: str) -> None:
    Unit.objects.filter(code=code).update(parent=Unit.objects.get(code=parent))


def test_nothing_is_drawn_up_again_where_a_small_team_was_moved(cycle: Cycle) -> None:
    wave = with_a_team(cycle)
    first = card_of(wave)
    move("team", "south")

    refused = asked_again(wave)

    assert (refused.redraw, refused.hindrance) == (Wave.Redraw.REFUSED, "")
    with pytest.raises(ReleaseRefused, match="staff: small_group"):
        wave_rescore(wave_id=wave.pk, now=LATER)
    assert card_of(wave).fingerprint == first.fingerprint
    assert (Scorecard.objects.count(), LedgerEntry.objects.count()) == (1, 1)
    move("team", "north")
    assert asked_again(wave).redraw == Wave.Redraw.SAME


def test_a_unit_that_was_shown_by_itself_may_have_moved(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    move("south", "north")

    assert asked_again(wave).redraw == Wave.Redraw.CHANGED
    assert card_of(wave).answered("staff", "north") == 23
    assert LedgerEntry.objects.count() == 1


def test_nothing_is_drawn_up_again_of_which_other_people_would_be_shown(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    pack = PackedSheets.objects.get(unit__code="north")
    pack.responses, pack.answers = 11, bytes(pack.answers)[: 11 * len(edition_of(wave.cycle).items)]
    pack.save()

    assert asked_again(wave).redraw == Wave.Redraw.REFUSED
    assert Scorecard.objects.count() == 1


def test_a_new_unit_without_sheets_does_not_stand_in_the_way(wave: Wave) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    units_of(wave.cycle.agency, {"new": "all"})

    assert asked_again(wave).redraw == Wave.Redraw.CHANGED


def test_what_cannot_be_drawn_up_again_is_still_asked_for(wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    wave_score(wave_id=wave.pk, now=LATER)
    redraw_ask(wave=wave)
    monkeypatch.setattr("surveys.waves.selectors.secrets_in_use", lambda: ("another",))

    with pytest.raises(PromiseBroken):
        wave_redraw(wave_id=wave.pk, now=LATER)

    wave.refresh_from_db()
    assert wave.redraw == Wave.Redraw.ASKED


@pytest.mark.parametrize(
    ("error", "hindrance"),
    [
        (PromiseBroken(), "PROMISE_BROKEN"),
        (EditionChanged(), "EDITION_CHANGED"),
        (EditionRefused("gone", ()), "EDITION_CHANGED"),
        (SheetsOfOtherLength(), "SHEETS_UNFIT"),
        (UnfitSheets(), "SHEETS_UNFIT"),
        (HeadcountTooSmall(unit="north", group="staff", headcount=1, responses=2), "HEADCOUNT_SMALL"),
        (UnsafeRelease(), "UNSAFE_RELEASE"),
        (ReleaseRefused(group="staff", reason=Decision.SMALL_GROUP), "UNSAFE_RELEASE"),
        (SoftTimeLimitExceeded(), "CUT_OFF"),
    ],
)
def test_what_hinders_the_counting_is_written_on_the_wave_and_logged_once(
    wave: Wave, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, hindrance: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(aggregation, "_drawn_up", raising(error))
        for _ in range(3):
            wave_attempt(wave_id=wave.pk, now=LATER)

    wave.refresh_from_db()
    assert (wave.state, wave.hindrance, wave.hindered_at) == ("SEALED", hindrance, LATER)
    assert len(caplog.records) == 1
    assert caplog.records[0].facts == {"wave": wave.pk, "hindrance": hindrance}  # type: ignore[attr-defined]
    assert not caplog.records[0].exc_info

    wave_attempt(wave_id=wave.pk, now=LATER + RETRY_AFTER)
    assert card_of(wave).answered("staff", "all") == 23
    assert (wave.state, wave.hindrance, wave.attempts) == ("SCORED", "", 0)


def test_what_nobody_foresaw_is_raised_once_and_then_waits_as_well(wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aggregation, "_drawn_up", raising(RuntimeError()))

    with pytest.raises(RuntimeError):
        wave_attempt(wave_id=wave.pk, now=LATER)
    wave_attempt(wave_id=wave.pk, now=LATER)

    wave.refresh_from_db()
    assert wave.hindrance == Wave.Hindrance.UNEXPECTED


def test_a_database_that_is_away_is_no_fault_of_the_wave(wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setattr(aggregation, "_drawn_up", raising(OperationalError()))
        for _ in range(2):
            with pytest.raises(OperationalError):
                wave_attempt(wave_id=wave.pk, now=LATER)
    wave.refresh_from_db()
    assert (wave.hindrance, wave.attempts) == ("", 2)

    wave_attempt(wave_id=wave.pk, now=LATER)

    assert card_of(wave).answered("staff", "all") == 23
    assert wave.attempts == 0


def test_a_wish_to_draw_up_again_that_is_hindered_stands_until_it_can_be_done(wave: Wave, settings: Settings) -> None:
    wave_attempt(wave_id=wave.pk, now=LATER)
    Consensus.objects.create(cycle=wave.cycle, practice="A1", level=2, documents=3, periods=2)
    redraw_ask(wave=wave)
    settings.SECRET_KEY, before = "another", settings.SECRET_KEY
    wave_attempt(wave_id=wave.pk, now=LATER)
    wave.refresh_from_db()
    assert (wave.redraw, wave.hindrance) == ("ASKED", "PROMISE_BROKEN")

    settings.SECRET_KEY_FALLBACKS = [before]
    hindrance_lift(wave=wave)
    wave_attempt(wave_id=wave.pk, now=LATER)

    wave.refresh_from_db()
    assert (wave.redraw, wave.hindrance) == ("CHANGED", "")


def raising(error: Exception) -> Callable[..., None]:
    """Something that raises, whatever it is given."""

    def raises(**_: object) -> None:
        raise error

    return raises
