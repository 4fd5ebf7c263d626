"""Whoever has the whole database cannot tell which link brought which sheet."""

import hashlib

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection

from assessment.models import Unit
from assessment.selectors import edition_of
from surveys.aggregation import wave_score
from surveys.codes import MalformedCode
from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent, SealBroken, opened, size_for
from surveys.drafts.services import draft_keep
from surveys.frame.models import Invitation
from surveys.frame.tokens import token_hash, token_normal
from surveys.intake import receipt_offer, sheet_accept, traces_rewrite
from surveys.waves.models import Wave
from surveys.waves.services import wave_close
from tests.anonymity.clicks import click, forms_of
from tests.anonymity.dump import everything, table
from tests.factories.assessment import agency_of, cycle_of, units_of
from tests.factories.surveys import NOW, open_wave, tokens_of

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 24
SECRET = "of-the-tests-only"


@pytest.fixture
def units() -> dict[str, Unit]:
    return units_of(agency_of(), {"north": "all"})


@pytest.fixture
def wave(units: dict[str, Unit]) -> Wave:
    return open_wave(cycle_of(units["all"].agency))


@pytest.fixture
def sent(wave: Wave, units: dict[str, Unit]) -> list[tuple[str, bytes, str]]:
    """For each sheet in order of arrival: the hash of its link, its bytes, its receipt. Every sheet is another."""
    edition = edition_of(wave.cycle)
    items = edition.items_for("staff")
    arrived = []
    for place, token in enumerate(tokens_of(wave, units["north"], count=PEOPLE)):
        answers = {items[bit].code: "4" for bit in range(5) if place >> bit & 1} | {items[9].code: "0"}
        draft_keep(token=token, wave_id=wave.pk, content=DraftContent(1, answers, "ru"), size=size_for(edition))
        receipt = sheet_accept(token=token, answers=answers)
        places = {item.code: at for at, item in enumerate(edition.items)}
        sheet = bytearray(len(edition.items))
        for code, answer in answers.items():
            sheet[places[code]] = int(answer) + 1
        arrived.append((token_hash(token, secret=SECRET), bytes(sheet), receipt))
    return arrived


def orders(sent: list[tuple[str, bytes, str]]) -> tuple[list[int], list[int]]:
    """Places of arrival, in the order in which marks and sheets stand on the disk."""
    by_hash = {token: place for place, (token, _, _) in enumerate(sent)}
    by_sheet = {sheet: place for place, (_, sheet, _) in enumerate(sent)}
    marks = [by_hash[str(token)] for token in table("surveys_invitation").column("token_hash")]
    sheets = [by_sheet[bytes(sheet)] for sheet in table("surveys_response").column("answers")]  # type: ignore[call-overload]
    return marks, sheets


def test_before_rewriting_arrival_can_be_seen_as_the_documents_say(
    wave: Wave, sent: list[tuple[str, bytes, str]]
) -> None:
    _, sheets = orders(sent)

    assert sheets == list(range(PEOPLE))
    assert not any(table("surveys_response").column("settled"))


def test_after_rewriting_neither_marks_nor_sheets_stand_as_they_arrived(
    wave: Wave, sent: list[tuple[str, bytes, str]]
) -> None:
    assert traces_rewrite(wave_id=wave.pk) == PEOPLE

    marks, sheets = orders(sent)
    arrival = list(range(PEOPLE))
    assert sorted(marks) == sorted(sheets) == arrival
    assert marks != arrival
    assert sheets != arrival
    assert marks != sheets


def test_after_rewriting_keys_tell_no_order(wave: Wave, sent: list[tuple[str, bytes, str]]) -> None:
    traces_rewrite(wave_id=wave.pk)

    for name, key in (("surveys_invitation", "id"), ("surveys_response", "key")):
        keys = [str(value) for value in table(name).column(key)]
        assert len(set(keys)) == PEOPLE
        assert keys != sorted(keys)


def test_after_rewriting_all_sheets_and_marks_of_the_unit_share_one_transaction(
    wave: Wave, units: dict[str, Unit], sent: list[tuple[str, bytes, str]]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL keeps the number of the transaction with a row")
    before = [set(table(name, "xmin").column("xmin")) for name in ("surveys_response", "surveys_invitation")]
    assert before[0] == before[1]
    assert len(before[0]) == PEOPLE

    traces_rewrite(wave_id=wave.pk)

    assert len({*table("surveys_response", "xmin").column("xmin")}) == 1
    assert len({*table("surveys_invitation", "xmin").column("xmin")}) == 1


def test_no_value_of_a_sheet_stands_in_any_other_table(wave: Wave, sent: list[tuple[str, bytes, str]]) -> None:
    traces_rewrite(wave_id=wave.pk)
    sheets = table("surveys_response")
    own = {value for name in ("key", "receipt_hash", "answers") for value in sheets.column(name)}
    spelled = {value.hex() for value in own if isinstance(value, bytes)} | {str(value) for value in own}

    for other in everything():
        if other.name != sheets.name:
            for row in other.rows:
                assert not own & {value for value in row if isinstance(value, bytes | str)}, other.name
                assert not spelled & {str(value) for value in row}, other.name


def test_marks_and_sheets_agree_on_nothing_but_wave_unit_and_group(
    wave: Wave, sent: list[tuple[str, bytes, str]]
) -> None:
    traces_rewrite(wave_id=wave.pk)
    marks, sheets = table("surveys_invitation"), table("surveys_response")

    of_marks = {column: set(map(str, marks.column(column))) for column in marks.columns}
    of_sheets = {column: set(map(str, sheets.column(column))) for column in sheets.columns}
    shared = {
        (one, other) for one, values in of_marks.items() for other, others in of_sheets.items() if values & others
    }
    telling = {(one, other) for one, other in shared if len(of_marks[one]) > 1 or len(of_sheets[other]) > 1}
    assert telling == set()


def test_neither_token_nor_receipt_stands_anywhere(
    wave: Wave, units: dict[str, Unit], sent: list[tuple[str, bytes, str]]
) -> None:
    token = tokens_of(wave, units["north"])[0]
    codes = [token, *(receipt for _, _, receipt in sent)]
    secret = {spelling.encode() for code in codes for spelling in (code, code.replace("-", ""))}

    for found in everything():
        for row in found.rows:
            for value in row:
                raw = value if isinstance(value, bytes) else str(value).encode()
                assert not any(code in raw for code in secret), found.name


def test_a_receipt_is_not_derived_from_the_link(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]
    receipt = sheet_accept(token=token, answers={})
    stored = bytes(table("surveys_response").column("receipt_hash")[0])  # type: ignore[call-overload]

    tried = {token_normal(token), token.replace("-", ""), token_hash(token, secret=SECRET)}
    assert receipt not in tried
    assert not any(hashlib.sha256(word.encode()).digest() == stored for word in tried)
    assert bytes.fromhex(token_hash(token, secret=SECRET)) != stored


def test_an_offered_receipt_is_not_derived_from_the_link_and_stands_nowhere_before_it_is_sent(
    wave: Wave, units: dict[str, Unit]
) -> None:
    token = tokens_of(wave, units["north"])[0]
    before = everything()
    offers = {receipt_offer(token=token) for _ in range(10)}

    assert everything() == before
    assert len({offer.partition(".")[0] for offer in offers}) == 10


def test_a_form_sent_twice_leaves_what_a_form_sent_once_leaves(wave: Wave, units: dict[str, Unit]) -> None:
    ((token, offer),) = forms_of(wave, tokens_of(wave, units["north"]))
    shown = click(token, offer)
    once = everything()

    again = click(token, offer)

    assert again == shown == offer.partition(".")[0]
    assert everything() == once
    for found in once:
        for value in (value for row in found.rows for value in row):
            raw = value if isinstance(value, bytes) else str(value).encode()
            assert not any(part.encode() in raw for part in (shown, shown.replace("-", ""), offer.partition(".")[2]))


def test_the_list_of_links_and_the_server_itself_do_not_tell_the_receipt_of_a_link(
    wave: Wave, units: dict[str, Unit]
) -> None:
    token = tokens_of(wave, units["north"])[0]
    (form,) = forms_of(wave, [token])
    onlookers = [receipt_offer(token=token) for _ in range(10)]
    shown = click(*form)

    # Whoever has the link may ask for offers as often as he likes, before and after: none is the one that was sent.
    later = [receipt_offer(token=token) for _ in range(10)]
    assert shown not in {offer.partition(".")[0] for offer in (*onlookers, *later)}
    assert {click(token, offer) for offer in (*onlookers, *later)} == {"410"}


def test_the_database_alone_cannot_open_a_draft(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]
    draft_keep(token=token, wave_id=wave.pk, content=DraftContent(3, {"A1.a": "2"}, "ru"), size=256)
    seal = bytes(Draft.objects.get().sealed)
    values = {value for found in everything() for row in found.rows for value in row if value is not None}

    assert b"A1.a" not in seal
    for value in values:
        raw = value if isinstance(value, bytes) else str(value).encode()
        for key in {raw[:32], _unhexed(raw)[:32], hashlib.sha256(raw).digest()}:
            if len(key) == 32:
                with pytest.raises(InvalidTag):
                    AESGCM(key).decrypt(seal[:12], seal[12:], bytes(Draft.objects.get().locator))
        with pytest.raises((SealBroken, MalformedCode)):
            opened(str(value), seal)


def test_a_draft_and_its_invitation_have_no_value_in_common(wave: Wave, units: dict[str, Unit]) -> None:
    token = tokens_of(wave, units["north"])[0]
    draft_keep(token=token, wave_id=wave.pk, content=DraftContent(3, {}, "ru"), size=256)
    invitation, draft = Invitation.objects.get(), Draft.objects.get()

    assert bytes(draft.locator).hex() != invitation.token_hash
    assert hashlib.sha256(bytes.fromhex(invitation.token_hash)).digest() != bytes(draft.locator)
    assert hashlib.sha256(invitation.token_hash.encode()).digest() != bytes(draft.locator)


def test_after_closing_sheets_stand_in_packs_in_another_order_and_receipts_in_their_own(
    wave: Wave, sent: list[tuple[str, bytes, str]]
) -> None:
    wave_score(wave_id=wave_close(wave=wave, now=NOW).pk, now=NOW)

    pack = bytes(table("surveys_packedsheets").column("answers")[0])  # type: ignore[call-overload]
    width = len(edition_of(wave.cycle).items)
    sheets = [pack[at : at + width] for at in range(0, len(pack), width)]
    arrived = [sheet for _, sheet, _ in sent]
    assert sorted(sheets) == sorted(arrived)
    assert sheets != arrived
    assert not table("surveys_response").rows
    assert not table("surveys_draft").rows


def _unhexed(raw: bytes) -> bytes:
    try:
        return bytes.fromhex(raw.decode())
    except ValueError:
        return raw
