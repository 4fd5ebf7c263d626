"""The editions of the model as their owner sees them: do they compile, and what each audience reads."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assessment import access, preview


@require_GET
@login_required
def editions(request: HttpRequest) -> HttpResponse:
    """All editions of the library with what is wrong in them."""
    access.method_owner_or_404(request.user)
    return render(request, "assessment/editions.html", {"states": preview.edition_states(get_language() or "")})


@require_GET
@login_required
def edition(request: HttpRequest, code: str) -> HttpResponse:
    """One edition as one audience reads it: sections, practices, statements and answers."""
    access.method_owner_or_404(request.user)
    try:
        shown = preview.edition_preview(code, audience=request.GET.get("audience", ""), language=get_language() or "")
    except preview.NothingToPreview as error:
        raise Http404 from error
    return render(request, "assessment/edition.html", {"shown": shown})
