"""The respondent's way up to the check: start, one practice a page, leaving and coming back."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from surveys.drafts.seal import DraftContent
from surveys.drafts.services import draft_keep
from surveys.instrument.forms import SheetForm
from surveys.instrument.pages import Page
from surveys.views.practice import faulty_page, practice_page
from surveys.views.replies import remember_language
from surveys.views.visits import Visit, by_link


@require_safe
@by_link
def respond_start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who asks, why, how long, what is promised."""
    context = {
        "visit": visit,
        "purpose": visit.texts["edition/purpose"],
        "audience": visit.texts[f"audiences/{visit.group}/name"],
        "promise": visit.promise,
        "threshold": visit.wave.promise["thresholds"][visit.group],
        "go_on": visit.address(visit.stopped_at),
    }
    return render(request, "surveys/respond/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def respond_page(request: HttpRequest, visit: Visit, page: int) -> HttpResponse:
    """One practice; what is chosen is kept whichever button leads on."""
    current = visit.questionnaire.page(page)
    if current is None:
        return redirect(visit.address(page))
    to_check = request.GET.get("to") == "check"
    if request.method != "POST":
        return practice_page(request, visit, current, to_check=to_check)
    form = SheetForm(request.POST, questions=current.questions)
    if not form.is_valid():
        return faulty_page(request, visit, current, form=form, to_check=to_check)
    return _kept(request, visit, current, form.answers())


@require_safe
@by_link
def respond_pause(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything is kept; how to come back."""
    return render(request, "surveys/respond/paused.html", {"visit": visit, "go_on": visit.address(visit.stopped_at)})


def _kept(request: HttpRequest, visit: Visit, page: Page, chosen: Mapping[str, str]) -> HttpResponse:
    """Seals the draft with this page's answers in place of the earlier ones, and leads on."""
    here = {question.code for question in page.questions}
    answers = {code: answer for code, answer in visit.answers.items() if code not in here} | dict(chosen)
    answers.pop(request.POST.get("clear", ""), None)
    language = request.POST.get("language", "")
    language = language if language in dict(settings.LANGUAGES) else visit.language
    number, goal = _next(request, visit, page)
    draft_keep(
        token=visit.token,
        wave_id=visit.wave.pk,
        content=DraftContent(page=number, answers=answers, language=language),
        size=visit.wave.draft_size,
    )
    # An address, not a name: `redirect` would look for a view of that name first.
    return remember_language(HttpResponseRedirect(goal), request.POST.get("language", ""))


def _next(request: HttpRequest, visit: Visit, page: Page) -> tuple[int, str]:
    """The page to go on from another time, and the address this request leads to."""
    if "clear" in request.POST or "language" in request.POST:
        return page.number, request.get_full_path()
    then = request.POST.get("then")
    if then == "leave":
        return page.number, reverse("respond_pause", args=[visit.token])
    if request.GET.get("to") == "check":
        return visit.stopped_at, reverse("respond_check", args=[visit.token])
    number = page.number - 1 if then == "previous" else page.number + 1
    return max(number, 1), visit.address(number)
