"""Entering by a code from paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from surveys.frame.services import TokenRefused, TokenUnknown, admission_for
from surveys.views.forms import CodeForm
from surveys.views.refusals import SLOW
from surveys.views.replies import private
from surveys.views.throttle import failure_counted


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code_entry(request: HttpRequest) -> HttpResponse:
    """A code that exists leads to its questionnaire, or to the page that says why it does not let in."""
    form = CodeForm(request.POST or None, label=_("Code"), button=_("Go on"))
    status = 422 if form.errors else 200
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            admission_for(token=code)
        except TokenUnknown:
            is_slow = failure_counted(request)
            status = 429 if is_slow else 404
            form.add_error("code", str(SLOW.words) if is_slow else _("There is no such code."))
        except TokenRefused:
            return private(redirect("respond_start", code))
        else:
            return private(redirect("respond_start", code))
    return private(render(request, "surveys/respond/code.html", {"form": form}, status=status))
