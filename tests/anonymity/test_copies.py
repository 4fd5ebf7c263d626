"""Whoever takes copies of the database, at any moment, ties no link, draft, browser or address to a sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.aggregation import wave_rescore, wave_score
from surveys.drafts.seal import DraftContent, size_for
from surveys.drafts.services import draft_keep, draft_open
from surveys.frame.tokens import token_hash
from surveys.instrument.pages import published_questionnaire
from surveys.intake import response_withdraw, sheet_accept, traces_rewrite
from surveys.responses.receipts import receipt_hash
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.anonymity.dump import Table, everything, table
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, answers_of, open_wave, sheets_in, tokens_of

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS, BROWSER = "203.0.113.77", "Telltale/4.2 (only one of its kind)"
SECRET = "of-the-tests-only"
MARKS, SHEETS, DRAFTS = "surveys_invitation", "surveys_response", "surveys_draft"
PACKS, RECEIPTS = "surveys_packedsheets", "surveys_sealedreceipts"
PEOPLE = 12
LONG = 6
"""Bytes or letters from which equal values are no chance."""


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all", "south": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything that stood in the database at one moment."""

    tables: dict[str, Table]

    @classmethod
    def now(cls) -> "Copy":
        """A copy taken now."""
        return cls({found.name: found for found in everything()})

    def changed_since(self, earlier: "Copy") -> set[str]:
        """Tables with other rows than in an earlier copy, or the same in another order."""
        return {name for name in self.tables if self.tables[name].rows != earlier.tables[name].rows}

    def added_since(self, earlier: "Copy", name: str) -> list[tuple[object, ...]]:
        """Rows that an earlier copy did not have."""
        before = set(earlier.tables[name].rows)
        return [row for row in self.tables[name].rows if row not in before]

    def raw(self) -> Iterator[tuple[str, bytes]]:
        """Every value, with the name of its table."""
        for name, found in self.tables.items():
            for row in found.rows:
                for value in row:
                    yield name, value if isinstance(value, bytes) else str(value).encode()


def drafted(wave: Wave, token: str, place: int = 2) -> None:
    """A half-filled sheet behind a link."""
    edition = edition_of(wave.cycle)
    content = DraftContent(2, dict(list(answers_of(edition, place=place).items())[:5]), "ru")
    draft_keep(token=token, wave_id=wave.pk, content=content, size=size_for(edition))


def walked(wave: Wave, token: str, *, sends: bool) -> list[str]:
    """A respondent's way in a browser that can be recognised; what the browser was given to keep."""
    browser = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=BROWSER, HTTP_X_FORWARDED_FOR=ADDRESS)
    questionnaire = published_questionnaire(
        edition_code=wave.cycle.edition_code,
        fingerprint=wave.edition_fingerprint,
        language="ru",
        audience="staff",
        excluded=frozenset(),
    )
    browser.get(reverse("respond_start", args=[token]))
    for page in questionnaire.pages[:2]:
        address = reverse("respond_page", args=[token, page.number])
        browser.get(address)
        browser.post(address, {question.code: question.choices[-1].code for question in page.questions})
    if sends:
        assert browser.post(reverse("respond_check", args=[token])).status_code == 200
    browser.get("/s/0000-0000-0000-0000/")
    return [morsel.value for name, morsel in browser.cookies.items() if name != "django_language" and morsel.value]


def pieces(value: object) -> set[bytes]:
    """A value as bytes, once as it is and once read as hexadecimal digits; nothing where it is short."""
    raw = value if isinstance(value, bytes) else str(value).replace("-", "").encode()
    try:
        spelled = {raw, bytes.fromhex(raw.decode())}
    except ValueError:
        spelled = {raw}
    return {piece for piece in spelled if len(piece) >= LONG}


def values_of(name: str) -> set[bytes]:
    """Everything long enough to be recognised that stands in a table, without what it shares with whole waves."""
    found = table(name)
    kept = [place for place, column in enumerate(found.columns) if column not in ("group", "batch", "state")]
    return {piece for row in found.rows for place in kept for piece in pieces(row[place])}


def nothing(_: Wave) -> None:
    """The wave goes on."""


def rewritten(wave: Wave) -> None:
    assert traces_rewrite(wave_id=wave.pk) > 0


def closed(wave: Wave) -> None:
    wave_close(wave=wave, now=NOW)


def scored(wave: Wave) -> None:
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)


def rescored(wave: Wave) -> None:
    scored(wave)
    wave_rescore(wave_id=wave.pk, now=NOW)


MOMENTS = pytest.mark.parametrize("then", [nothing, rewritten, closed, scored, rescored], ids=lambda do: do.__name__)


@MOMENTS
def test_neither_address_nor_browser_nor_cookie_stands_in_the_database(
    wave: Wave, units: dict[str, Unit], then: Callable[[Wave], None]
) -> None:
    sheets_in(wave, units["north"], places=[3] * PEOPLE)
    one, other = tokens_of(wave, units["north"], count=2)
    needles = [*walked(wave, one, sends=True), *walked(wave, other, sends=False), ADDRESS, BROWSER, "Telltale"]
    then(wave)

    found = list(Copy.now().raw())
    assert len(needles) > 4
    assert not [(name, needle) for needle in needles for name, raw in found if needle.encode() in raw]


@MOMENTS
def test_marks_sheets_and_drafts_have_no_long_value_in_common(
    wave: Wave, units: dict[str, Unit], then: Callable[[Wave], None]
) -> None:
    tokens = tokens_of(wave, units["north"], count=PEOPLE + 4)
    for place, token in enumerate(tokens[:-2]):
        drafted(wave, token, place % 5)
        if place < PEOPLE:
            sheet_accept(token=token, answers=answers_of(edition_of(wave.cycle), place=place % 5))
    then(wave)

    found = {name: values_of(name) for name in (MARKS, SHEETS, DRAFTS, PACKS, RECEIPTS)}
    assert found[MARKS]
    assert not [(one, other) for one in found for other in found if one < other and found[one] & found[other]]


@MOMENTS
def test_no_run_of_bytes_of_a_link_or_a_receipt_is_in_any_other_table(
    wave: Wave, units: dict[str, Unit], then: Callable[[Wave], None]
) -> None:
    tokens = tokens_of(wave, units["north"], count=PEOPLE)
    codes = {token: sheet_accept(token=token, answers=answers_of(edition_of(wave.cycle))) for token in tokens}
    then(wave)

    for name, raw in Copy.now().raw():
        for token, code in codes.items():
            link, receipt = bytes.fromhex(token_hash(token, secret=SECRET)), receipt_hash(code, secret=SECRET)
            assert name == MARKS or link not in raw
            assert name == MARKS or link.hex().encode() not in raw
            assert name in (SHEETS, RECEIPTS) or receipt not in raw
            assert receipt.hex().encode() not in raw


def test_keeping_a_draft_leaves_every_other_table_as_it_was(wave: Wave, units: dict[str, Unit]) -> None:
    tokens = tokens_of(wave, units["north"], count=3)
    system = ("xmin",) if connection.vendor == "postgresql" else ()
    marks = table(MARKS, *system)
    before = Copy.now()

    for token in reversed(tokens):
        drafted(wave, token)

    assert Copy.now().changed_since(before) == {DRAFTS}
    assert table(MARKS, *system).rows == marks.rows


def test_reading_pages_leaves_the_whole_database_as_it_was(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]
    before = Copy.now()

    browser = Client(REMOTE_ADDR=ADDRESS)
    for address in (reverse("respond_start", args=[token]), reverse("respond_page", args=[token, 1])):
        assert browser.get(address).status_code == 200

    assert Copy.now().changed_since(before) == set()


def test_sending_touches_mark_sheet_and_draft_and_no_other_table(wave: Wave, units: dict[str, Unit]) -> None:
    token, other = tokens_of(wave, units["north"], count=2)
    drafted(wave, token)
    drafted(wave, other)
    before = Copy.now()

    sheet_accept(token=token, answers={})

    after = Copy.now()
    assert after.changed_since(before) == {MARKS, SHEETS, DRAFTS}
    assert len(after.added_since(before, MARKS)) == len(after.added_since(before, SHEETS)) == 1
    assert after.added_since(before, DRAFTS) == []
    assert len(after.tables[DRAFTS].rows) == 1


def test_two_copies_taken_around_one_sheet_tell_it_as_the_documents_say(wave: Wave, units: dict[str, Unit]) -> None:
    # So that nobody believes otherwise: see «Copies» in docs/anonymity.md.
    tokens = tokens_of(wave, units["north"], count=2)
    before = Copy.now()
    sheet_accept(token=tokens[1], answers={"A1.a": "3"})
    after = Copy.now()

    (mark,), (sheet,) = after.added_since(before, MARKS), after.added_since(before, SHEETS)
    assert token_hash(tokens[1], secret=SECRET) in mark
    assert any(isinstance(value, bytes) and 4 in value for value in sheet)


def test_after_rewriting_two_copies_show_only_that_everything_of_the_unit_is_new(
    wave: Wave, units: dict[str, Unit]
) -> None:
    sheets_in(wave, units["north"], places=[place % 5 for place in range(PEOPLE)])
    before = Copy.now()
    rewritten(wave)
    after = Copy.now()

    assert after.changed_since(before) == {MARKS, SHEETS}
    assert len(after.added_since(before, SHEETS)) == len(after.added_since(before, MARKS)) == PEOPLE


def test_withdrawing_takes_one_sheet_and_leaves_no_trace_at_any_link(wave: Wave, units: dict[str, Unit]) -> None:
    receipts = sheets_in(wave, units["north"], places=[1, 2, 3, 4] * 3)
    rewritten(wave)
    system = ("xmin",) if connection.vendor == "postgresql" else ()
    marks, before = table(MARKS, *system), Copy.now()

    response_withdraw(receipt=receipts[5])

    after = Copy.now()
    assert after.changed_since(before) == {SHEETS}
    assert len(after.tables[SHEETS].rows) == PEOPLE - 1
    assert after.added_since(before, SHEETS) == []
    assert table(MARKS, *system).rows == marks.rows


def test_a_draft_that_came_after_sending_is_none(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]
    drafted(wave, token)
    sheet_accept(token=token, answers={})

    assert draft_open(token=token) is None
    assert table(DRAFTS).rows == ()


def test_closing_rewrites_marks_that_had_too_few_to_hide_among(wave: Wave, units: dict[str, Unit]) -> None:
    tokens = tokens_of(wave, units["north"], count=PEOPLE // 2)
    for place, token in enumerate(tokens):
        sheet_accept(token=token, answers=answers_of(edition_of(wave.cycle), place=place % 5))
    assert traces_rewrite(wave_id=wave.pk) == 0
    arrived = [token_hash(token, secret=SECRET) for token in tokens]
    keys = set(table(MARKS).column("id"))

    scored(wave)

    marks = table(MARKS)
    assert sorted(map(str, marks.column("token_hash"))) == sorted(arrived)
    assert not keys & set(marks.column("id"))
    assert all(marks.column("settled"))


def orders_after_closing(wave: Wave, unit: Unit) -> tuple[list[int], list[int], list[int]]:
    """Places of arrival of forty sheets in the order in which marks, receipts and packed sheets stand at the end."""
    edition, sent = edition_of(wave.cycle), []
    for place, token in enumerate(tokens_of(wave, unit, count=40)):
        answers = {item.code: "4" for bit, item in enumerate(edition.items_for("staff")[:6]) if place >> bit & 1}
        code = sheet_accept(token=token, answers=answers)
        sheet = b"".join(bytes(row) for row in table(SHEETS).column("answers")[-1:])  # type: ignore[call-overload]
        sent.append((token_hash(token, secret=SECRET), receipt_hash(code, secret=SECRET), sheet))
    scored(wave)
    links, receipts, sheets = ([one[place] for one in sent] for place in range(3))
    marks = [links.index(str(found)) for found in table(MARKS).column("token_hash")]
    digests = b"".join(bytes(run) for run in table(RECEIPTS).column("digests"))  # type: ignore[call-overload]
    pack = b"".join(bytes(one) for one in table(PACKS).column("answers"))  # type: ignore[call-overload]
    width = len(edition.items)
    return (
        marks,
        [receipts.index(digests[at : at + 32]) for at in range(0, len(digests), 32)],
        [sheets.index(pack[at : at + width]) for at in range(0, len(pack), width)],
    )


def test_after_closing_marks_and_packs_stand_in_orders_that_do_not_agree(wave: Wave, units: dict[str, Unit]) -> None:
    marks, receipts, packed = orders_after_closing(wave, units["north"])

    arrival = list(range(40))
    assert sorted(marks) == sorted(receipts) == sorted(packed) == arrival
    for one, other in ((marks, arrival), (packed, arrival), (marks, packed), (marks, receipts), (packed, receipts)):
        assert not agreeing(one, other)


def test_after_closing_receipts_do_not_stand_as_they_arrived(wave: Wave, units: dict[str, Unit]) -> None:
    assert not agreeing(orders_after_closing(wave, units["north"])[1], list(range(40)))


def agreeing(one: list[int], other: list[int]) -> bool:
    """Whether two orders of forty agree, or one runs against the other, by more than chance: Kendall's rule."""
    ranks = {value: place for place, value in enumerate(other)}
    order = [ranks[value] for value in one]
    pairs = [(first, later) for place, later in enumerate(order) for first in order[:place]]
    tau = sum(1 if first < later else -1 for first, later in pairs) / len(pairs)
    # Under chance tau has a standard deviation of 0.11 among forty; 0.7 is beyond six of them.
    return abs(tau) > 0.7


def test_after_closing_marks_of_a_unit_share_one_transaction(wave: Wave, units: dict[str, Unit]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL keeps the number of the transaction with a row")
    sheets_in(wave, units["north"], places=[3] * PEOPLE)
    rewritten(wave)
    sheets_in(wave, units["south"], places=[3] * 2)
    sheets_in(wave, units["north"], places=[3])

    scored(wave)

    marks = table(MARKS, "xmin")
    used = [
        row
        for row in zip(marks.column("unit_id"), marks.column("xmin"), marks.column("state"), strict=True)
        if row[2] == "USED"
    ]
    assert len({(unit, number) for unit, number, _ in used}) == 2
    for name in (PACKS, RECEIPTS):
        assert len(set(table(name, "xmin").column("xmin"))) == 1
