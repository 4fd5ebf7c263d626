"""The end of the respondent's way: all answers on one page, sending them, and the receipt afterwards."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from surveys.instrument.pages import Page
from surveys.intake import (
    ReceiptUnknown,
    Standing,
    WithdrawalClosed,
    receipt_offer,
    receipt_offered,
    receipt_standing,
    response_withdraw,
    sheet_accept,
)
from surveys.views.forms import CodeForm
from surveys.views.refusals import SLOW
from surveys.views.replies import private
from surveys.views.throttle import failure_counted
from surveys.views.visits import Visit, by_link, visit_past


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One answer as it is read before sending; `text` is the question where its page has several."""

    code: str
    page: int
    title: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class CheckedSection:
    """The answers of one section."""

    name: str
    lines: tuple[CheckedLine, ...]


def sent_before(request: HttpRequest, token: str) -> HttpResponse | None:
    """The receipt once more for a form that was sent twice; None unless the form carries the receipt that is counted.

    Nothing leads from the link to the receipt: the browser holds both, and what it says is only confirmed.
    """
    code = receipt_offered(token=token, offer=request.POST.get("receipt", ""))
    standing = receipt_standing(receipt=code)
    if standing is Standing.COUNTED:
        return _counted(request, visit_past(request, token), code)
    return _known(request, code) if standing is Standing.SEALED else None


@sensitive_post_parameters("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@partial(by_link, used=sent_before)
def respond_check(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All answers; sending them is answered with the receipt, however often the same form is sent."""
    is_empty = request.method == "POST"
    if is_empty and visit.answers:
        offer = request.POST.get("receipt", "")
        return _counted(request, visit, sheet_accept(token=visit.token, answers=visit.answers, offer=offer))
    # The first of two clicks may have taken the draft away after the second found the link unused.
    if is_empty and (again := sent_before(request, visit.token)):
        return again
    missing = [page for page in visit.questionnaire.pages if any(q.code not in visit.answers for q in page.questions)]
    sections = [CheckedSection(pages[0].section_name, _lines(visit, pages)) for pages in visit.questionnaire.sections]
    context = {
        "visit": visit,
        "sections": sections,
        "missing": missing,
        "unanswered": visit.length - visit.answered,
        "is_empty": is_empty,
        "offer": receipt_offer(token=visit.token),
    }
    return render(request, "surveys/respond/check.html", context, status=422 if is_empty else 200)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Whether a sheet is counted, by its receipt; and, after one more question, its withdrawal."""
    form = CodeForm(request.POST or None, label=_("Receipt"), button=_("Check"))
    if form.is_valid():
        return private(_by_receipt(request, form, form.cleaned_data["code"]))
    status = 422 if form.errors else 200
    return private(render(request, "surveys/respond/receipt.html", {"form": form}, status=status))


def _counted(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    context = {"visit": visit, "receipt": code, "promise": visit.promise}
    return render(request, "surveys/respond/done.html", context)


def _lines(visit: Visit, pages: tuple[Page, ...]) -> tuple[CheckedLine, ...]:
    return tuple(
        CheckedLine(
            code=question.code,
            page=page.number,
            title=page.title,
            text=question.text if len(page.questions) > 1 else "",
            answer=question.words(visit.answers.get(question.code, "")),
        )
        for page in pages
        for question in page.questions
    )


def _by_receipt(request: HttpRequest, form: CodeForm, code: str) -> HttpResponse:
    step = request.POST.get("step")
    if step == "withdraw":
        # Where it was closed or withdrawn meanwhile, the page below says how things stand now.
        with suppress(ReceiptUnknown, WithdrawalClosed):
            response_withdraw(receipt=code)
            return render(request, "surveys/respond/receipt_gone.html")
    standing = receipt_standing(receipt=code)
    if standing is Standing.UNKNOWN:
        is_slow = failure_counted(request)
        form.add_error("code", str(SLOW.words) if is_slow else _("No counted questionnaire has this receipt."))
        return render(request, "surveys/respond/receipt.html", {"form": form}, status=429 if is_slow else 404)
    may_withdraw = standing is Standing.COUNTED
    return _known(request, code, may_withdraw=may_withdraw, is_withdrawing=may_withdraw and step == "confirm")


def _known(
    request: HttpRequest, code: str, *, may_withdraw: bool = False, is_withdrawing: bool = False
) -> HttpResponse:
    context = {"receipt": code, "may_withdraw": may_withdraw, "is_withdrawing": is_withdrawing}
    return render(request, "surveys/respond/receipt_known.html", context)
