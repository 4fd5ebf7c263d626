"""The page of one practice, laid out once and filled for each respondent.

Thousands of people look at the same thirty pages. All that differs between them are the answers chosen, the mark of
what is saved, and the seal against forged forms; templates are too slow to say the rest anew each time.
"""

from functools import lru_cache

from crispy_forms.utils import render_crispy_form
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from surveys.instrument.forms import SheetForm, cards
from surveys.instrument.pages import Page, Questionnaire
from surveys.views.replies import other_languages
from surveys.views.visits import Visit

_SEAL, _CARDS, _SAVED = (f"\ue000{place}\ue000" for place in ("seal", "cards", "saved"))
"""Places to be filled, in letters that no text has: Unicode leaves them for private use."""


def practice_page(request: HttpRequest, visit: Visit, page: Page, *, to_check: bool) -> HttpResponse:
    """The page with the answers kept so far; `to_check` leads back to all answers instead of on."""
    laid_out = _laid_out(questionnaire=visit.questionnaire, page=page, language=visit.language, to_check=to_check)
    saved = render_to_string("surveys/respond/_saved.html", {"visit": visit}) if visit.answers else ""
    filled = laid_out.replace(_SEAL, get_token(request)).replace(_SAVED, saved)
    return HttpResponse(filled.replace(_CARDS, cards(page=page, answers=visit.answers)))


def faulty_page(request: HttpRequest, visit: Visit, page: Page, *, form: SheetForm, to_check: bool) -> HttpResponse:
    """The page with what was posted and the faults in it; nothing of it was kept."""
    context = _context(visit.questionnaire, page, visit.language)
    context |= {"to_check": to_check, "cards": render_crispy_form(form), "faults": list(form.errors)}
    return render(request, "surveys/respond/practice.html", context, status=422)


@lru_cache(maxsize=4096)
def _laid_out(*, questionnaire: Questionnaire, page: Page, language: str, to_check: bool) -> str:
    context = _context(questionnaire, page, language)
    context |= {"to_check": to_check, "csrf_token": _SEAL, "cards": _CARDS, "saved": _SAVED}
    return render_to_string("surveys/respond/practice.html", context)


def _context(questionnaire: Questionnaire, page: Page, language: str) -> dict[str, object]:
    return {
        "questionnaire": questionnaire,
        "page": page,
        "minutes": questionnaire.minutes(since=page.number),
        "others": other_languages(language),
    }
