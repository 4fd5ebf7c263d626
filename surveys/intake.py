"""The turnstile: the only module that knows both the frame and the responses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from assessment.domain.edition import Edition
from surveys.codes import MalformedCode, code_normal, code_pledge, code_shown, is_pledged
from surveys.drafts.services import draft_destroy
from surveys.frame.marks import marks_rewrite
from surveys.frame.paper import BeyondHeadcount, PaperFormUsed, paper_count, paper_form_use
from surveys.frame.services import Admission, TokenNotOpen, token_redeem
from surveys.responses.receipts import receipt_new
from surveys.responses.rows import sheets_rewrite, unsettled
from surveys.responses.services import (
    ReceiptUnknown,
    Standing,
    WithdrawalClosed,
    receipt_standing,
    response_store,
    response_withdraw,
    responses_store,
)
from surveys.responses.sheets import (
    AnswerFault,
    AnswersRefused,
    RefusedAnswer,
    SheetsUnfit,
    answer_codes,
    sheet_vector,
    sheets_check,
)
from surveys.waves.models import Wave
from surveys.waves.selectors import largest_threshold, pinned_edition
from surveys.waves.services import WaveNotOpen, wave_hold, wave_lock

__all__ = [
    "Admission",
    "AnswerFault",
    "AnswersRefused",
    "BeyondHeadcount",
    "PaperFormUsed",
    "PaperSheet",
    "ReceiptUnknown",
    "RefusedAnswer",
    "SheetPreview",
    "SheetsUnfit",
    "Standing",
    "WithdrawalClosed",
    "answer_codes",
    "paper_sheet_type",
    "paper_sheets_store",
    "receipt_offer",
    "receipt_offered",
    "receipt_standing",
    "response_withdraw",
    "sheet_accept",
    "sheet_preview",
    "traces_rewrite",
]

_OFFER = "receipt-offer"


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """A sheet before it is sent: item codes answered and skipped, in order of the questionnaire."""

    answered: tuple[str, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet that was filled in on paper: the unit it was given in, the group, and one byte for every item."""

    unit_id: int
    group: str
    answers: bytes


@transaction.atomic
def sheet_accept(*, token: str, answers: Mapping[str, str], offer: str = "") -> str:
    """Stores one sheet for one unused link and returns its receipt code, XXXX-XXXX-XXXX-XXXX.

    Answers are option codes, `dk` or `na`, by item code; what is left out is skipped. The draft of the link goes.
    The code is the one that `receipt_offer` made for this link; without such an offer it is drawn now.
    What crosses over is the admission, nothing more. Raises TokenUnknown, TokenUsed, TokenRevoked, TokenNotOpen
    (surveys.frame.services), AnswersRefused, EditionChanged (surveys.waves.selectors); then nothing has changed.
    """
    admission = token_redeem(token=token)
    wave = wave_hold(wave_id=admission.wave_id)
    if wave.state != Wave.State.OPEN:
        raise TokenNotOpen(wave.state)
    sheet = sheet_vector(edition=pinned_edition(wave), group=admission.group, answers=answers)
    draft_destroy(token=token)
    receipt = receipt_offered(token=token, offer=offer) or receipt_new()
    response_store(
        wave_id=admission.wave_id, unit_id=admission.unit_id, group=admission.group, sheet=sheet, receipt=receipt
    )
    return receipt


@transaction.atomic
def paper_sheets_store(*, wave: Wave, sheets: Sequence[PaperSheet]) -> None:
    """Stores sheets that came on paper, without links, all or none, in random order; counts them by unit and group.

    Nothing on a stored sheet says how it came. Raises WaveNotOpen, UnknownUnit (surveys.waves.services), GroupNotAsked
    (surveys.frame.services), BeyondHeadcount, SheetsUnfit, EditionChanged (surveys.waves.selectors).
    """
    locked = wave_lock(wave_id=wave.pk)
    if locked.state != Wave.State.OPEN:
        raise WaveNotOpen(locked.state)
    edition = pinned_edition(locked)
    paper_count(wave=locked, brought=Counter((sheet.unit_id, sheet.group) for sheet in sheets))
    for group in {sheet.group for sheet in sheets}:
        sheets_check(edition=edition, group=group, sheets=(one.answers for one in sheets if one.group == group))
    responses_store(wave_id=wave.pk, sheets=((sheet.unit_id, sheet.group, sheet.answers) for sheet in sheets))


@transaction.atomic
def paper_sheet_type(*, wave: Wave, form: str, unit_id: int, group: str, answers: Mapping[str, str]) -> None:
    """Stores one sheet typed into a form (surveys.frame.paper), which is used up; answers as in `sheet_accept`.

    Raises PaperFormUsed, AnswersRefused and what `paper_sheets_store` raises; then the form is as good as before.
    """
    paper_form_use(wave=wave, form=form)
    sheet = sheet_vector(edition=pinned_edition(wave), group=group, answers=answers)
    paper_sheets_store(wave=wave, sheets=[PaperSheet(unit_id, group, sheet)])


def receipt_offer(*, token: str) -> str:
    """A receipt for a sheet not sent yet, as its form carries it: the code, and a pledge that it is this link's.

    With it a form that was sent twice is answered twice with the same receipt. It is drawn afresh at every call and
    kept nowhere but in the page, so that whoever else opens the link holds another one.
    """
    code = receipt_new()
    pledge = code_pledge(code_normal(code), to=code_normal(token), purpose=_OFFER, secret=settings.SECRET_KEY)
    return f"{code}.{pledge}"


def receipt_offered(*, token: str, offer: str) -> str:
    """The receipt code of an offer; empty unless it was made here for this link."""
    typed, _, pledge = offer.partition(".")
    try:
        code, link = code_normal(typed), code_normal(token)
    except MalformedCode:
        return ""
    return code_shown(code) if is_pledged(code, to=link, purpose=_OFFER, pledge=pledge) else ""


def sheet_preview(*, edition: Edition, group: str, answers: Mapping[str, str]) -> SheetPreview:
    """What would be stored of these answers; raises AnswersRefused."""
    sheet_vector(edition=edition, group=group, answers=answers)
    asked = [item.code for item in edition.items_for(group)]
    return SheetPreview(
        answered=tuple(code for code in asked if answers.get(code)),
        skipped=tuple(code for code in asked if not answers.get(code)),
    )


@transaction.atomic
def traces_rewrite(*, wave_id: int) -> int:
    """New sheets and new marks are rewritten in random order, once they are as many as the largest threshold.

    A sheet and the mark that came with it shared a transaction and a place in their tables; afterwards they share
    them with all others of the unit. A promise that no longer fits its seal is no reason to leave them standing.
    Returns how many sheets were new, or 0 where there are too few yet to hide among.
    """
    wave = wave_lock(wave_id=wave_id)
    fresh = unsettled(wave_id=wave_id)
    if wave.state != Wave.State.OPEN or fresh < largest_threshold(wave):
        return 0
    marks_rewrite(wave_id=wave_id)
    sheets_rewrite(wave_id=wave_id)
    return fresh
