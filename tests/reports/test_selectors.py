"""What the room knows of reports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from assessment.domain.scorecards.packing import pack
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from assessment.models import Agency, Role, Scorecard
from assessment.selectors import edition_of, scorecard_read
from reports import selectors
from reports.models import Report
from reports.services import report_request
from tests.factories.assessment import agency_of, alice, bob, charlie, cycle_of, person, scorecard_drawn

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def agency() -> Agency:
    """Alice's agency."""
    return agency_of()


@pytest.fixture
def scorecard(agency: Agency) -> Scorecard:
    """A real scorecard of it."""
    return scorecard_drawn(cycle_of(agency))


def printed(scorecard: Scorecard, *, state: str = "RENDERED", language: str = "ru") -> Report:
    """A report with a file."""
    return Report.objects.create(scorecard=scorecard, language=language, state=state, pdf=b"%PDF", pdf_sha256="f" * 64)


def again(
    scorecard: Scorecard,
    *,
    title: str,
    drawn_on: date,
    closed_on: date | None = None,
    edition: tuple[str, str] | None = None,
) -> Scorecard:
    """A scorecard with the same figures of another wave, perhaps by another edition; closed when it was drawn up."""
    code, fingerprint = edition or (scorecard.edition_code, scorecard.edition_fingerprint)
    card = scorecard_read(scorecard)
    identity = replace(card.identity, wave=title, closed_on=(closed_on or drawn_on).isoformat())
    return Scorecard.objects.create(
        cycle=cycle_of(scorecard.cycle.agency, title=title),
        title=title,
        packed=pack(replace(card, edition_code=code, edition_fingerprint=fingerprint, identity=identity)),
        fingerprint=scorecard.fingerprint,
        edition_code=code,
        edition_fingerprint=fingerprint,
        method=scorecard.method,
        drawn_on=drawn_on,
    )


def test_coordinator_and_assessor_see_a_draft_a_leader_sees_it_released(agency: Agency, scorecard: Scorecard) -> None:
    report = printed(scorecard)
    leader = person("Lea", agency=agency, roles=[Role.LEADER])

    for user in (alice(agency), bob(agency)):
        assert selectors.report_for(user=user, public_id=report.public_id) == report
    with pytest.raises(Http404):
        selectors.report_for(user=leader, public_id=report.public_id)
    Report.objects.update(state="RELEASED")
    assert selectors.report_for(user=leader, public_id=report.public_id) == report


def test_strangers_never_see_a_report(scorecard: Scorecard) -> None:
    report = printed(scorecard, state="RELEASED")

    for user in (charlie(), AnonymousUser()):
        with pytest.raises(Http404):
            selectors.report_for(user=user, public_id=report.public_id)


def test_somebody_with_two_roles_gets_one_report(agency: Agency, scorecard: Scorecard) -> None:
    report = printed(scorecard, state="RELEASED")
    user = person("Dora", agency=agency, roles=[Role.COORDINATOR, Role.LEADER, Role.ASSESSOR])

    assert selectors.report_for(user=user, public_id=report.public_id) == report


def test_reports_are_listed_newest_first_and_drafts_only_where_asked_for(agency: Agency, scorecard: Scorecard) -> None:
    old, new = printed(scorecard, state="RELEASED"), printed(again(scorecard, title="Later", drawn_on=date(2027, 4, 1)))

    assert list(selectors.reports_of(agency=agency, drafts=True)) == [new, old]
    assert list(selectors.reports_of(agency=agency, drafts=False)) == [old]


def test_languages_without_a_report_are_those_of_the_edition_left_over(scorecard: Scorecard) -> None:
    assert selectors.languages_missing(scorecard=scorecard) == ("ru", "en")
    printed(scorecard, language="ru")
    assert selectors.languages_missing(scorecard=scorecard) == ("en",)


def test_scorecards_nobody_asked_a_report_of_are_found(scorecard: Scorecard) -> None:
    assert list(selectors.scorecards_without_report()) == [scorecard]
    report_request(scorecard=scorecard, language="en")
    assert list(selectors.scorecards_without_report()) == []


def test_reports_wait_unless_printed_failed_or_under_way(scorecard: Scorecard) -> None:
    report = report_request(scorecard=scorecard, language="ru")
    printed(scorecard, language="en")

    assert selectors.reports_waiting(now=NOW) == (report.pk,)
    Report.objects.filter(pk=report.pk).update(started_at=NOW)
    assert selectors.reports_waiting(now=NOW + selectors.LONGEST_PRINT / 2) == ()
    assert selectors.reports_waiting(now=NOW + selectors.LONGEST_PRINT * 2) == (report.pk,)
    Report.objects.filter(pk=report.pk).update(state="FAILED")
    assert selectors.reports_waiting(now=NOW + timedelta(days=1)) == ()


def test_the_previous_scorecard_is_the_latest_earlier_one_of_another_wave(scorecard: Scorecard) -> None:
    early = again(scorecard, title="Early", drawn_on=date(2024, 4, 1))
    latest = again(scorecard, title="Latest", drawn_on=date(2025, 4, 1))

    assert selectors.previous_scorecard(scorecard) == latest
    assert selectors.previous_scorecard(latest) == early
    assert selectors.previous_scorecard(early) is None


def test_waves_follow_by_their_last_day_however_late_they_were_drawn_up(scorecard: Scorecard) -> None:
    redrawn = again(scorecard, title="Early", drawn_on=scorecard.drawn_on, closed_on=date(2024, 4, 1))
    later = again(scorecard, title="Early", drawn_on=date(2027, 4, 1), closed_on=date(2024, 4, 1))

    assert selectors.previous_scorecard(scorecard) == redrawn
    assert selectors.previous_scorecard(later) is None


def test_the_same_wave_drawn_up_again_is_not_its_own_past(scorecard: Scorecard) -> None:
    first = again(scorecard, title="Early", drawn_on=date(2024, 4, 1))
    second = Scorecard.objects.create(
        cycle=first.cycle,
        title=first.title,
        packed=first.packed,
        fingerprint="2" * 64,
        edition_code=first.edition_code,
        edition_fingerprint=first.edition_fingerprint,
        method=first.method,
        drawn_on=date(2024, 5, 1),
    )

    assert selectors.previous_scorecard(second) is None
    assert selectors.previous_scorecard(scorecard) == second


def test_a_wave_that_can_be_compared_comes_before_a_later_one_that_cannot(scorecard: Scorecard) -> None:
    latest = again(scorecard, title="Latest", drawn_on=date(2025, 4, 1), edition=("gone-1.0", "e" * 64))

    assert selectors.previous_scorecard(scorecard) == latest
    early = again(scorecard, title="Early", drawn_on=date(2024, 4, 1))
    assert selectors.previous_scorecard(scorecard) == early


def test_what_leads_from_another_edition_is_its_crosswalk(
    scorecard: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = again(scorecard, title="Older", drawn_on=date(2025, 4, 1), edition=("older-1.0", "e" * 64))
    edition = edition_of(scorecard.cycle)
    links = [Link(LinkKind.SAME, item.code, item.code) for item in edition.items]
    found = Crosswalk.of(old=replace(edition, code="older-1.0", fingerprint="e" * 64), new=edition, links=links)
    monkeypatch.setattr(selectors, "crosswalk", lambda old, new: found)

    assert selectors.crosswalk_between(older, scorecard) is found
    assert "с волны «" in str(selectors.diagnostic_of(printed(scorecard)))


def test_an_edition_that_was_changed_under_its_name_is_not_compared(scorecard: Scorecard) -> None:
    edition = (scorecard.edition_code, "e" * 64)

    changed = again(scorecard, title="Older", drawn_on=date(2025, 4, 1), edition=edition)

    assert selectors.crosswalk_between(changed, scorecard) is None


def test_an_earlier_wave_that_cannot_be_compared_is_named_in_the_document(scorecard: Scorecard) -> None:
    again(scorecard, title="Older", drawn_on=date(2025, 4, 1), edition=("gone-1.0", "e" * 64))

    assert "не сравнивается" in str(selectors.diagnostic_of(printed(scorecard)))


def test_the_document_is_dated_by_the_scorecard_and_shows_the_earlier_wave(scorecard: Scorecard) -> None:
    report = printed(scorecard)
    alone = selectors.diagnostic_of(report)
    again(scorecard, title="Earlier", drawn_on=date(2025, 4, 1))

    beside = selectors.diagnostic_of(report)

    assert alone.created_on == "2026-03-31"
    assert "с волны «" not in str(alone)
    assert "с волны «" in str(beside)
