"""The turnstile: one sheet for one link, all or nothing."""

import pytest

from assessment.models import Cycle
from assessment.selectors import edition_of
from surveys.drafts.models import Draft
from surveys.drafts.seal import DraftContent, size_for
from surveys.drafts.services import draft_keep
from surveys.frame.models import Invitation, PaperCount, PaperForm
from surveys.frame.paper import paper_form_new
from surveys.frame.services import (
    GroupNotAsked,
    TokenNotOpen,
    TokenRevoked,
    TokenUnknown,
    TokenUsed,
    admission_for,
    invitation_batch_revoke,
)
from surveys.intake import (
    AnswersRefused,
    BeyondHeadcount,
    PaperFormUsed,
    PaperSheet,
    SheetsUnfit,
    Standing,
    paper_sheet_type,
    paper_sheets_store,
    receipt_offer,
    receipt_offered,
    receipt_standing,
    response_withdraw,
    sheet_accept,
    sheet_preview,
    traces_rewrite,
)
from surveys.responses.models import Response
from surveys.waves.models import Wave
from surveys.waves.readiness import Terms
from surveys.waves.selectors import EditionChanged
from surveys.waves.services import UnknownUnit, WaveNotOpen, headcounts_set, wave_close
from tests.factories.assessment import agency_of, cycle_of
from tests.factories.surveys import NOW, answers_as, answers_of, draft_wave, open_wave, sheets_in, tokens_of, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle() -> Cycle:
    return cycle_of(agency_of())


@pytest.fixture
def wave(cycle: Cycle) -> Wave:
    return open_wave(cycle)


def link(wave: Wave, **terms: str) -> str:
    return tokens_of(wave, wave.cycle.agency.units.get(), **terms)[0]  # type: ignore[arg-type]


def test_a_sheet_is_stored_for_the_unit_and_group_of_its_link(wave: Wave) -> None:
    edition = edition_of(wave.cycle)
    answers = answers_of(edition, group="leaders", place=3)
    unit = wave.cycle.agency.units.get()

    sheet_accept(token=link(wave, group="leaders"), answers=answers)

    sheet = Response.objects.get()
    assert (sheet.wave_id, sheet.unit_id, sheet.group) == (wave.pk, unit.pk, "leaders")
    assert bytes(sheet.answers) == answers_as(edition, answers)


def test_a_link_is_used_up_by_its_sheet(wave: Wave) -> None:
    token = link(wave)
    sheet_accept(token=token, answers={})

    with pytest.raises(TokenUsed):
        sheet_accept(token=token, answers={})

    assert Response.objects.count() == 1
    assert Invitation.objects.get().state == Invitation.State.USED
    with pytest.raises(TokenUsed):
        admission_for(token=token)


def test_a_sheet_has_the_receipt_that_its_form_offered(wave: Wave) -> None:
    token = link(wave)
    offer = receipt_offer(token=token)

    receipt = sheet_accept(token=token.lower(), answers={}, offer=offer)

    assert receipt == receipt_offered(token=token, offer=offer) == offer.partition(".")[0]
    assert receipt_standing(receipt=receipt) == Standing.COUNTED


def test_every_offer_is_another_and_good_for_its_own_link_alone(wave: Wave) -> None:
    mine, other = tokens_of(wave, wave.cycle.agency.units.get(), count=2)
    offers = [receipt_offer(token=mine) for _ in range(20)]

    assert len({receipt_offered(token=mine, offer=offer) for offer in offers}) == 20
    assert {receipt_offered(token=other, offer=offer) for offer in offers} == {""}


FORGED = ["", ".", "0000-0000-0000-0000", f"0000-0000-0000-0000.{'0' * 64}", "nonsense.nonsense", "Ж.Ж"]


@pytest.mark.parametrize("offer", FORGED)
def test_a_forged_offer_is_worth_nothing_and_the_sheet_gets_a_receipt_of_its_own(wave: Wave, offer: str) -> None:
    token = link(wave)
    assert receipt_offered(token=token, offer=offer) == ""

    receipt = sheet_accept(token=token, answers={}, offer=offer)

    assert receipt not in (offer, "0000-0000-0000-0000")
    assert receipt_standing(receipt=receipt) == Standing.COUNTED


def test_an_offer_is_nothing_to_what_is_no_link(wave: Wave) -> None:
    assert receipt_offered(token="nonsense", offer=receipt_offer(token=link(wave))) == ""


def test_a_sheet_destroys_the_draft_of_its_link_and_no_other(wave: Wave) -> None:
    tokens = tokens_of(wave, wave.cycle.agency.units.get(), count=2)
    size = size_for(edition_of(wave.cycle))
    for token in tokens:
        draft_keep(token=token, wave_id=wave.pk, content=DraftContent(1, {}, "ru"), size=size)

    sheet_accept(token=tokens[0], answers={})

    assert Draft.objects.count() == 1


def test_refused_answers_leave_link_and_draft_as_they_were(wave: Wave) -> None:
    token = link(wave)
    draft_keep(token=token, wave_id=wave.pk, content=DraftContent(1, {}, "ru"), size=64)

    with pytest.raises(AnswersRefused) as refusal:
        sheet_accept(token=token, answers={"Z9.z": "1"})

    assert [one.item for one in refusal.value.refused] == ["Z9.z"]
    assert admission_for(token=token).group == "staff"
    assert Draft.objects.exists()
    assert not Response.objects.exists()


@pytest.mark.parametrize("typed", ["", "nonsense", "0000-0000-0000-0000"])
def test_what_is_no_link_lets_nobody_in(wave: Wave, typed: str) -> None:
    with pytest.raises(TokenUnknown):
        sheet_accept(token=typed, answers={})


def test_a_revoked_link_lets_nobody_in(wave: Wave) -> None:
    token = link(wave)
    invitation_batch_revoke(wave=wave, batch=Invitation.objects.get().batch)

    with pytest.raises(TokenRevoked):
        sheet_accept(token=token, answers={})


def test_a_closed_wave_takes_no_sheet_and_the_link_stays_unused(wave: Wave) -> None:
    token = link(wave)
    wave_close(wave=wave, now=NOW)

    with pytest.raises(TokenNotOpen) as refusal:
        sheet_accept(token=token, answers={})

    assert refusal.value.state == Wave.State.CLOSED
    assert Invitation.objects.get().state == Invitation.State.ISSUED


def test_a_wave_in_preparation_takes_no_sheet(cycle: Cycle) -> None:
    token = link(draft_wave(cycle))

    with pytest.raises(TokenNotOpen) as refusal:
        admission_for(token=token)

    assert refusal.value.state == Wave.State.DRAFT


def test_no_sheet_is_read_by_another_edition_than_the_one_pinned(wave: Wave) -> None:
    token = link(wave)
    with unguarded():
        Wave.objects.update(edition_fingerprint="0" * 64)

    with pytest.raises(EditionChanged):
        sheet_accept(token=token, answers={})

    assert not Response.objects.exists()


def test_a_preview_parts_the_questionnaire_into_answered_and_skipped(wave: Wave) -> None:
    edition = edition_of(wave.cycle)
    asked = [item.code for item in edition.items_for("staff")]

    preview = sheet_preview(edition=edition, group="staff", answers={asked[1]: "dk", asked[0]: ""})

    assert preview.answered == (asked[1],)
    assert preview.skipped == (asked[0], *asked[2:])


def test_a_preview_refuses_what_the_intake_would_refuse(wave: Wave) -> None:
    with pytest.raises(AnswersRefused):
        sheet_preview(edition=edition_of(wave.cycle), group="staff", answers={"Z9.z": "1"})


def test_traces_wait_until_there_are_enough_to_hide_among(wave: Wave) -> None:
    unit = wave.cycle.agency.units.get()
    sheets_in(wave, unit, places=[1] * 9)

    assert traces_rewrite(wave_id=wave.pk) == 0
    assert Response.objects.filter(settled=False).count() == 9

    sheets_in(wave, unit, places=[2])
    assert traces_rewrite(wave_id=wave.pk) == 10
    assert not Response.objects.filter(settled=False).exists()
    assert not Invitation.objects.filter(settled=False).exists()
    assert traces_rewrite(wave_id=wave.pk) == 0


def test_traces_wait_for_as_many_as_the_largest_threshold(cycle: Cycle) -> None:
    wave = open_wave(cycle, terms=[Terms("staff", 12), Terms("leaders", 5, "nine leaders")])
    sheets_in(wave, cycle.agency.units.get(), places=[1] * 11)

    assert traces_rewrite(wave_id=wave.pk) == 0


def test_traces_are_rewritten_also_where_the_promise_no_longer_fits_its_seal(
    wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets_in(wave, wave.cycle.agency.units.get(), places=[1] * 10)
    monkeypatch.setattr("surveys.waves.selectors.secrets_in_use", lambda: ("another",))

    assert traces_rewrite(wave_id=wave.pk) == 10


def test_traces_of_a_closed_wave_are_left_to_the_sealing(wave: Wave) -> None:
    sheets_in(wave, wave.cycle.agency.units.get(), places=[1] * 10)
    wave_close(wave=wave, now=NOW)

    assert traces_rewrite(wave_id=wave.pk) == 0


def test_receipts_stay_good_when_traces_are_rewritten(wave: Wave) -> None:
    receipts = sheets_in(wave, wave.cycle.agency.units.get(), places=[1] * 10)

    traces_rewrite(wave_id=wave.pk)

    assert {receipt_standing(receipt=receipt) for receipt in receipts} == {Standing.COUNTED}
    response_withdraw(receipt=receipts[3])
    assert receipt_standing(receipt=receipts[3]) == Standing.UNKNOWN


def on_paper(wave: Wave, count: int, **other: object) -> list[PaperSheet]:
    """Full sheets of the whole agency's staff."""
    edition = edition_of(wave.cycle)
    sheet = {"unit_id": wave.cycle.agency.units.get().pk, "group": "staff"}
    return [PaperSheet(**sheet | {"answers": answers_as(edition, answers_of(edition))} | other)] * count  # type: ignore[arg-type]


def test_sheets_on_paper_look_like_all_others(wave: Wave) -> None:
    sheets_in(wave, wave.cycle.agency.units.get(), places=[2])
    paper_sheets_store(wave=wave, sheets=on_paper(wave, 3))

    assert Response.objects.values("unit_id", "group", "answers", "settled").distinct().count() == 1
    assert PaperCount.objects.get().sheets == 3


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"unit_id": 0}, UnknownUnit),
        ({"group": "clients"}, GroupNotAsked),
        ({"answers": b"1"}, SheetsUnfit),
    ],
)
def test_one_wrong_sheet_on_paper_keeps_out_all(wave: Wave, other: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        paper_sheets_store(wave=wave, sheets=[*on_paper(wave, 2), *on_paper(wave, 1, **other)])

    assert not Response.objects.exists()
    assert not PaperCount.objects.exists()


def test_no_more_sheets_come_than_people_whether_by_link_or_on_paper(wave: Wave) -> None:
    headcounts_set(wave=wave, headcounts={("all", "staff"): 5})
    sheets_in(wave, wave.cycle.agency.units.get(), places=[1, 2])
    paper_sheets_store(wave=wave, sheets=on_paper(wave, 2))

    with pytest.raises(BeyondHeadcount) as refusal:
        paper_sheets_store(wave=wave, sheets=on_paper(wave, 2))

    assert refusal.value.excesses[0].room == 1
    assert PaperCount.objects.get().sheets == 2


def test_a_wave_that_is_not_open_takes_no_paper(cycle: Cycle, wave: Wave) -> None:
    draft = draft_wave(cycle, title="Draft")
    wave_close(wave=wave, now=NOW)

    for one in (draft, wave):
        with pytest.raises(WaveNotOpen):
            paper_sheets_store(wave=one, sheets=on_paper(one, 1))


def test_a_form_brings_one_sheet(wave: Wave) -> None:
    typed = {
        "wave": wave,
        "form": paper_form_new(wave=wave),
        "unit_id": wave.cycle.agency.units.get().pk,
        "group": "leaders",
        "answers": answers_of(edition_of(wave.cycle), group="leaders"),
    }
    paper_sheet_type(**typed)  # type: ignore[arg-type]

    with pytest.raises(PaperFormUsed):
        paper_sheet_type(**typed)  # type: ignore[arg-type]

    assert Response.objects.get().group == "leaders"
    assert not PaperForm.objects.exists()


def test_a_form_that_brought_a_refused_sheet_is_still_good(wave: Wave) -> None:
    form = paper_form_new(wave=wave)
    unit_id = wave.cycle.agency.units.get().pk

    with pytest.raises(AnswersRefused):
        paper_sheet_type(wave=wave, form=form, unit_id=unit_id, group="staff", answers={"A1.a": "7"})

    assert str(PaperForm.objects.get().pk) == form
