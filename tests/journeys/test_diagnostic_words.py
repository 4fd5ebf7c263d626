"""From a frozen scorecard to the words in the file: found by the sweep, printed, read, released, fetched."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from assessment.domain.scorecards.packing import pack
from assessment.models import Agency, Role, Scorecard, User
from reports import tasks
from reports.diagnostic.document import Diagnostic, PracticeCard, Table
from reports.models import Report
from reports.selectors import diagnostic_of
from reports.services import report_render
from tests.factories.assessment import agency_of, alice, cycle_of, person
from tests.factories.pdf import words_of
from tests.factories.reports import EDITION, sample_card

pytestmark = [pytest.mark.django_db, pytest.mark.printing]


@pytest.fixture
def agency() -> Agency:
    """Alice's agency."""
    return agency_of()


@pytest.fixture
def report(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report that the sweep made of the agency's only scorecard."""
    card = sample_card()
    Scorecard.objects.create(
        cycle=cycle_of(agency, edition_code=EDITION),
        title=card.wave,
        packed=pack(card),
        fingerprint=card.fingerprint,
        edition_code=card.edition_code,
        edition_fingerprint=card.edition_fingerprint,
        method=card.method,
        drawn_on=date(2026, 10, 12),
    )
    monkeypatch.setattr(tasks.render_report, "delay", tasks.render_report)
    tasks.render_missing_reports()
    return Report.objects.get()


def signed_in(user: User) -> Client:
    """A browser of the person."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def letters(words: str) -> str:
    """Words without spaces, hyphens and marks, so that line breaks do not matter."""
    return re.sub(r"[\W_]", "", words).lower()


def sayings(document: Diagnostic) -> Iterator[str]:
    """What a reader must find: names, quoted levels, facts and rows."""
    for part in document.sections:
        yield part.title
        for block in part.blocks:
            if isinstance(block, PracticeCard):
                yield block.name
                yield from (quote.text for quote in block.quotes)
                yield from (fact.question for fact in block.facts)
            if isinstance(block, Table):
                yield from (row.header for row in block.rows)


def test_the_file_and_the_page_say_the_same_and_a_leader_gets_it_once_released(agency: Agency, report: Report) -> None:
    coordinator, leader = signed_in(alice(agency)), signed_in(person("Lea", agency=agency, roles=[Role.LEADER]))
    file = reverse("report_pdf", args=[report.public_id])

    assert report.state == Report.State.RENDERED
    assert leader.get(file).status_code == 404
    coordinator.post(reverse("report_release", args=[report.public_id]))

    printed = letters(words_of(leader.get(file).content))
    shown = letters(html.unescape(re.sub(r"<[^>]+>", "", leader.get(report.get_absolute_url()).text)))
    wanted = list(sayings(diagnostic_of(report)))
    assert len(wanted) > 130
    assert [saying for saying in wanted if letters(saying) not in printed] == []
    assert [saying for saying in wanted if letters(saying) not in shown] == []


def test_no_unit_that_is_withheld_has_a_count_in_the_file(report: Report) -> None:
    card, words = sample_card(), words_of(bytes(report.pdf))

    hidden = [unit.name for unit in card.units if not any(card.is_shown(group, unit.code) for group in card.groups)]
    assert hidden
    for name in hidden:
        assert re.search(rf"{re.escape(name)}\W+скрыто скрыто скрыто", words), name


def test_printing_again_changes_nothing(report: Report) -> None:
    before = bytes(report.pdf)

    Report.objects.update(state="REQUESTED", pdf=b"", pdf_sha256="")
    report_render(report_id=report.pk, now=datetime(2027, 1, 1, tzinfo=UTC))

    report.refresh_from_db()
    assert bytes(report.pdf) == before
